"""Several interviews of one person, those that are shipped: what was said once is not asked again."""

import pytest

from desktop import paths
from desktop.entretiens.model import Etat, Reponse
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import Acte, EtapeId, FicheId
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin, Plainte, TrancheAge
from desktop.services.acces import load_ressources

ACCUEIL, FUGUE = FicheId("accueil"), FicheId("fugue")


@pytest.fixture(scope="session")
def contenu():
    return Contenu.load(paths.RESOURCES)


@pytest.fixture(scope="session")
def ressources(contenu):
    return load_ressources(contenu, paths.RESOURCES, paths.TRANSLATIONS)


@pytest.fixture
def prise(services):
    return services.prises_en_charge.open(ACCUEIL)


def _answer(services, clock, prise, form, langue=None, **values):
    """Answer in that interview; None is a refusal."""
    en_cours = services.entretiens.start_or_resume(prise.prise_id, form, langue)
    refs = {node.name: node.ref for node in en_cours.entretien.formulaire.nodes}
    for name, value in values.items():
        etat = Etat.DECLINED if value is None else Etat.ANSWERED
        reponse = Reponse(refs[name], etat, value or "", clock(), en_cours.langue)
        en_cours.entretien.answer(reponse)
        services.entretiens.save(en_cours.entretien_id, reponse)
        clock.pass_(minutes=1)
    return en_cours


def test_a_minor_found_in_the_reception_goes_on_without_saying_it_all_again(services, clock, prise):
    said = {"prenom": "Inès", "langue_parlee": "ro", "interprete": None, "age": "de_15_a_17", "mineur_peur": "oui"}
    before = _answer(services, clock, prise, "accueil", Langue.ROUMAIN, **said)

    services.prises_en_charge.follow(prise.prise_id, FUGUE)
    retour = services.entretiens.start_or_resume(prise.prise_id, "retour")

    assert (retour.carried, retour.langue) == (len(said), Langue.ROUMAIN)
    assert {r.ref.rpartition("/")[2]: r.value for r in retour.kept.reponses} == {
        name: value or "" for name, value in said.items()
    }
    given = {r.ref.rpartition("/")[2]: (r.etat, r.answered_at, r.langue) for r in before.entretien.reponses()}
    assert all(given[r.ref.rpartition("/")[2]] == (r.etat, r.answered_at, r.langue) for r in retour.kept.reponses)


def test_the_interview_left_behind_keeps_its_answers(services, clock, prise):
    _answer(services, clock, prise, "accueil", prenom="Inès", age="de_15_a_17")
    services.entretiens.start_or_resume(prise.prise_id, "retour")

    again = services.entretiens.start_or_resume(prise.prise_id, "accueil")

    assert (again.carried, again.entretien.value("prenom")) == (0, "Inès")


def test_an_answer_that_was_no_longer_asked_is_not_carried(services, clock, prise):
    _answer(services, clock, prise, "accueil", age="de_26_a_40", age_doute="non", enfants="oui", enfants_securite="non")
    _answer(services, clock, prise, "accueil", enfants="non")

    danger = services.entretiens.start_or_resume(prise.prise_id, "danger")

    assert danger.entretien.value("enfants") == "non"
    assert not [r for r in danger.kept.reponses if r.ref.endswith("enfants_securite")]


def test_the_slip_is_drafted_from_every_interview_of_the_person(services, clock, prise):
    adult = {"prenom": "Ana", "age": "de_26_a_40", "age_doute": "non", "souhait": "reflechir"}
    _answer(services, clock, prise, "accueil", **adult)
    _answer(services, clock, prise, "danger", nuit="nulle_part", avis_danger="ce_soir")
    _answer(services, clock, prise, "besoins", urgent="papiers", prenom="Anna")

    slip = services.orientations.draft(prise.prise_id)

    assert (slip.personne.prenom, slip.personne.tranche_age) == ("Anna", TrancheAge.DE_26_A_40)
    assert (slip.plainte, slip.securite.is_in_danger) == (Plainte.REFLECHIT, True)
    assert {b.besoin for b in slip.besoins} >= {Besoin.HEBERGEMENT, Besoin.SECURITE, Besoin.SEJOUR, Besoin.JURIDIQUE}


def test_a_refusal_taken_back_in_a_later_interview_is_one_no_more(services, clock, prise):
    _answer(services, clock, prise, "accueil", age="de_26_a_40", age_doute="non", contact_veut=None)
    _answer(services, clock, prise, "besoins", contact_veut="oui", contact_moyen="voisine")

    contact = services.orientations.draft(prise.prise_id).contact

    assert (contact.declined, contact.moyen) == (False, "voisine")


def test_what_was_done_on_the_first_sheet_is_on_the_slip_of_the_second(services, prise):
    services.prises_en_charge.tick(prise.prise_id, EtapeId("A6b"))
    services.prises_en_charge.follow(prise.prise_id, FUGUE)
    services.prises_en_charge.tick(prise.prise_id, EtapeId("R6"))

    slip = services.orientations.draft(prise.prise_id)

    assert {fait.acte for fait in slip.actes} == {Acte.INTERPRETE, Acte.PARQUET_AVISE}


def test_there_is_an_interview_for_each_one_a_sheet_offers(ressources, contenu):
    offered = {form for fiche in contenu.fiches.values() for form in fiche.entretiens}

    assert offered == set(ressources.formulaires)
