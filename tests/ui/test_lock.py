"""The locked post: a wrong passphrase costs time and nothing else, and the lock comes by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from desktop.demonstration import reception
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.home import HomePage
from desktop.ui.unlock import UnlockPage
from tests.ui.running import REGLAGES, Running
from tests.ui.stops import STOPS, furnish

IDLE_MS = REGLAGES.verrouillage_minutes * 60_000


@pytest.fixture
def furnished(start, profile: Path) -> Running:
    furnish(profile)
    running: Running = start()
    return running


def fail(running: Running) -> str:
    """Give a wrong passphrase; return what is said."""
    page = running.player.on(UnlockPage)
    running.player.write("passphrase", "ce n’est pas elle")
    running.player.click("unlock")
    running.settle()
    said = [label.text() for label in page.findChildren(QLabel) if label.property("kind") == "error"]
    return said[0]


def idle_timer(running: Running) -> QTimer | None:
    timers = running.application.shell.findChildren(QTimer)
    return next((timer for timer in timers if timer.isActive() and timer.interval() == IDLE_MS), None)


def test_a_wrong_passphrase_is_told_and_wipes_nothing(locked, profile: Path):
    before = (profile / "coffre.db").read_bytes(), (profile / "coffre.cle").read_bytes()

    told = fail(locked)

    assert told.startswith("Cette phrase de passe n’ouvre pas le coffre. Rien n’est effacé.")
    assert ((profile / "coffre.db").read_bytes(), (profile / "coffre.cle").read_bytes()) == before
    assert locked.player.find("passphrase", QLineEdit).text() == ""


def test_the_delay_grows_and_the_button_waits_with_the_user(locked):
    button = locked.player.find("unlock", QPushButton)
    delays = []
    for _ in range(4):
        delays.append(fail(locked).partition("effacé. ")[2])
        was_enabled = button.isEnabled()

    assert delays[1:] == [
        "Vous pouvez réessayer tout de suite.",
        "Attendez 1 seconde, puis réessayez.",
        "Attendez 2 secondes, puis réessayez.",
    ]
    assert not was_enabled
    reception.unlock(locked.player)


def test_enter_does_not_get_round_the_delay(locked):
    for _ in range(4):
        fail(locked)
    locked.player.write("passphrase", reception.PASSPHRASE)

    locked.player.find("passphrase", QLineEdit).returnPressed.emit()
    locked.settle()

    assert isinstance(locked.application.shell.page, UnlockPage)


def test_the_recovery_code_opens_and_the_new_passphrase_is_then_the_right_one(start, profile: Path):
    running = start()
    code = reception.first_start(running.player, lambda _name: None)
    running.player.click("lock")
    running.player.click("forgotten")
    running.player.write("recovery-code", code.lower().replace("-", " "))
    for name in ("passphrase", "passphrase-again"):
        running.player.write(name, "girafe encrier volcan trapèze ardoise citron moulin")
    running.player.click("recover")
    running.player.on(HomePage)
    running.player.click("lock")

    told = refuse_former(running)
    running.player.write("passphrase", "girafe encrier volcan trapèze ardoise citron moulin")
    running.player.click("unlock")

    assert told.startswith("Cette phrase de passe n’ouvre pas le coffre.")
    running.player.on(HomePage)


def refuse_former(running: Running) -> str:
    page = running.player.on(UnlockPage)
    running.player.write("passphrase", reception.PASSPHRASE)
    running.player.click("unlock")
    running.settle()
    return next(label.text() for label in page.findChildren(QLabel) if label.property("kind") == "error")


def test_a_post_left_alone_locks_itself_and_keeps_what_was_being_typed(furnished):
    STOPS["entretien"].reach(furnished)
    furnished.player.write("answer-text", "une phrase commencée")
    timer = idle_timer(furnished)
    assert timer is not None

    timer.start(20)
    furnished.player.on(UnlockPage)
    STOPS["entretien"].reach(furnished)

    page = furnished.player.on(EntretienPage)
    assert [edit.toPlainText() for edit in page.findChildren(QPlainTextEdit)] == ["une phrase commencée"]


@pytest.mark.parametrize("touch", [QTest.keyClick, QTest.mouseClick])
def test_a_key_or_a_click_puts_the_lock_off(running, touch):
    """What is touched does nothing else: on a busy machine, opening a page takes longer than the wait."""
    timer = idle_timer(running)
    assert timer is not None
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.start()
    QTest.qWait(600)
    before = timer.remainingTime()

    window = running.application.shell.windowHandle()
    if touch is QTest.keyClick:
        touch(window, Qt.Key.Key_Shift)
    else:
        # A corner where nothing is: the middle of home is a button.
        touch(window, Qt.MouseButton.LeftButton, pos=QPoint(4, window.height() - 4))

    assert before < timer.remainingTime()


def test_a_locked_post_does_not_count_the_time(running):
    running.player.click("lock")
    running.player.on(UnlockPage)

    assert idle_timer(running) is None


@pytest.mark.parametrize("name", ["entretien", "orientation situation"])
def test_a_change_of_colours_keeps_the_page_and_what_is_typed(furnished, name: str):
    STOPS[name].reach(furnished)
    page = furnished.application.shell.page
    edit = next(e for e in page.findChildren(QPlainTextEdit) if e.isVisible())
    edit.setPlainText("à moitié tapé")

    furnished.player.click("scheme")

    assert furnished.application.shell.page is page
    assert edit.toPlainText() == "à moitié tapé"
