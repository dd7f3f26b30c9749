"""The life of a slip: every passage, allowed or not."""

from itertools import pairwise, product

import pytest

from desktop.errors import InvalidTransitionError
from desktop.orientations.life_cycle import advance, following, is_open
from desktop.orientations.model import Etat, Status

ALLOWED = {
    ("brouillon", "prete"),
    ("brouillon", "annulee"),
    ("brouillon", "expiree"),
    ("prete", "brouillon"),
    ("prete", "remise"),
    ("prete", "annulee"),
    ("prete", "expiree"),
    ("remise", "recue"),
    ("remise", "annulee"),
    ("remise", "expiree"),
    ("recue", "acceptee"),
    ("recue", "refusee"),
    ("recue", "annulee"),
    ("recue", "expiree"),
    ("acceptee", "close"),
    ("acceptee", "annulee"),
    ("refusee", "close"),
}


def _in_state(orientation, status, at):
    etats = () if status is Status.BROUILLON else (Etat(status, at),)
    return type(orientation)(orientation.orientation_id, orientation.prise_id, at, etats=etats)


@pytest.mark.parametrize(("current", "wanted"), list(product(Status, Status)))
def test_a_slip_goes_only_where_the_table_says(adult, t0, current, wanted):
    slip = _in_state(adult, current, t0)

    if (current.value, wanted.value) in ALLOWED:
        assert advance(slip, wanted, t0).status is wanted
    else:
        with pytest.raises(InvalidTransitionError) as refused:
            advance(slip, wanted, t0)
        assert (refused.value.current, refused.value.wanted) == (current, wanted)


@pytest.mark.parametrize("status", Status)
def test_what_is_proposed_is_what_is_allowed(status):
    assert {(status.value, each.value) for each in following(status)} == {a for a in ALLOWED if a[0] == status.value}


def test_the_usual_next_state_is_proposed_first():
    usual = (Status.BROUILLON, Status.PRETE, Status.REMISE, Status.RECUE, Status.ACCEPTEE, Status.CLOSE)

    assert all(following(current)[0] is wanted for current, wanted in pairwise(usual))


def test_each_state_is_kept_with_its_time(adult, t0):
    slip = advance(advance(adult, Status.PRETE, t0), Status.REMISE, t0.replace(hour=10))

    assert slip.entered(Status.REMISE) == t0.replace(hour=10)
    assert slip.entered(Status.PRETE) == t0
    assert slip.was_handed_over


@pytest.mark.parametrize("status", Status)
def test_only_a_draft_or_a_ready_slip_is_open(adult, t0, status):
    assert is_open(_in_state(adult, status, t0)) is (status in (Status.BROUILLON, Status.PRETE))
