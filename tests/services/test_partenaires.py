"""Partners of this post: the shipped ones, and those entered by hand."""

from dataclasses import replace

import pytest

from desktop.echange.identite import Identite
from desktop.errors import InvalidPartenaireError
from desktop.partenaires.model import Origine, Partenaire, PartenaireId


def _names(services):
    return [p.nom for p in services.partenaires.list()]


def test_the_shipped_services_that_receive_slips_are_there_from_the_start(services):
    assert _names(services) == ["Aide-Victimes"]


def test_a_partner_entered_by_hand_gets_an_identifier_of_its_own(services):
    typed = Partenaire(PartenaireId(""), " Le  Refuge ", Origine.NATIONAL, telephone="01 00 00 00 00")

    added = services.partenaires.add(typed)

    assert added.partenaire_id
    assert (added.nom, added.origine) == ("Le Refuge", Origine.LOCAL)
    assert _names(services) == ["Le Refuge", "Aide-Victimes"]


def test_a_partner_can_be_corrected(services, partenaire):
    added = services.partenaires.add(partenaire)

    services.partenaires.edit(replace(added, nom="Le Nouveau Refuge"))

    assert _names(services) == ["Le Nouveau Refuge", "Aide-Victimes"]


def test_a_partner_that_cannot_be_is_not_kept(services, partenaire):
    with pytest.raises(InvalidPartenaireError):
        services.partenaires.add(replace(partenaire, telephone="le soir"))

    assert _names(services) == ["Aide-Victimes"]


def test_a_shipped_partner_is_not_edited_here(services):
    (shipped,) = services.partenaires.list()

    with pytest.raises(ValueError, match="local"):
        services.partenaires.edit(shipped)


def test_a_slip_still_says_where_it_went_when_the_partner_is_erased(services, handed_over, partenaire):
    added = services.partenaires.add(partenaire)
    services.partenaires.erase(added.partenaire_id)

    assert _names(services) == ["Aide-Victimes"]
    assert services.orientations.get(handed_over.orientation_id).partenaire == partenaire


def test_the_exchange_key_of_a_partner_goes_with_it(services, coffre, clock, partenaire):
    added = services.partenaires.add(partenaire)
    coffre.cles.add(added.partenaire_id, Identite.generate("Refuge").publique, clock())

    services.partenaires.erase(added.partenaire_id)

    assert coffre.cles.list() == ()
