"""A post left alone: what puts the lock off, and what comes too late. Keys and clicks come in through windows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QPushButton, QWidget

from desktop.ui.shell import Shell
from desktop.ui.theme import Scheme


class Watched:
    """A shell locked after five minutes of a clock that only moves by hand."""

    def __init__(self) -> None:
        self.now_s = 1000.0
        self.shell = Shell((), Scheme.LIGHT, clock_s=lambda: self.now_s)
        self.shell.show()
        QTest.qWaitForWindowActive(self.shell)
        self.idle = 0
        self.shell.idle.connect(self._count)
        self.shell.lock_after(5)

    def _count(self) -> None:
        self.idle += 1


@pytest.fixture
def watched(qtbot):
    made = Watched()
    qtbot.addWidget(made.shell)
    return made


def window_of(widget: QWidget) -> QWindow:
    window = widget.window().windowHandle()
    assert window is not None
    return window


def test_the_time_the_machine_slept_counts_as_time_away(watched):
    watched.now_s += 299
    QTest.keyClick(window_of(watched.shell), Qt.Key.Key_A)
    watched.now_s += 299
    QTest.mouseClick(window_of(watched.shell), Qt.MouseButton.LeftButton)
    assert watched.idle == 0

    watched.now_s += 301
    QTest.keyClick(window_of(watched.shell), Qt.Key.Key_A)

    assert watched.idle == 1


def button_of(shell: Shell, act) -> QWidget:
    """A page of one button, which goes when the post locks."""
    page = QWidget(shell)
    page.setGeometry(200, 200, 300, 300)
    button = QPushButton(page)
    button.setGeometry(0, 0, 80, 40)
    button.clicked.connect(act)
    shell.idle.connect(page.hide)
    page.show()
    return page


ON_BUTTON = QPoint(210, 210)


@pytest.mark.parametrize("opened", [QDialog, QMenu])
def test_what_is_touched_in_a_dialog_or_a_menu_counts_too(watched, qtbot, opened):
    over = opened(watched.shell)
    over.addAction("un") if opened is QMenu else None
    button_of(watched.shell, over.show)
    QTest.mouseClick(window_of(watched.shell), Qt.MouseButton.LeftButton, pos=ON_BUTTON)
    qtbot.waitUntil(over.isVisible, timeout=60_000)
    QTest.qWait(10)

    watched.now_s += 299
    QTest.mouseMove(window_of(over), QPoint(5, 5))
    watched.now_s += 299
    QTest.mouseClick(window_of(watched.shell), Qt.MouseButton.LeftButton)

    assert watched.idle == 0


def test_who_comes_back_too_late_acts_on_nothing_by_a_key_a_click_or_a_shortcut(watched):
    done: list[str] = []
    page = button_of(watched.shell, lambda: done.append("click"))
    edit = QLineEdit(page)
    QShortcut("F2", page).activated.connect(lambda: done.append("shortcut"))

    for touch in (
        lambda window: QTest.keyClick(window, Qt.Key.Key_A),
        lambda window: QTest.keyClick(window, Qt.Key.Key_F2),
        lambda window: QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=ON_BUTTON),
    ):
        page.show()
        edit.setFocus()
        watched.shell.lock_after(5)
        watched.now_s += 301
        touch(window_of(watched.shell))

    assert (watched.idle, edit.text(), done) == (3, "", [])
    page.show()
    watched.shell.lock_after(5)
    QTest.keyClick(window_of(watched.shell), Qt.Key.Key_F2)
    QTest.mouseClick(window_of(watched.shell), Qt.MouseButton.LeftButton, pos=ON_BUTTON)
    assert done == ["shortcut", "click"]


def test_nothing_is_counted_when_nothing_is_open(watched):
    watched.shell.lock_after(0)
    watched.now_s += 10_000

    QTest.keyClick(window_of(watched.shell), Qt.Key.Key_A)

    assert watched.idle == 0
