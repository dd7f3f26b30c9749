"""The list of slips, read a page at a time from columns, and what of it is due."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.orientations.line import OrientationLine
from desktop.orientations.model import Etat, Orientation, OrientationId, PriseEnChargeId, Status
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.storage.coffre import Coffre
from desktop.storage.database import Database
from tests.storage.conftest import FAST, PASSPHRASE, RECOVERY_CODE

PRISE = PriseEnChargeId("prise-1")


def slip(name: str, created_at: datetime, expires_on: date | None = None) -> Orientation:
    etats = (Etat(Status.REMISE, created_at),) if expires_on else ()
    return Orientation(OrientationId(name), PRISE, created_at, expires_on, etats=etats)


def names(lines: tuple[OrientationLine, ...]) -> list[str]:
    return [line.orientation_id for line in lines]


@pytest.fixture
def ten(coffre: Coffre, now: datetime) -> Coffre:
    """Ten slips kept in disorder, two of them drafted at the same instant."""
    for hour in (3, 9, 1, 4, 0, 8, 2, 7, 6, 6):
        name = str(hour) if hour != 6 else f"6{'b' if coffre.orientations.find(OrientationId('6a')) else 'a'}"
        coffre.orientations.save(slip(name, now + timedelta(hours=hour)))
    return coffre


def test_pages_follow_each_other_to_the_end(ten):
    found: list[str] = []
    after = None
    while page := ten.orientations.lines(after=after, limit=3):
        found += names(page)
        after = page[-1].place

    assert found == ["9", "8", "7", "6b", "6a", "4", "3", "2", "1", "0"]


@pytest.mark.parametrize("text", ["", "brouillon"])
def test_pages_are_reached_by_passing_over_those_before(ten, text):
    first = ten.orientations.lines(text, limit=4)

    assert names(ten.orientations.lines(text, skip=4, limit=3)) == ["6a", "4", "3"]
    assert names(ten.orientations.lines(text, after=first[1].place, skip=2, limit=3)) == ["6a", "4", "3"]
    assert ten.orientations.lines(text, skip=10, limit=3) == ()


def test_counting_stops_where_it_is_told_to(ten):
    assert ten.orientations.count("brouillon", limit=7) == 7
    assert ten.orientations.count("brouillon", limit=20) == 10
    assert ten.orientations.count(limit=7) == 10


def test_a_line_says_what_the_list_shows(coffre, now):
    partenaire = Partenaire(PartenaireId("p"), "Amicale", Origine.LOCAL)
    coffre.orientations.save(replace(slip("o", now, date(2026, 4, 1)), partenaire=partenaire))

    (line,) = coffre.orientations.lines(limit=1)

    assert line == OrientationLine(OrientationId("o"), now, date(2026, 4, 1), Status.REMISE, "Amicale", line.place)


def test_a_slip_keeps_its_place_when_it_changes(ten, now):
    ten.orientations.save(slip("4", now + timedelta(hours=4), date(2026, 4, 1)))

    assert names(ten.orientations.lines(skip=4, limit=3)) == ["6a", "4", "3"]


def test_neither_the_list_nor_what_is_due_reads_a_slip_whole(ten, db, now):
    db.run("UPDATE orientation SET body = 'illisible'")

    assert len(ten.orientations.lines(limit=20)) == ten.orientations.count(limit=20) == 10
    assert len(ten.orientations.list_due(now, now)) == 1


def test_what_is_due_and_the_first_pages_are_found_without_going_through_all(db: Database):
    plans = [
        "SELECT 1 FROM orientation WHERE julianday(expires_on) + dated_late_s / 86400.0 < julianday('2026-03-01') + 1",
        "SELECT 1 FROM orientation WHERE was_handed_over = 0"
        " AND julianday(created_at) + late_s / 86400.0 <= julianday('2026-03-01') + 0.0001",
        "SELECT place FROM orientation INDEXED BY orientation_place WHERE place > 0 ORDER BY place LIMIT 9 OFFSET 9",
    ]
    said = [" ".join(row[3] for row in db.rows(f"EXPLAIN QUERY PLAN {sql}")) for sql in plans]

    assert [plan for plan in said if "SEARCH" not in plan or "SCAN" in plan or "TEMP" in plan] == []


@pytest.fixture(scope="module")
def module_coffre(tmp_path_factory) -> Iterator[Coffre]:
    """One store for all the examples."""
    opened = Coffre.create(tmp_path_factory.mktemp("due") / "profil", PASSPHRASE, RECOVERY_CODE, cost=FAST)
    yield opened
    opened.close()


days = st.dates(date(2026, 1, 1), date(2026, 1, 9))
instants = st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 9)).map(lambda t: t.astimezone())  # noqa: DTZ001
delays = st.one_of(st.just(0.0), st.floats(-3e5, 3e5, width=32), st.integers(-3, 3).map(lambda n: n * 86400.0))


@given(st.lists(st.tuples(instants, delays, st.none() | days, delays), min_size=1, max_size=12), instants, instants)
@settings(max_examples=150)
def test_what_is_due_is_due_in_time_reached(module_coffre, kept, reached, limit):
    coffre, db = module_coffre, module_coffre._db  # noqa: SLF001 - dates no page can set
    db.run("DELETE FROM orientation")
    for number, (created_at, late_s, expires_on, dated_late_s) in enumerate(kept):
        coffre.orientations.save(slip(str(number), created_at, expires_on))
        db.run(
            "UPDATE orientation SET late_s = ?, dated_late_s = ? WHERE orientation_id = ?",
            late_s,
            dated_late_s,
            str(number),
        )

    def is_due(created_at: datetime, late_s: float, expires_on: date | None, dated_late_s: float) -> bool:
        if expires_on is not None:
            begins = datetime.combine(expires_on, time.min).astimezone()
            return begins + timedelta(seconds=dated_late_s) <= reached
        return created_at + timedelta(seconds=late_s) <= limit

    expected = {str(number) for number, each in enumerate(kept) if is_due(*each)}
    assert {due.orientation_id for due in coffre.orientations.list_due(reached, limit)} == expected
