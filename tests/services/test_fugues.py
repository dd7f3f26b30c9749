"""The thread of a minor on a real store: what it owes, what it gives the slip, what becomes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.errors import InvalidEvenementError, NotKeptError
from desktop.fiches.model import Acte, EtapeId
from desktop.orientations.fugue import EvenementKind
from desktop.poste.journal import Action
from desktop.services.fugues import Fugues

from .conftest import ACCUEIL

HOUR = timedelta(hours=1)


@pytest.fixture
def prise(services):
    return services.prises_en_charge.open(ACCUEIL)


def test_a_thread_says_what_is_owed_and_feeds_the_slip(services, prise, clock, coffre):
    fil = services.fugues.get(prise.prise_id)
    assert (fil.fugues, fil.parquet_avise_at, fil.crip_informee_at) == ((), None, None)

    services.fugues.note(prise.prise_id, EvenementKind.CONSTATEE, clock() - 3 * HOUR)
    services.fugues.note(prise.prise_id, EvenementKind.PARQUET_AVISE, clock() - HOUR, "permanence")
    fil = services.fugues.note(prise.prise_id, EvenementKind.PARENTS_NON_INFORMES, clock(), "l’un est mis en cause")

    assert (fil.parquet_avise_at, fil.crip_informee_at) == (clock() - HOUR, None)
    assert [each.par for each in fil.fugues[0].evenements] == [coffre.titulaire.titulaire_id] * 3
    protection = services.orientations.draft(prise.prise_id).protection
    assert protection.parquet_avise_at == clock() - HOUR
    assert (protection.parents_informes, protection.parents_motif) == (False, "l’un est mis en cause")


def test_what_was_noted_by_mistake_is_taken_out_and_the_journal_says_both(services, prise, clock, coffre):
    fil = services.fugues.note(prise.prise_id, EvenementKind.RETOUR, clock())

    assert services.fugues.erase(fil.fugues[0].evenements[0]).fugues == ()
    lines = [(e.objet_id, e.detail) for e in reversed(coffre.journal.list(limit=9)) if e.action is Action.FUGUE]
    assert lines == [(prise.prise_id, ""), (prise.prise_id, "retire")]


def test_nothing_to_come_is_noted_and_nothing_of_a_reception_that_is_gone(services, prise, clock):
    with pytest.raises(InvalidEvenementError):
        services.fugues.note(prise.prise_id, EvenementKind.RETOUR, clock() + HOUR)
    services.fugues.note(prise.prise_id, EvenementKind.RETOUR, clock())
    services.effacements.erase_person(prise.prise_id)

    with pytest.raises(NotKeptError):
        services.fugues.get(prise.prise_id)
    with pytest.raises(NotKeptError):
        services.fugues.note(prise.prise_id, EvenementKind.RETOUR, clock())


def test_the_thread_is_erased_with_its_reception(services, prise, clock, coffre):
    services.fugues.note(prise.prise_id, EvenementKind.RETOUR, clock())

    coffre.prises_en_charge.erase(prise.prise_id)

    assert coffre.fugues.list_for_prise(prise.prise_id) == ()


def test_a_step_that_reports_to_the_parquet_counts_for_a_first_runaway_only(services, prise, coffre, contenu, clock):
    fiche = contenu.fiches[ACCUEIL]
    step = replace(fiche.sections[0].etapes[0], etape_id=EtapeId("R6"), acte=Acte.PARQUET_AVISE)
    reporting = replace(fiche, sections=(replace(fiche.sections[0], etapes=(step,)),))
    fugues = Fugues(coffre, (reporting,), clock, lambda: "e")
    services.prises_en_charge.tick(prise.prise_id, step.etape_id)
    assert fugues.get(prise.prise_id).parquet_avise_at == clock()
    for kind, hours in ((EvenementKind.CONSTATEE, 5), (EvenementKind.RETOUR, 4), (EvenementKind.CONSTATEE, 1)):
        services.fugues.note(prise.prise_id, kind, clock() - hours * HOUR)

    assert fugues.get(prise.prise_id).parquet_avise_at is None
