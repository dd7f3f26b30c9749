"""Time in the window: what is due goes before anything is shown, and a clock that leapt is asked about first."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.demonstration import reception
from desktop.demonstration.reception import NOM, PASSPHRASE
from desktop.poste.journal import Action
from desktop.storage.coffre import Coffre
from desktop.ui.effacement.clock_page import ClockPage
from desktop.ui.home import HomePage
from desktop.ui.kit.panels import Banner
from tests.ui.running import Running, texts_held
from tests.ui.stops import PERSONAL, furnish


class Clock:
    """The clock of the post, moved by the test."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def furnished(start, profile: Path, clock: Clock) -> Running:
    """Repère locked, on a post with a reception under way, its draft, and a slip handed over for 30 days."""
    furnish(profile)
    running: Running = start(now=clock)
    return running


def unlock(running: Running) -> None:
    reception.say_who(running.player, NOM)
    running.player.write("passphrase", PASSPHRASE)
    running.player.click("unlock")


def resumable(running: Running) -> list[str]:
    buttons = running.application.shell.findChildren(QAbstractButton)
    return [b.objectName() for b in buttons if b.objectName().startswith("resume-")]


def banner(running: Running, name: str) -> str:
    found = running.application.shell.findChildren(Banner, name)
    return found[0].label.text() if found else ""


def decisions(running: Running, profile: Path) -> list[str]:
    """What the journal says of the clock, once the window is closed."""
    running.close()
    coffre = Coffre.open(profile, PASSPHRASE)
    found = [e.detail for e in coffre.journal.list(limit=1000) if e.action is Action.HORLOGE]
    coffre.close()
    return found


def test_what_came_to_its_date_while_the_post_was_off_is_gone_before_anything_is_shown(furnished, clock):
    clock.ahead = timedelta(hours=25)

    unlock(furnished)
    furnished.player.on(HomePage)

    assert resumable(furnished) == []
    assert banner(furnished, "purged") == "1 dossier arrivé à sa date a été effacé de ce poste."
    furnished.player.click("orientations")
    furnished.settle()
    assert "1 fiche" in texts_held(furnished.application.shell)


def test_a_clock_that_leapt_is_asked_about_on_opening_before_anything_is_shown(furnished, clock):
    clock.ahead = timedelta(days=60)

    unlock(furnished)
    page = furnished.player.on(ClockPage)

    said = texts_held(page)
    assert "La date de ce poste a avancé de 60 jours" in said
    assert "1 fiche d’orientation remise et 1 accueil avec ses brouillons" in said
    held = texts_held(furnished.application.shell)
    assert [word for word in PERSONAL if word in held] == []


def test_yes_erases_and_says_how_much(furnished, clock, profile):
    clock.ahead = timedelta(days=60)
    unlock(furnished)
    furnished.player.on(ClockPage)

    furnished.player.click("clock-right")
    furnished.player.on(HomePage)

    assert resumable(furnished) == []
    assert banner(furnished, "purged") == "3 dossiers arrivés à leur date ont été effacés de ce poste."
    assert decisions(furnished, profile) == ["60 juste"]


def test_no_keeps_everything_and_home_says_so_until_the_clock_is_set_right(furnished, clock, profile):
    clock.ahead = timedelta(days=60)
    unlock(furnished)
    furnished.player.on(ClockPage)

    furnished.player.click("clock-wrong")
    furnished.player.on(HomePage)
    kept, doubted = resumable(furnished), banner(furnished, "clock-doubted")
    clock.ahead = timedelta(0)
    furnished.application.routes.home()
    furnished.settle()

    assert len(kept) == 1
    assert doubted.startswith("La date de ce poste est tenue pour fausse")
    assert banner(furnished, "clock-doubted") == ""
    assert decisions(furnished, profile) == ["60 fausse"]


def test_a_clock_held_to_be_wrong_can_be_said_right_from_home(furnished, clock, profile):
    clock.ahead = timedelta(days=60)
    unlock(furnished)
    furnished.player.click("clock-wrong")
    furnished.player.click("clock-asked")
    furnished.player.on(ClockPage)

    furnished.player.click("clock-right")
    furnished.player.on(HomePage)

    assert resumable(furnished) == []
    assert decisions(furnished, profile) == ["60 juste", "60 fausse"]


def test_a_clock_that_leaps_while_the_post_is_open_is_asked_about_on_the_way_home(furnished, clock):
    unlock(furnished)
    furnished.player.click("orientations")
    furnished.settle()
    clock.ahead = timedelta(days=60)

    furnished.player.click("back")

    furnished.player.on(ClockPage)


def test_a_reception_begun_under_a_clock_that_leapt_is_refused_in_one_sentence(furnished, clock):
    unlock(furnished)
    furnished.player.click("situation-accueil")
    clock.ahead = timedelta(days=60)

    furnished.player.click("to-orientation")

    assert furnished.notice().startswith("La date de ce poste a avancé de plus d’un mois. Revenez à l’accueil")


def test_the_question_is_answered_from_the_keyboard_and_enter_alone_erases_nothing(furnished, clock, profile):
    clock.ahead = timedelta(days=60)
    unlock(furnished)
    furnished.player.on(ClockPage)
    shell = furnished.application.shell
    shell.activateWindow()
    furnished.player.until(shell.isActiveWindow, "the window in front")

    QTest.keyClick(QApplication.focusWidget() or shell, Qt.Key.Key_Return)
    furnished.player.on(HomePage)

    assert len(resumable(furnished)) == 1
    assert decisions(furnished, profile) == ["60 fausse"]
