"""What a policy fixes, allows and refuses."""

from dataclasses import replace

import pytest

from desktop.langues.langue import Langue
from desktop.orientations.model import Emetteur
from desktop.orientations.reglages import Reglages
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.poste.politique import NO_POLITIQUE, Droit, Fixable, Politique, Sortie
from desktop.poste.titulaires import Role

REGLAGES = Reglages(30, Emetteur("Brigade", "123456", "02 00 00 00 00"), "Organisme")
NATIONAL = Partenaire(PartenaireId("hebergement-115"), "115", Origine.NATIONAL)


def local(nom: str) -> Partenaire:
    return Partenaire(PartenaireId("local"), nom, Origine.LOCAL)


def test_without_a_policy_all_is_left_to_the_post():
    assert NO_POLITIQUE.applied_to(REGLAGES) == REGLAGES
    assert [fixable for fixable in Fixable if NO_POLITIQUE.fixes(fixable)] == []
    assert all(NO_POLITIQUE.allows_sortie(sortie) for sortie in Sortie)
    assert all(NO_POLITIQUE.allows_langue(langue) for langue in Langue)
    assert all(NO_POLITIQUE.allows(Role.AGENT, droit) for droit in Droit)
    assert NO_POLITIQUE.allows_recipient(NATIONAL) and NO_POLITIQUE.allows_recipient(local("Refuge"))
    assert NO_POLITIQUE.allows_local_entry


def test_what_is_fixed_replaces_the_setting_and_the_rest_stays():
    politique = Politique(responsable="Préfecture", rappel="17", conservation_jours=7, verrouillage_minutes=2)

    applied = politique.applied_to(REGLAGES)

    assert applied == Reglages(7, Emetteur("Brigade", "123456", "17"), "Préfecture", 24, 2)
    assert not politique.fixes(Fixable.SERVICE)
    assert politique.fixes(Fixable.CONSERVATION)


@pytest.mark.parametrize(
    ("pattern", "nom", "allowed"),
    [
        ("Amicale *", "Amicale de Nantes", True),
        ("Amicale *", "AMICALE  de l’Étang", True),
        ("Amicale *", "Amicale", False),
        ("*étang*", "Amicale de l’Etang vert", True),
        ("Refuge", "Refuge", True),
        ("Refuge", "Le Refuge", False),
        ("Refuge?", "Refuges", False),
        ("Refuge [a]", "Refuge a", False),
        ("Refuge [a]", "refuge [A]", True),
        ("*", "", True),
    ],
)
def test_a_local_recipient_is_allowed_by_its_name_and_so_is_one_of_the_directory(pattern, nom, allowed):
    politique = Politique(locaux=("Autre", pattern), nationaux=())

    assert politique.allows_recipient(local(nom)) is allowed
    assert politique.allows_recipient(replace(local(nom), origine=Origine.ANNUAIRE)) is allowed


def test_a_national_recipient_is_allowed_by_its_id():
    assert Politique(nationaux=(PartenaireId("hebergement-115"),)).allows_recipient(NATIONAL)
    assert not Politique(nationaux=()).allows_recipient(NATIONAL)
    assert not Politique(nationaux=(PartenaireId("115"),)).allows_recipient(NATIONAL)


def test_national_recipients_only_leaves_nothing_to_enter():
    politique = Politique(locaux=())

    assert politique.allows_recipient(NATIONAL)
    assert not politique.allows_recipient(local("Refuge"))
    assert not politique.allows_local_entry


def test_an_agent_may_what_the_service_lets_them_and_a_responsable_all():
    politique = Politique(agent_peut=(Droit.SAUVEGARDER,))

    assert [droit for droit in Droit if politique.allows(Role.AGENT, droit)] == [Droit.SAUVEGARDER]
    assert all(politique.allows(Role.RESPONSABLE, droit) for droit in Droit)
