"""What is left once the post is locked: nothing on the screen, in a widget, in an object, on the clipboard."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget
from shiboken6 import isValid

from desktop import paths
from desktop.demonstration import reception
from desktop.demonstration.reception import PASSPHRASE
from desktop.errors import DiskFullError
from desktop.storage.coffre import Coffre
from desktop.ui import desk
from desktop.ui.page import Page
from desktop.ui.recovery import RecoveryPage
from desktop.ui.stop import ClosingPage
from desktop.ui.unlock import UnlockPage
from tests.ui.running import REGLAGES, Running, texts_held
from tests.ui.stops import PERSONAL, STOPS, furnish

IDLE_MS = REGLAGES.verrouillage_minutes * 60_000
PROGRAMS = Path(__file__).parent / "programs"
PLACES = ("entretien", "orientation situation", "orientation retour", "relire", "carte")


@pytest.fixture
def furnished(start, profile: Path) -> Running:
    furnish(profile)
    running: Running = start()
    reception.unlock(running.player)
    return running


def lock(running: Running) -> None:
    running.application.routes.lock()
    running.player.on(UnlockPage)
    running.settle()


@pytest.mark.parametrize("name", PLACES)
def test_every_widget_of_the_page_is_destroyed_with_what_was_typed_and_could_be_undone(furnished, name: str):
    STOPS[name].reach(furnished)
    page = furnished.application.shell.page
    assert page is not None
    for edit in page.findChildren(QPlainTextEdit):
        edit.insertPlainText("à moitié tapé")
    parts = [page, *page.findChildren(QObject)]

    lock(furnished)

    assert [part for part in parts if isValid(part)] == []
    held = "\n".join(texts_held(window) for window in QApplication.topLevelWidgets())
    assert [word for word in (*PERSONAL, "à moitié tapé") if word in held] == []


class Painted(QObject):
    """Counts the widgets of a page that are drawn."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and isValid(self._page) and isinstance(watched, QWidget):
            self.count += watched is self._page or self._page.isAncestorOf(watched)
        return False


def test_the_page_is_not_drawn_once_more_and_the_screen_shows_the_locked_post_before_anything_else_happens(furnished):
    STOPS["entretien"].reach(furnished)
    app, shell = furnished.application.qt, furnished.application.shell
    former = shell.page
    assert former is not None
    painted = Painted(former)
    app.installEventFilter(painted)

    former.update()
    furnished.application.routes.lock()
    locked = shell.page
    assert isinstance(locked, UnlockPage) and locked.isVisible() and not former.isVisible()
    furnished.settle()
    app.removeEventFilter(painted)

    assert painted.count == 0


def test_an_answer_that_comes_after_the_lock_shows_nothing(furnished):
    STOPS["accueil"].reach(furnished)
    background, is_free = furnished.application.background, threading.Event()
    background.run(furnished.application.routes, is_free.wait)
    furnished.player.click("orientations")

    furnished.application.routes.lock()
    is_free.set()
    furnished.settle()

    assert isinstance(furnished.application.shell.page, UnlockPage)
    assert furnished.application.shell.findChildren(QWidget, "notice") == []


def test_a_refusal_that_comes_after_the_lock_is_told_all_the_same(furnished, profile: Path):
    STOPS["accueil"].reach(furnished)

    furnished.application.background.run(furnished.application.routes, partial(refuse, profile))
    furnished.application.routes.lock()

    assert furnished.notice().startswith("Le disque est plein")


def refuse(profile: Path) -> None:
    raise DiskFullError(profile)


def test_a_store_that_was_being_opened_when_the_session_was_locked_is_closed_again(locked, profile: Path):
    locked.player.write("passphrase", PASSPHRASE)
    locked.player.find("unlock", QPushButton).click()

    locked.application.routes.lock()
    locked.settle()

    assert isinstance(locked.application.shell.page, UnlockPage)
    assert locked.player.find("passphrase", QLineEdit).text() == ""
    Coffre.open(profile, PASSPHRASE).close()


