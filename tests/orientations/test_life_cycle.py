"""The life of a slip: every passage, allowed or not, and what each answer of its partner does to it."""

from datetime import timedelta
from itertools import pairwise, product

import pytest

from desktop.errors import EarlyReponseError, InvalidTransitionError, LateReponseError, OutdatedReponseError
from desktop.orientations.life_cycle import OVER, advance, answered, following, is_open
from desktop.orientations.model import Etat, Status
from desktop.orientations.reponse import Canal, MotifRefus, Reponse, ReponseKind

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
    ("acceptee", "acceptee"),
    ("acceptee", "refusee"),
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


RECUE, ACCEPTEE = Reponse(ReponseKind.RECUE), Reponse(ReponseKind.ACCEPTEE)
REFUSEE = Reponse(ReponseKind.REFUSEE, MotifRefus.PLUS_DE_PLACE)
DAY = timedelta(days=1)


@pytest.fixture
def handed_over(adult, t0):
    return advance(advance(adult, Status.PRETE, t0), Status.REMISE, t0)


def _said(slip, t0, *reponses, canal=Canal.TELEPHONE):
    for hours, reponse in enumerate(reponses, start=1):
        slip = answered(slip, reponse, canal, t0 + timedelta(hours=hours))
    return slip


def _states(slip):
    return [etat.status.value for etat in slip.etats[2:]]


def _appointment(at, answered_at=None):
    return Reponse(ReponseKind.RENDEZ_VOUS, None, at, answered_at)


@pytest.mark.parametrize(
    ("reponses", "states"),
    [
        ((RECUE,), ["recue"]),
        ((ACCEPTEE,), ["recue", "acceptee"]),
        ((REFUSEE,), ["recue", "refusee"]),
        ((RECUE, ACCEPTEE), ["recue", "acceptee"]),
        ((RECUE, RECUE), ["recue"]),
        ((ACCEPTEE, RECUE), ["recue", "acceptee"]),
        ((ACCEPTEE, ACCEPTEE), ["recue", "acceptee"]),
        ((REFUSEE, RECUE, REFUSEE), ["recue", "refusee"]),
        ((ACCEPTEE, REFUSEE), ["recue", "acceptee", "refusee"]),
    ],
)
def test_an_answer_brings_the_passages_it_implies_and_says_nothing_twice(handed_over, t0, reponses, states):
    assert _states(_said(handed_over, t0, *reponses)) == states


def test_what_the_partner_said_is_kept_with_how_it_was_known(handed_over, t0):
    slip = answered(handed_over, _appointment(t0 + DAY, t0), Canal.FICHIER, t0 + timedelta(hours=2))

    assert slip.etats[-1] == Etat(Status.ACCEPTEE, t0 + timedelta(hours=2), Canal.FICHIER, t0, None, t0 + DAY)
    assert slip.etats[-2] == Etat(Status.RECUE, t0 + timedelta(hours=2), Canal.FICHIER, t0)
    assert slip.rendez_vous_at == t0 + DAY


def test_an_appointment_may_be_given_after_the_agreement_and_moved(handed_over, t0):
    first, second = _appointment(t0 + DAY), _appointment(t0 + 2 * DAY)

    slip = _said(handed_over, t0, ACCEPTEE, first, ACCEPTEE, second)

    assert _states(slip) == ["recue", "acceptee", "acceptee", "acceptee"]
    assert slip.rendez_vous_at == t0 + 2 * DAY
    assert _said(slip, t0, _appointment(t0 + DAY)).rendez_vous_at == t0 + DAY


@pytest.mark.parametrize("canal", [Canal.CODE, Canal.FICHIER])
def test_a_code_or_a_file_read_again_does_not_bring_back_what_it_said(handed_over, t0, canal):
    slip = _said(handed_over, t0, _appointment(t0 + DAY), _appointment(t0 + 2 * DAY), canal=canal)

    assert answered(slip, _appointment(t0 + DAY), canal, t0) is slip
    assert answered(_said(slip, t0, REFUSEE), _appointment(t0 + DAY), canal, t0).status is Status.REFUSEE


def test_an_answer_older_than_the_one_noted_is_refused(handed_over, t0):
    slip = answered(handed_over, _appointment(t0 + DAY, t0), Canal.FICHIER, t0)

    with pytest.raises(OutdatedReponseError):
        answered(slip, _appointment(t0 + 3 * DAY, t0 - DAY), Canal.FICHIER, t0)


@pytest.mark.parametrize("status", sorted(OVER))
@pytest.mark.parametrize("reponse", [ACCEPTEE, REFUSEE])
def test_an_answer_to_a_slip_that_is_over_is_late(handed_over, t0, status, reponse):
    over = _said(handed_over, t0, RECUE)
    over = type(over)(over.orientation_id, over.prise_id, t0, etats=(*over.etats, Etat(status, t0)))

    with pytest.raises(LateReponseError) as late:
        answered(over, reponse, Canal.CODE, t0)

    assert late.value.status == status


def test_an_answer_noted_before_is_not_late_once_the_slip_is_closed(handed_over, t0):
    closed = advance(_said(handed_over, t0, ACCEPTEE), Status.CLOSE, t0)

    assert answered(closed, ACCEPTEE, Canal.CODE, t0) is closed
    assert answered(closed, RECUE, Canal.FICHIER, t0) is closed


def test_nobody_answers_a_slip_that_was_not_handed_over(adult, t0):
    with pytest.raises(EarlyReponseError):
        answered(advance(adult, Status.PRETE, t0), RECUE, Canal.CODE, t0)


def test_a_partner_that_refused_does_not_accept_by_the_same_slip(handed_over, t0):
    with pytest.raises(InvalidTransitionError):
        _said(handed_over, t0, REFUSEE, ACCEPTEE)
