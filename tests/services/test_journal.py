"""The journal as a responsable reads and exports it."""

import csv
import io

import pytest

from desktop.errors import ExportError, NotAllowedError
from desktop.poste.journal import Action
from desktop.poste.titulaires import Role
from desktop.services.journal import PAGE, JournalService
from desktop.storage.coffre import Coffre

OWN = "une phrase"
LEAS = "brume clavier sapin lutte orage cerise velours"


@pytest.fixture
def journal(services):
    return services.journal


def table(path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))


def forge(coffre: Coffre, statement: str) -> None:
    """What nothing in Repère does."""
    coffre._db.run("DROP TRIGGER journal_unchanged")  # noqa: SLF001 - see above
    coffre._db.run(statement)  # noqa: SLF001 - see above


def test_reading_is_the_first_line_read(journal):
    newest, *_older = journal.read()

    assert newest.sentence == "Responsable a lu le journal."


def test_the_next_page_begins_under_the_last_line_and_is_no_reading_of_its_own(journal, coffre):
    for number in range(PAGE + 5):
        coffre.journal.add(Action.LECTURE, f"id-{number}")

    first = journal.read()
    second = journal.read(first[-1].seq)

    assert [line.seq for line in (*first, *second)] == list(range(first[0].seq, 0, -1))
    assert sum("lu le journal" in line.sentence for line in (*first, *second)) == 1
    assert journal.read(second[-1].seq) == ()


def test_what_somebody_did_is_still_told_under_their_name_once_removed(services, journal):
    lea = services.titulaires.add(OWN, "Léa", Role.AGENT, LEAS)
    services.titulaires.remove(OWN, lea.titulaire_id)

    told = [line.sentence for line in journal.read()]

    assert "Responsable a donné une clé à Léa, agent." in told
    assert "Responsable a retiré la clé de Léa." in told


def test_an_agent_neither_reads_nor_verifies_nor_exports(services, coffre, profile, clock, tmp_path):
    lea = services.titulaires.add(OWN, "Léa", Role.AGENT, LEAS)
    coffre.close()
    with_lea = Coffre.open(profile, LEAS, lea.titulaire_id, now=clock)
    journal = JournalService(with_lea, clock)

    for forbidden in (journal.read, journal.verify, lambda: journal.export(tmp_path / "journal.csv")):
        with pytest.raises(NotAllowedError):
            forbidden()
    with_lea.close()

    assert not (tmp_path / "journal.csv").exists()


def test_the_export_holds_every_line_its_own_included_and_the_end_of_the_chain(journal, coffre, tmp_path):
    for number in range(3):
        coffre.journal.add(Action.LECTURE, f"id-{number}")
    journal.export(tmp_path / "journal.csv")

    header, *lines, end, verdict = table(tmp_path / "journal.csv")

    assert header[0] == "N°"
    assert [line[0] for line in lines] == [str(n) for n in range(1, len(lines) + 1)]
    assert lines[-1][3] == "Responsable a enregistré le journal dans un fichier."
    assert end[1] == coffre.journal.verify().head
    assert verdict[1] == "Journal intact : aucune ligne n’a été modifiée ni effacée."


def test_a_name_that_is_a_formula_is_text_in_the_export(services, journal, tmp_path):
    services.titulaires.rename(services.titulaires.me().titulaire_id, "=1+1")
    journal.export(tmp_path / "journal.csv")

    _header, first, *_others = table(tmp_path / "journal.csv")

    assert first[2] == "'=1+1"
    assert not first[3].startswith("=")


def test_an_export_that_cannot_be_written_leaves_nothing(journal, tmp_path):
    with pytest.raises(ExportError):
        journal.export(tmp_path / "nowhere" / "journal.csv")

    assert list(tmp_path.glob("*.csv")) == []


def test_a_line_changed_by_another_hand_is_located(services, journal, coffre, tmp_path):
    for number in range(5):
        coffre.journal.add(Action.LECTURE, f"id-{number}")
    forge(coffre, "UPDATE journal SET objet_id = 'autre' WHERE seq = 3")

    journal.export(tmp_path / "journal.csv")

    assert journal.verify().broken_at == 3
    assert table(tmp_path / "journal.csv")[-1][1] == "La ligne n° 3 a été modifiée ou effacée."


def test_the_name_proposed_tells_when_and_nothing_else(journal):
    assert journal.file_name().startswith("journal-20261123-")
    assert journal.file_name().endswith(".csv")