@pytest.mark.parametrize("kind", [UnlockPage, RecoveryPage])
def test_a_secret_typed_and_not_sent_is_emptied(locked, kind: type[Page]):
    if kind is RecoveryPage:
        locked.player.click("forgotten")
    page = locked.player.on(kind)
    locked.player.write("passphrase", "commencée")

    locked.application.routes.lock()
    locked.settle()

    assert not isValid(page)
    assert locked.player.find("passphrase", QLineEdit).text() == ""


def choose_file(running: Running) -> None:
    desk.ask_where_to_save(running.application.shell.page or running.application.shell, "document.pdf")


def choose_printer(running: Running) -> None:
    printer = QPrinter()
    QPrintDialog(printer, running.application.shell).exec()


def open_menu(running: Running) -> None:
    menu = QMenu(running.application.shell)
    menu.addAction("Zénobie")
    menu.exec()


@pytest.mark.parametrize("ask", [choose_file, choose_printer, open_menu])
def test_the_time_runs_while_a_dialog_is_open_and_the_lock_closes_it(furnished, ask: Callable[[Running], None]):
    STOPS["relire"].reach(furnished)
    shown: list[QWidget | None] = []

    def leave_alone() -> None:
        shown.append(QApplication.activePopupWidget() or QApplication.activeModalWidget())
        timer = next(t for t in furnished.application.shell.findChildren(QTimer) if t.interval() == IDLE_MS)
        timer.start(20)

    QTimer.singleShot(100, leave_alone)
    ask(furnished)

    assert shown[0] is not None
    furnished.player.on(UnlockPage)
    furnished.settle()
    assert QApplication.activeModalWidget() is None
    assert furnished.application.desk.opened is None


def test_saving_given_up_by_the_lock_writes_nothing_and_says_nothing(furnished, tmp_path: Path):
    STOPS["relire"].reach(furnished)
    furnished.application.desk.ask_target = desk.ask_where_to_save
    QTimer.singleShot(200, furnished.application.routes.lock)

    furnished.player.click("save-pdf")
    furnished.settle()

    assert isinstance(furnished.application.shell.page, UnlockPage)
    assert furnished.application.shell.findChildren(QWidget, "notice") == []


def test_the_folder_where_something_was_saved_is_written_nowhere(tmp_path: Path):
    folder, home = tmp_path / "dossier de Zénobie", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(paths.ROOT), "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    command = [sys.executable, str(PROGRAMS / "choose_folder.py"), str(tmp_path / "profil"), str(folder)]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True)

    assert done.stdout.strip() == str(folder / "document.pdf")
    assert list(home.rglob("*.conf")) == []


def test_what_was_copied_from_repere_is_taken_back_and_hidden_from_histories(furnished):
    STOPS["orientation situation"].reach(furnished)
    edit = furnished.player.find("situation", QPlainTextEdit)
    edit.selectAll()
    edit.copy()
    clipboard = QApplication.clipboard()
    copied, hint = clipboard.text(), clipboard.mimeData().data("x-kde-passwordManagerHint").data()

    lock(furnished)

    assert (copied, hint) == ("Elle aime les hortensias.", b"secret")
    assert clipboard.text() == ""


def test_closing_hides_all_at_once_and_waits_for_the_work_under_way(furnished, profile: Path):
    STOPS["orientation situation"].reach(furnished)
    page, is_free = furnished.application.shell.page, threading.Event()
    background, done = furnished.application.background, threading.Event()

    def work() -> None:
        is_free.wait()
        done.set()

    background.run(furnished.application.routes, work)

    furnished.application.shell.close()
    furnished.application.shell.close()
    furnished.player.settle()
    shown = furnished.application.shell.page
    is_free.set()
    furnished.player.until(lambda: not furnished.application.shell.isVisible(), "the window closed")

    assert isinstance(shown, ClosingPage) and not isValid(page)
    assert done.is_set()
    Coffre.open(profile, PASSPHRASE).close()
