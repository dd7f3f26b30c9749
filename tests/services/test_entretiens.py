"""Conducting the interview: what is answered is kept, whatever happens next."""

import pytest

from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.errors import NotKeptError
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue

PRENOM = Ref("/accueil/personne/prenom")


@pytest.fixture
def prise(services):
    return services.prises_en_charge.open(FicheId("accueil"))


@pytest.fixture
def en_cours(services, prise):
    return services.entretiens.start_or_resume(prise.prise_id, "accueil", Langue.ROUMAIN)


def _reponse(clock, value, etat=Etat.ANSWERED):
    return Reponse(PRENOM, etat, value, clock(), Langue.ROUMAIN)


def test_an_interview_begins_at_no_page_in_the_language_asked(en_cours):
    assert (en_cours.position, en_cours.langue, en_cours.entretien.reponses()) == (None, Langue.ROUMAIN, ())


def test_an_interview_is_taken_up_where_it_was_left(services, prise, en_cours, clock):
    services.entretiens.save(en_cours.entretien_id, _reponse(clock, "Naïma"))
    services.entretiens.set_position(en_cours.entretien_id, PRENOM)
    services.entretiens.set_langue(en_cours.entretien_id, Langue.ARABE)

    again = services.entretiens.start_or_resume(prise.prise_id, "accueil")

    assert again.entretien_id == en_cours.entretien_id
    assert again.entretien.value("prenom") == "Naïma"
    assert (again.position, again.langue) == (PRENOM, Langue.ARABE)


def test_a_non_answer_is_kept_as_such(services, prise, en_cours, clock):
    services.entretiens.save(en_cours.entretien_id, _reponse(clock, "", Etat.DECLINED))

    (again,) = services.entretiens.list(prise.prise_id)

    assert again.entretien.reponse(PRENOM).etat is Etat.DECLINED
    assert again.entretien.value("prenom") == ""


def test_an_answer_emptied_is_not_kept(services, prise, en_cours, clock):
    services.entretiens.save(en_cours.entretien_id, _reponse(clock, "Naïma"))
    services.entretiens.save(en_cours.entretien_id, _reponse(clock, ""))

    assert services.entretiens.list(prise.prise_id)[0].kept.reponses == ()


def test_an_interview_finished_can_be_taken_up_again(services, prise, en_cours, clock):
    services.entretiens.finish(en_cours.entretien_id)
    finished = services.entretiens.list(prise.prise_id)[0].kept.finished_at
    services.entretiens.reopen(en_cours.entretien_id)

    assert finished == clock()
    assert services.entretiens.list(prise.prise_id)[0].kept.finished_at is None


def test_nothing_is_found_before_an_interview_is_begun(services, prise):
    assert services.entretiens.list(prise.prise_id) == ()


def test_an_answer_for_a_reception_erased_meanwhile_is_refused(services, prise, en_cours, clock):
    services.effacements.erase_person(prise.prise_id)

    with pytest.raises(NotKeptError):
        services.entretiens.save(en_cours.entretien_id, _reponse(clock, "Naïma"))
