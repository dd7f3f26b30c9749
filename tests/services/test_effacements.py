"""Erasing before the date: one slip, all of a person, the whole post. What is told is what goes."""

import pytest

from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.errors import NotKeptError
from desktop.fiches.model import EtapeId
from desktop.langues.langue import Langue
from desktop.poste.journal import Action
from desktop.services.effacements import PostContent

from .conftest import ACCUEIL


@pytest.fixture
def busy(services, handed_over, clock):
    """The reception of `handed_over`, with a step ticked, an answer, and another slip begun."""
    services.prises_en_charge.tick(handed_over.prise_id, EtapeId("droits"))
    en_cours = services.entretiens.start_or_resume(handed_over.prise_id, "accueil")
    reponse = Reponse(Ref("/accueil/prenom"), Etat.ANSWERED, "Naïma", clock(), Langue.FRANCAIS)
    services.entretiens.save(en_cours.entretien_id, reponse)
    services.orientations.draft(handed_over.prise_id)
    return handed_over.prise_id


@pytest.fixture
def erased(coffre):
    def read():
        return [e.objet_id for e in reversed(coffre.journal.list(limit=1000)) if e.action is Action.EFFACEMENT]

    return read


def test_what_would_go_is_counted(services, busy):
    dossier = services.effacements.dossier(busy)

    assert (dossier.brouillons, dossier.fiches) == (1, 1)
    assert dossier.accueil is not None
    assert (dossier.accueil.etapes, dossier.accueil.entretiens, dossier.accueil.reponses) == (1, 1, 1)
    assert not dossier.is_one_slip


def test_a_slip_whose_reception_is_gone_is_all_there_is_of_a_person(services, handed_over, clock):
    clock.pass_(hours=25)
    services.echeances.purge()

    assert services.effacements.dossier(handed_over.prise_id).is_one_slip


def test_one_slip_goes_alone(services, busy, handed_over, erased):
    services.effacements.erase_slip(handed_over.orientation_id)

    left = services.effacements.dossier(busy)
    assert (left.brouillons, left.fiches) == (1, 0)
    assert left.accueil is not None
    assert erased() == [handed_over.orientation_id]


def test_a_person_goes_whole_and_others_stay(services, busy, coffre, erased):
    other = services.prises_en_charge.open(ACCUEIL)
    slips = [slip.orientation_id for slip in services.orientations.lines()]

    services.effacements.erase_person(busy)

    assert services.prises_en_charge.current() == (other,)
    assert services.orientations.count() == 0
    assert coffre.entretiens.list_for_prise(busy) == ()
    assert erased() == [*slips, busy]


def test_nothing_is_told_of_who_is_not_kept_any_more(services, busy):
    services.effacements.erase_person(busy)

    with pytest.raises(NotKeptError):
        services.effacements.dossier(busy)


def test_a_slip_that_is_gone_cannot_be_erased_again(services, handed_over, erased):
    services.effacements.erase_slip(handed_over.orientation_id)

    with pytest.raises(NotKeptError):
        services.effacements.erase_slip(handed_over.orientation_id)
    assert erased() == [handed_over.orientation_id]


def test_what_a_disposal_would_destroy_is_counted(services, busy):
    assert services.effacements.post() == PostContent(fiches=2, recues=0, accueils=1, backups="")
