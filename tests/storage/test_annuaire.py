from dataclasses import replace
from datetime import date

import pytest

from desktop import paths
from desktop.annuaire.departements import load_departements
from desktop.annuaire.model import Complement, Inscription, Lieu, Public, StructureId
from desktop.errors import DamagedStoreError, NotKeptError
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin
from desktop.partenaires.model import Visibilite
from tests.annuaire.brought import bring
from tests.storage.furnished import T0, Clock, created_once, service, structure

BORDEAUX = Lieu("1 rue Fictive", "bât. B", "33000", "Bordeaux", "33063", -0.57, 44.84)
FULL = replace(
    structure("plein", description="Accueil de jour", siret="00000000000000", lieu=BORDEAUX),
    telephone="+33500000000",
    courriel="accueil@exemple.invalid",
    site_web="https://exemple.invalid/",
    horaires_accueil="Mo-Fr 09:00-17:00",
    reseaux_porteurs=("mouvement-du-nid", "amicale-du-nid"),
)
SERVICE = replace(
    service("soin", "plein", type="accompagnement", thematiques=("sante--sante-mentale",), publics=("femmes",)),
    publics_precisions="À partir de 15 ans",
    conditions_acces="Aucune",
    frais="gratuit",
    lieu=BORDEAUX,
    telephone="+33500000001",
    courriel="soin@exemple.invalid",
    horaires_accueil="Mo 09:00-12:00",
    modes_accueil=("en-presentiel",),
    zone_eligibilite=("33", "24"),
    modes_mobilisation=("telephoner",),
    mobilisable_par=("professionnels", "usagers"),
    mobilisation_precisions="Demander la permanence",
)
COMPLEMENT = Complement(
    StructureId("plein"),
    frozenset({Besoin.SANTE, Besoin.SECURITE}),
    frozenset({Public.FEMMES}),
    frozenset({Langue.ARABE, Langue.FRANCAIS}),
    age_min=15,
    age_max=99,
    visibilite=Visibilite.JAMAIS,
    agrement_psp=True,
    agrement_jusqu_au=date(2027, 1, 1),
    accueil_urgent=False,
    capacite="4 places",
    horaires="Jour et nuit",
    telephone="05 00 00 00 02",
    courriel="direct@exemple.invalid",
    contact_nom="Mme Fictive",
    note="Sonner deux fois",
    verifie_le=date(2026, 2, 1),
    verifie_par="Agent fictif",
)


@pytest.fixture
def coffre(profile):
    opened = created_once(profile, Clock())
    yield opened
    opened.close()


def found(coffre, word):
    """The structures one of whose words is this one."""
    profils = coffre.profils.list(load_departements(paths.RESOURCES))
    return {each.structure_id for each in profils if word in each.texte.split()}


def test_all_that_is_known_of_a_structure_is_read_back(coffre):
    bring(coffre, T0, [FULL], [SERVICE])
    coffre.annuaire.save_complement(COMPLEMENT)

    assert coffre.annuaire.inscription("plein") == Inscription(FULL, (SERVICE,), COMPLEMENT, "fictif")
    assert coffre.annuaire.structure("plein") == FULL
    assert coffre.annuaire.complement("plein") == COMPLEMENT


def test_what_is_not_known_stays_so(coffre):
    bring(coffre, T0, [structure("vide")])

    unknown = Inscription(structure("vide"), (), Complement(StructureId("vide")), "fictif")
    assert coffre.annuaire.inscription("vide") == unknown
    with pytest.raises(NotKeptError):
        coffre.annuaire.structure("autre")


def test_a_structure_has_its_words_and_those_of_its_services_without_accents(coffre):
    bring(coffre, T0, [replace(FULL, nom="Œuvre de l’Élan"), structure("autre")], [SERVICE])

    for word in ("oeuvre", "elan", "bordeaux", "33000", "mouvement", "mentale", "ecoute"):
        assert found(coffre, word) == {"plein"}


def test_structures_are_counted_by_department(coffre):
    corse = structure("b", lieu=Lieu(code_postal="20200", commune="Bastia"))
    reunion = structure("r", lieu=Lieu(code_insee="97411", commune="Saint-Denis"))
    bring(coffre, T0, [FULL, corse, reunion, structure("nulle-part")])

    assert coffre.annuaire.departements() == {"": 1, "2B": 1, "33": 1, "974": 1}


def test_a_structure_that_changes_is_found_by_what_it_is_now(coffre):
    bring(coffre, T0, [FULL], [SERVICE])

    bring(coffre, T0, [replace(FULL, nom="Maison", lieu=Lieu(code_postal="87000", commune="Limoges"))])

    assert found(coffre, "refuge") == found(coffre, "bordeaux") == set()
    assert found(coffre, "maison") == found(coffre, "ecoute") == {"plein"}
    assert coffre.annuaire.departements() == {"87": 1}


def test_a_service_that_changes_hands_takes_its_words_with_it(coffre):
    bring(coffre, T0, [FULL, structure("autre")], [SERVICE])

    bring(coffre, T0, services=[replace(SERVICE, structure_id=StructureId("autre"))])

    assert found(coffre, "mentale") == {"autre"}


def test_a_note_may_come_before_its_structure_and_takes_the_place_of_the_former(coffre):
    coffre.annuaire.save_complement(replace(COMPLEMENT, note="Autre", age_min=None))
    coffre.annuaire.save_complement(COMPLEMENT)
    bring(coffre, T0, [FULL])

    assert coffre.annuaire.inscription("plein").complement == COMPLEMENT


def test_an_entry_that_cannot_be_read_is_told_as_damage(coffre):
    bring(coffre, T0, [FULL])
    coffre._db.run("UPDATE annuaire_structure SET date_maj = 'hier'")  # noqa: SLF001 - damage

    with pytest.raises(DamagedStoreError):
        coffre.annuaire.structure("plein")


@pytest.mark.parametrize(
    ("code_insee", "code_postal", "departement"),
    [
        ("33063", "75001", "33"),
        ("2A004", "20000", "2A"),
        ("", "20090", "2A"),
        ("", "20137", "2A"),
        ("", "20600", "2B"),
        ("97105", "", "971"),
        ("", "98800", "988"),
        ("", "1000", ""),
        ("", "", ""),
    ],
)
def test_the_department_is_that_of_the_commune_or_of_the_postal_code(code_insee, code_postal, departement):
    assert Lieu(code_insee=code_insee, code_postal=code_postal).departement == departement


def test_no_set_was_imported_at_first(coffre):
    assert coffre.annuaire.jeux() == ()
