"""The journal in its page: newest first, loaded as one scrolls, its chain told, exported where one says."""

from pathlib import Path

import pytest

from desktop.demonstration import reception
from desktop.poste.journal import Action
from desktop.services.journal import PAGE
from desktop.storage.coffre import Coffre
from desktop.ui.journal_page import JournalPage
from desktop.ui.kit.line_list import LineList
from desktop.ui.kit.line_window import ROW
from desktop.ui.kit.panels import Banner
from tests.ui.running import Running, make_store

LINES = 3 * PAGE


@pytest.fixture
def long_kept(start, profile: Path) -> Running:
    """A post whose journal is several pages long, at its journal."""
    make_store(profile)
    coffre = Coffre.open(profile, reception.PASSPHRASE)
    for number in range(LINES):
        coffre.journal.add(Action.LECTURE, f"{number:032x}")
    coffre.close()
    running: Running = start()
    reception.unlock(running.player)
    running.settle()
    open_journal(running)
    return running


def open_journal(running: Running) -> JournalPage:
    for name in ("settings", "settings-journal"):
        running.player.click(name)
        running.settle()
    return running.player.on(JournalPage)


def lines(running: Running) -> list[str]:
    return [row.text for row in running.player.find("journal-lines", LineList).rows()]


def state(running: Running) -> str:
    running.settle()
    banner = running.application.shell.findChild(Banner, "journal-state")
    assert banner is not None
    return banner.label.text()


def test_the_newest_line_comes_first_and_only_a_page_is_read(long_kept):
    view = long_kept.player.find("journal-lines", LineList)

    assert view.rows()[0].text == "Adjudante Martin a lu le journal."
    assert view.model().rowCount() > LINES
    assert len(view.rows()) <= 2 * PAGE


def test_the_end_is_the_first_line_ever_written(long_kept):
    view = long_kept.player.find("journal-lines", LineList)
    last = view.model().index(view.model().rowCount() - 1, 0)

    view.scrollToBottom()
    long_kept.player.until(lambda: last.data(ROW) is not None, "the last line")

    assert (last.data(ROW).text, last.data(ROW).place) == ("Adjudante Martin a ouvert le coffre.", 1)


def test_a_whole_chain_is_told(long_kept):
    assert state(long_kept) == "Journal intact : aucune ligne n’a été modifiée ni effacée."


def test_a_line_changed_by_another_hand_is_told_by_its_number(running):
    coffre = running.application.desk.services.journal._coffre  # noqa: SLF001 - what only a forger does

    def forge() -> None:
        coffre._db.run("DROP TRIGGER journal_unchanged")  # noqa: SLF001 - see above
        coffre._db.run("UPDATE journal SET at = '2020-01-01T00:00:00Z' WHERE seq = 1")  # noqa: SLF001 - see above

    running.application.background.run(running.application.shell, forge)
    open_journal(running)

    assert state(running) == "La ligne n° 1 a été modifiée ou effacée."


def test_the_journal_is_written_where_the_responsable_says(running, tmp_path: Path):
    running.save_to(tmp_path / "journal.csv")
    open_journal(running)
    running.player.click("export-journal")

    assert running.notice() == "Journal enregistré, en clair. Il dit qui a fait quoi : rangez-le sous clé."
    assert "Adjudante Martin a lu le journal." in (tmp_path / "journal.csv").read_text(encoding="utf-8-sig")


def test_giving_up_the_export_writes_nothing(running, tmp_path: Path):
    running.save_to(None)
    open_journal(running)
    running.player.click("export-journal")
    running.settle()

    assert "Adjudante Martin a enregistré le journal dans un fichier." not in lines(running)
