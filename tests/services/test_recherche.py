"""Finding over a real store: what is found, what is noted, and what follows at once."""

from dataclasses import replace
from datetime import date

import pytest

from desktop import paths
from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.demande import Demande
from desktop.annuaire.model import Complement, Lieu, Service, ServiceId, Structure, StructureId
from desktop.annuaire.recherche import Motif
from desktop.errors import InvalidComplementError, NotAllowedError, NotKeptError
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ContactId, Coordonnees
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin
from desktop.poste.journal import Action
from desktop.poste.politique import Politique
from desktop.services.acces import open_services
from tests.annuaire.brought import bring

S1, S2 = StructureId("fictive--1"), StructureId("fictive--2")
NORD = CodeDepartement("59")
HEBERGEMENT = Demande(besoins=frozenset({Besoin.HEBERGEMENT}))


def structure(structure_id: StructureId, nom: str, insee: str) -> Structure:
    return Structure(structure_id, "fictive", nom, date(2026, 11, 1), lieu=Lieu(commune="Ville", code_insee=insee))


@pytest.fixture(scope="module")
def shipped():
    return Contenu.load(paths.RESOURCES)


@pytest.fixture
def services(coffre, ressources, shipped, clock, new_id):
    places = [structure(S1, "Refuge des Tilleuls", "59350"), structure(S2, "Abri du Canal", "75101")]
    shelter = ("logement-hebergement--rechercher-une-solution-dhebergement-temporaire",)
    nights = Service(ServiceId("fictive--1a"), S1, "fictive", "Nuitées", "", date(2026, 11, 1), thematiques=shelter)
    bring(coffre, clock(), places, [nights])
    return open_services(coffre, replace(ressources, contenu=shipped), clock, new_id)


def names(found):
    return [each.profil.nom for each in found.first]


def test_what_the_directory_says_is_found_beside_the_services_of_the_content(services):
    services.recherches.begin()

    found = services.recherches.find(replace(HEBERGEMENT, departements=frozenset({NORD})), "")

    assert names(found)[0] == "Refuge des Tilleuls"
    assert "Abri du Canal" not in names(found)
    assert found.count == len(found.first)
    assert any(each.profil.contact_id == "hebergement-115" for each in found.first)


def test_words_narrow_what_is_found_and_are_found_in_the_names_of_services(services):
    assert names(services.recherches.find(Demande(), "nuit")) == ["Refuge des Tilleuls"]
    assert services.recherches.find(Demande(), "nuitées canal").count == 0


def test_a_page_further_on_goes_on_where_the_first_stopped(services):
    everything = services.recherches.find(Demande(), "")

    assert services.recherches.more(Demande(), "", 3) == everything.first[3:]


def test_the_map_counts_structures_wherever_was_asked(services):
    counted = services.recherches.counts(replace(HEBERGEMENT, departements=frozenset({NORD})), "")

    assert counted == {"59": 1, "75": 1}
    assert services.recherches.counts(HEBERGEMENT, "refuge") == {"59": 1}


def test_what_is_noted_is_found_at_once_and_journalled(coffre, services):
    asked = Demande(langue=Langue.ROUMAIN)
    services.recherches.find(asked, "")

    services.recherches.save(Complement(S2, langues=frozenset({Langue.ROUMAIN}), note=" sonner "))

    first = services.recherches.find(asked, "").first[0]
    assert (first.profil.structure_id, first.raisons[0].motif) == (S2, Motif.LANGUE)
    assert services.recherches.inscription(S2).complement.note == "sonner"
    last = coffre.journal.list()[0]
    assert (last.action, last.objet_id) == (Action.COMPLEMENT, S2)


def test_what_cannot_be_noted_changes_nothing(services):
    with pytest.raises(InvalidComplementError):
        services.recherches.save(Complement(S2, age_min=3, age_max=2))
    with pytest.raises(NotKeptError):
        services.recherches.save(Complement(StructureId("no such")))

    assert services.recherches.inscription(S2).complement == Complement(S2)


def test_a_service_that_lets_nothing_be_entered_lets_nothing_be_noted(coffre, ressources, shipped, clock, new_id):
    bring(coffre, clock(), [structure(S1, "Refuge", "59350")])
    under = open_services(coffre, replace(ressources, contenu=shipped), clock, new_id, Politique(saisie_locale=False))

    with pytest.raises(NotAllowedError):
        under.recherches.save(Complement(S1))


def test_a_structure_imported_since_is_found_once_one_begins_again(coffre, services, clock):
    services.recherches.begin()
    bring(coffre, clock(), [structure(StructureId("fictive--3"), "Halte du Pont", "2A004")])

    stock = services.recherches.begin()

    assert names(services.recherches.find(Demande(), "halte")) == ["Halte du Pont"]
    assert stock == {"59": 1, "75": 1, "2A": 1}


def test_a_number_of_the_post_filled_in_is_found_and_no_other(services):
    crip = ContactId("crip")
    assert services.recherches.find(Demande(), "crip").count == 0

    services.numeros.save(Coordonnees(crip, "0320000000", date(2026, 11, 25), nom="CRIP du Nord"))
    services.recherches.begin()

    (found,) = services.recherches.find(Demande(), "crip nord").first
    assert found.profil.contact_id == crip
    assert Motif.POSTE in {raison.motif for raison in found.raisons}
