"""The journal: it only grows, and what is done to it behind the back of Repère is found and located."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlcipher3 import dbapi2 as sqlite

from desktop.errors import DiskFullError
from desktop.poste.journal import Action
from desktop.poste.titulaires import TitulaireId
from desktop.storage.journal import Journal


@pytest.fixture
def start():
    """After the store was opened, which its journal says too."""
    return datetime.now(UTC) + timedelta(days=1)


@pytest.fixture
def moment(start):
    """The instant of each next line, one minute after the former."""
    moments = iter(start + timedelta(minutes=n) for n in range(10_000))
    return lambda: next(moments)


@pytest.fixture
def journal(db, moment):
    return Journal(db, TitulaireId("léa"), moment)


@pytest.fixture
def ten_lines(journal):
    for number in range(9):  # after the opening
        journal.add(Action.LECTURE, f"fiche-{number}")
    return journal


def behind_its_back(db, *statements: str) -> None:
    """What someone who has the key does with another tool."""
    for trigger in ("journal_unchanged", "journal_kept"):
        db.run(f"DROP TRIGGER {trigger}")
    for statement in statements:
        db.run(statement)


def test_the_newest_line_is_read_first_with_who_did_it(ten_lines):
    first, *_others = ten_lines.list()

    assert (first.seq, first.titulaire_id, first.action, first.objet_id) == (10, "léa", Action.LECTURE, "fiche-8")


def test_lines_are_read_page_by_page(ten_lines):
    assert [e.seq for e in ten_lines.list(limit=4)] == [10, 9, 8, 7]
    assert [e.seq for e in ten_lines.list(before=7, limit=4)] == [6, 5, 4, 3]


def test_a_journal_left_alone_holds(ten_lines):
    verification = ten_lines.verify()

    assert verification.holds
    assert verification.entries == 10


@pytest.mark.parametrize("statement", ["UPDATE journal SET objet_id = 'x' WHERE seq = 4", "DELETE FROM journal"])
def test_a_line_is_neither_changed_nor_erased(ten_lines, db, statement):
    with pytest.raises(sqlite.IntegrityError):
        db.run(statement)


@pytest.mark.parametrize(
    ("statement", "located"),
    [
        ("UPDATE journal SET objet_id = 'autre' WHERE seq = 4", 4),
        ("UPDATE journal SET titulaire_id = 'max' WHERE seq = 1", 1),
        ("UPDATE journal SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 10", 10),
        ("UPDATE journal SET chain = zeroblob(32) WHERE seq = 6", 6),
        ("DELETE FROM journal WHERE seq = 5", 5),
        ("DELETE FROM journal WHERE seq <= 3", 1),
        ("DELETE FROM journal WHERE seq >= 8", 8),
        ("DELETE FROM journal", 1),
        ("UPDATE journal SET seq = 40 WHERE seq = 7", 7),
        ("INSERT INTO journal SELECT 11, at, titulaire_id, action, objet_id, detail, chain FROM journal LIMIT 1", 11),
    ],
)
def test_tampering_is_found_and_located(ten_lines, db, statement, located):
    behind_its_back(db, statement)
    found = ten_lines.verify()
    ten_lines.add(Action.LECTURE)

    assert found.broken_at == ten_lines.verify().broken_at == located


def test_fields_cannot_slide_into_one_another(journal, db):
    journal.add(Action.ETAT, "ab", "c")
    behind_its_back(db, "UPDATE journal SET objet_id = 'a', detail = 'bc' WHERE seq = 2")

    assert journal.verify().broken_at == 2


def test_lines_that_have_lived_their_time_go_and_the_rest_still_holds(ten_lines, start):
    forgotten = ten_lines.forget_before(start + timedelta(minutes=4, seconds=30))
    after = ten_lines.verify()

    assert forgotten == 10 - after.entries > 0
    assert after.holds


def test_a_line_dated_later_by_a_wrong_clock_keeps_those_that_follow(db, start):
    instants = iter([start + timedelta(days=400), start])
    journal = Journal(db, TitulaireId("léa"), lambda: next(instants))
    journal.add(Action.LECTURE)
    journal.add(Action.LECTURE)

    journal.forget_before(start + timedelta(days=300))

    assert [e.seq for e in journal.list()][:2] == [3, 2]
    assert journal.verify().holds


def test_a_line_belongs_to_the_transaction_under_way(journal, db):
    with suppress(RuntimeError), db.transaction():
        journal.add(Action.MODIFICATION, "fiche")
        raise RuntimeError

    assert [e.action for e in journal.list()] == [Action.OUVERTURE]
    assert journal.verify().holds


def test_a_full_disk_forbids_no_reading(journal, db):
    db.rows(f"PRAGMA max_page_count = {db.rows('PRAGMA page_count')[0][0]}")
    with suppress(DiskFullError):
        while True:
            journal.add(Action.MODIFICATION, "fiche")

    journal.note(Action.LECTURE, "x" * 5000)

    assert journal.verify().holds
