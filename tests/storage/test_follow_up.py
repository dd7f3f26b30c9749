"""Slips of which something is to be done are found by columns: exactly those that the rule says."""

from datetime import timedelta

import pytest

from desktop.orientations.model import Urgence
from desktop.orientations.rappels import due, echeance, urgence_of
from desktop.orientations.reglages import Reglages
from desktop.storage import follow_up
from tests.bench.slips import NOW, slips
from tests.storage.furnished import Clock, create

REGLAGES = Reglages(30)
COUNT = 600


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Slips in every state, and the store that keeps them."""
    coffre = create(tmp_path_factory.mktemp("follow-up") / "profil", Clock(NOW))
    made = tuple(slips(COUNT))
    with coffre.transaction():
        for slip in made:
            coffre.orientations.save(slip)
    yield coffre, made
    coffre.close()


@pytest.mark.parametrize("days", [0, 1, 5, 40])
def test_the_slips_found_are_those_that_have_a_reminder(kept, days):
    coffre, made = kept
    now = NOW + timedelta(days=days)
    expected = due(made, REGLAGES, now)

    found, count = coffre.orientations.list_to_follow(REGLAGES, now, COUNT)

    assert due(found, REGLAGES, now) == expected
    assert len(found) == len(expected) == count
    assert coffre.orientations.list_to_follow(REGLAGES, now, 5) == (found[:5], count)


def test_what_a_date_makes_due_comes_before_all_that_only_waits(kept):
    coffre, _made = kept
    now = NOW + timedelta(days=5)

    found, _count = coffre.orientations.list_to_follow(REGLAGES, now, COUNT)

    dated = ((slip, echeance(slip)) for slip in found)
    ranks = [(urgence_of(slip) is not Urgence.CE_JOUR, at is None or at > now) for slip, at in dated]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 4


def test_no_slip_that_is_over_is_looked_at(kept):
    coffre, made = kept
    over = [slip.orientation_id for slip in made if slip.status.value in ("close", "expiree", "annulee")]

    found, _count = coffre.orientations.list_to_follow(REGLAGES, NOW + timedelta(days=400), COUNT)

    assert over
    assert {slip.orientation_id for slip in found}.isdisjoint(over)


def test_finding_them_reads_indexes_and_not_the_table(kept):
    coffre, _made = kept
    db = coffre._db  # noqa: SLF001 - the plan is SQLite's

    plan = " ".join(row[3] for row in db.rows(f"EXPLAIN QUERY PLAN {follow_up.DUE}", *follow_up.asked(REGLAGES, NOW)))

    assert "SCAN" not in plan
    assert all(name in plan for name in ("orientation_attente", "orientation_echeance", "orientation_followed"))
