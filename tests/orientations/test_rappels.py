"""What is still to be done of the slips handed over, and in which order."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop.orientations.appel import Appel, Appele, IssueAppel
from desktop.orientations.life_cycle import OPEN, OVER, advance, answered
from desktop.orientations.model import BesoinExprime, Etat, OrientationId, Status, Urgence
from desktop.orientations.rappels import Attente, RappelKind, attente, due, due_of, echeance
from desktop.orientations.reglages import Reglages
from desktop.orientations.reponse import Canal, MotifRefus, Reponse, ReponseKind

REGLAGES = Reglages(30)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MORNING = datetime(2026, 11, 23, 9).astimezone()
"""In the time of this computer: days are those of the post."""


def at(days: float = 0, **delay: float) -> datetime:
    return MORNING + timedelta(days=days, **delay)


@pytest.fixture
def handed_over(adult):
    """On `MORNING`, for something needed the same day."""
    return advance(advance(adult, Status.PRETE, MORNING), Status.REMISE, MORNING)


def _needing(slip, urgence):
    return replace(slip, besoins=tuple(BesoinExprime(b.besoin, urgence) for b in slip.besoins))


def _said(slip, when, kind, motif=None, rendez_vous_at=None):
    return answered(slip, Reponse(kind, motif, rendez_vous_at), Canal.TELEPHONE, when)


def _called(slip, when, issue, rappel_at=None, appele=Appele.PARTENAIRE):
    return replace(slip, appels=(*slip.appels, Appel(when, "t", appele, issue, rappel_at)))


def _kinds(slip, now, reglages=REGLAGES):
    return [rappel.kind.value for rappel in due_of(slip, reglages, now)]


@pytest.mark.parametrize(("urgence", "hours"), [("ce_jour", 24), ("sous_72h", 72), ("plus_tard", 168)])
def test_an_answer_is_waited_for_as_long_as_the_needs_can_wait(handed_over, urgence, hours):
    slip = _needing(handed_over, Urgence(urgence))

    assert _kinds(slip, at(hours=hours, minutes=-1)) == []
    assert _kinds(slip, at(hours=hours)) == ["sans_reponse"]


def test_the_most_urgent_need_counts_and_no_need_waits_longest(handed_over):
    mixed = replace(handed_over, besoins=(*_needing(handed_over, Urgence.PLUS_TARD).besoins, *handed_over.besoins))

    assert _kinds(mixed, at(1)) == ["sans_reponse"]
    assert _kinds(replace(handed_over, besoins=()), at(6)) == []


def test_the_delays_are_those_of_the_post(handed_over):
    reglages = replace(REGLAGES, relance_ce_jour_heures=4)

    assert _kinds(handed_over, at(hours=4), reglages) == ["sans_reponse"]


def test_a_slip_received_is_waited_for_anew_until_a_decision(handed_over):
    received = _said(handed_over, at(1), ReponseKind.RECUE)

    assert _kinds(received, at(2, minutes=-1)) == []
    assert _kinds(received, at(2)) == ["sans_decision"]
    assert _kinds(_said(received, at(2), ReponseKind.ACCEPTEE), at(20)) == []


def test_a_refusal_is_to_be_acted_upon_at_once(handed_over):
    assert _kinds(_said(handed_over, at(), ReponseKind.REFUSEE, MotifRefus.HORS_SECTEUR), at()) == ["refusee"]


def test_an_appointment_is_shown_on_its_day_then_until_there_is_news(handed_over):
    slip = _said(handed_over, at(), ReponseKind.RENDEZ_VOUS, None, at(2, hours=5))

    assert _kinds(slip, at(1, hours=14)) == []
    assert _kinds(slip, at(2)) == ["rendez_vous_jour"]
    assert _kinds(slip, at(2, hours=5)) == ["rendez_vous_passe"]
    assert _kinds(_called(slip, at(2, hours=6), IssueAppel.PAS_DE_REPONSE), at(3)) == ["rendez_vous_passe"]
    assert _kinds(_called(slip, at(2, hours=6), IssueAppel.JOINT), at(3)) == []
    assert _kinds(_called(slip, at(1), IssueAppel.JOINT), at(3)) == ["rendez_vous_passe"]


def test_an_appointment_moved_is_no_more_that_of_before(handed_over):
    first = _said(handed_over, at(), ReponseKind.RENDEZ_VOUS, None, at(1))

    assert _kinds(_said(first, at(), ReponseKind.RENDEZ_VOUS, None, at(5)), at(3)) == []


def test_a_call_to_be_made_again_is_shown_on_its_day_until_it_is_made(handed_over):
    slip = _called(_needing(handed_over, Urgence.PLUS_TARD), at(), IssueAppel.A_RAPPELER, at(1, hours=5))

    assert _kinds(slip, at(hours=14)) == []
    assert _kinds(slip, at(1)) == ["rappeler"]
    assert _kinds(_called(slip, at(1), IssueAppel.PAS_DE_REPONSE), at(1)) == []
    assert _kinds(_called(slip, at(1), IssueAppel.JOINT, appele=Appele.PERSONNE), at(1)) == ["rappeler"]
    assert _kinds(_said(slip, at(hours=3), ReponseKind.RECUE), at(1)) == []


def test_calling_the_person_again_does_not_wait_on_the_structure(handed_over):
    slip = _called(handed_over, at(), IssueAppel.A_RAPPELER, at(1), Appele.PERSONNE)

    assert _kinds(_said(slip, at(hours=3), ReponseKind.ACCEPTEE), at(1)) == ["rappeler"]


def test_a_return_is_late_the_day_after_its_last_day(handed_over):
    slip = replace(
        _needing(handed_over, Urgence.PLUS_TARD), retour=replace(handed_over.retour, avant_le=date(2026, 11, 25))
    )
    midnight = datetime(2026, 11, 26).astimezone()

    assert _kinds(slip, midnight - HOUR) == []
    assert _kinds(slip, midnight) == ["retour_passe"]
    assert _kinds(_called(slip, midnight + HOUR, IssueAppel.JOINT), midnight + DAY) == []
    assert _kinds(_said(slip, at(), ReponseKind.RENDEZ_VOUS, None, at(20)), midnight) == []


def test_a_slip_that_is_not_closed_warns_of_its_erasure_the_day_before(handed_over):
    slip = _said(replace(handed_over, expires_on=date(2026, 12, 23)), at(), ReponseKind.ACCEPTEE)

    assert _kinds(slip, datetime(2026, 12, 21, 23).astimezone()) == []
    assert _kinds(slip, datetime(2026, 12, 22).astimezone()) == ["effacement"]


@pytest.mark.parametrize("status", sorted(OPEN | OVER))
def test_a_slip_on_the_desk_or_over_has_nothing_due(followed, status):
    slip = replace(followed, etats=(*followed.etats, Etat(status, at())), expires_on=at().date())

    assert _kinds(slip, at(400)) == []
    assert (attente(slip), echeance(slip)) == (None, None)


def test_each_slip_comes_once_by_its_most_urgent_reminder_the_most_urgent_first(handed_over):
    later = _needing(handed_over, Urgence.PLUS_TARD)
    slips = {
        "answer-later": replace(later, expires_on=at(9).date()),
        "refused-later": _said(later, at(), ReponseKind.REFUSEE, MotifRefus.AUTRE),
        "answer-today": handed_over,
        "passed-today": _said(handed_over, at(), ReponseKind.RENDEZ_VOUS, None, at(1)),
        "passed-before": _said(handed_over, at(), ReponseKind.RENDEZ_VOUS, None, at(hours=2)),
        "nothing": _said(later, at(), ReponseKind.ACCEPTEE),
    }
    named = [replace(slip, orientation_id=OrientationId(name)) for name, slip in slips.items()]

    found = due(named, REGLAGES, at(9))

    assert [rappel.orientation_id for rappel in found] == [
        "passed-before",
        "passed-today",
        "answer-today",
        "refused-later",
        "answer-later",
    ]
    assert found[-1].kind is RappelKind.SANS_REPONSE
    assert found[-1].partenaire == "Le Refuge fictif"


def test_what_the_store_keeps_tells_when_a_slip_is_to_be_looked_at(handed_over):
    slip = _called(handed_over, at(), IssueAppel.A_RAPPELER, at(2, hours=5))

    assert attente(slip) == Attente(MORNING, Urgence.CE_JOUR)
    assert echeance(slip) == datetime(2026, 11, 25).astimezone()
