"""The whole path without a mouse: home, sheet, a step ticked, the interview, an answer, and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.ui.entretien.page import EntretienPage
from desktop.ui.fiche.page import FichePage
from desktop.ui.home import HomePage
from desktop.ui.unlock import UnlockPage
from tests.ui.running import Running

LONGEST_WAY = 120
"""Tabs enough to go round a page."""


class Keyboard:
    def __init__(self, running: Running) -> None:
        self.running = running
        self.shell = running.application.shell
        self.shell.activateWindow()
        running.player.until(self.shell.isActiveWindow, "the window in front")

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        self.running.settle()

    def focused(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def tab_to(self, name: str) -> None:
        """Press Tab until that widget has the keyboard."""
        for _ in range(LONGEST_WAY):
            if self.focused() == name:
                return
            QTest.keyClick(QApplication.focusWidget() or self.shell, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}")


@pytest.fixture
def keyboard(running) -> Keyboard:
    return Keyboard(running)


def test_from_home_to_a_step_ticked_then_back(keyboard):
    player = keyboard.running.player
    first = keyboard.focused()
    keyboard.press(Qt.Key.Key_Return)
    page = player.on(FichePage)
    keyboard.tab_to("tick-A1")
    keyboard.press(Qt.Key.Key_Space)

    player.find("when-A1", QLabel, page)
    keyboard.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert first == "situation-accueil"
    player.on(HomePage)


def test_from_the_sheet_through_the_first_questions(keyboard):
    player = keyboard.running.player
    keyboard.press(Qt.Key.Key_Return)
    player.on(FichePage)
    keyboard.tab_to("to-entretien")
    keyboard.press(Qt.Key.Key_Return)
    page = player.on(EntretienPage)
    keyboard.running.settle()
    keyboard.press(Qt.Key.Key_1)

    keyboard.press(Qt.Key.Key_Return)

    player.until(lambda: page.findChild(QWidget, "question-cadre_qui") is not None, "the second page")


def test_unlocking_needs_no_mouse(keyboard):
    keyboard.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    keyboard.running.player.on(UnlockPage)
    where = keyboard.focused()
    QTest.keyClicks(keyboard.running.player.find("passphrase", QWidget), "faux")
    keyboard.press(Qt.Key.Key_Return)

    assert where == "passphrase"
    assert keyboard.focused() == "passphrase"


def test_escape_dismisses_what_is_said_before_anything_else(keyboard):
    shell, page = keyboard.shell, keyboard.shell.page
    keyboard.running.application.desk.say("Une phrase.")

    keyboard.press(Qt.Key.Key_Escape)

    assert shell.page is page
    assert shell.findChild(QWidget, "notice") is None
