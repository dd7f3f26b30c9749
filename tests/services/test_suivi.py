"""Calls noted on a slip, and what it is reminded of."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.errors import InvalidTransitionError, NotKeptError
from desktop.orientations.appel import NOTE_LENGTH, Appele, IssueAppel
from desktop.orientations.model import Status
from desktop.orientations.rappels import RappelKind
from desktop.poste.journal import Action

DAY = timedelta(days=1)


def test_a_call_is_kept_with_who_made_it_and_the_journal_says_what_came_of_it(services, coffre, handed_over, clock):
    noted = services.suivi.call(
        handed_over.orientation_id, Appele.PARTENAIRE, IssueAppel.A_RAPPELER, clock() + DAY, "  standard \n fermé "
    )

    (appel,) = services.orientations.get(handed_over.orientation_id).appels
    assert noted.appels == (appel,)
    assert (appel.par, appel.called_at, appel.rappel_at) == (coffre.titulaire.titulaire_id, clock(), clock() + DAY)
    assert appel.note == "standard fermé"
    assert (Action.APPEL, handed_over.orientation_id, "a_rappeler") in [
        (e.action, e.objet_id, e.detail) for e in coffre.journal.list(limit=9)
    ]


def test_a_call_that_is_not_to_be_made_again_has_no_date_and_a_note_stays_short(services, handed_over, clock):
    noted = services.suivi.call(handed_over.orientation_id, Appele.PERSONNE, IssueAppel.JOINT, clock(), "x" * 500)

    assert noted.appels[0].rappel_at is None
    assert len(noted.appels[0].note) == NOTE_LENGTH


def test_saving_a_slip_from_a_page_that_does_not_know_a_call_keeps_it(services, complete):
    prise = services.prises_en_charge.open("accueil")
    drafted = services.orientations.draft(prise.prise_id)
    services.suivi.call(drafted.orientation_id, Appele.PARTENAIRE, IssueAppel.JOINT)

    assert len(services.orientations.save(complete(drafted)).appels) == 1


def test_no_call_is_noted_on_a_slip_that_is_over_or_erased(services, handed_over):
    services.orientations.advance(handed_over.orientation_id, Status.ANNULEE)
    with pytest.raises(InvalidTransitionError):
        services.suivi.call(handed_over.orientation_id, Appele.PARTENAIRE, IssueAppel.JOINT)
    services.effacements.erase_slip(handed_over.orientation_id)
    with pytest.raises(NotKeptError):
        services.suivi.call(handed_over.orientation_id, Appele.PARTENAIRE, IssueAppel.JOINT)


def test_a_slip_nobody_answers_is_reminded_of_then_the_next_one_told_beside(services, handed_over, clock):
    assert services.suivi.due().rappels == ()
    clock.pass_(days=2)

    found = services.suivi.due()

    assert [(rappel.kind, rappel.orientation_id) for rappel in found.rappels] == [
        (RappelKind.SANS_REPONSE, handed_over.orientation_id)
    ]
    assert found.count == 1
    assert services.suivi.look(handed_over).rappels == found.rappels


def test_the_settings_of_the_post_say_how_long_an_answer_is_waited_for(services, handed_over, reglages, clock):
    services.reglages.save(replace(reglages, relance_ce_jour_heures=4))
    clock.pass_(hours=4)

    assert services.suivi.due().count == 1
