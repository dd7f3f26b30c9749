from dataclasses import replace
from datetime import date

import pytest

from desktop.annuaire.model import Complement, Inscription, Lieu, Public, ServiceId, StructureId
from desktop.errors import DamagedStoreError, NotKeptError
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin
from desktop.partenaires.model import Visibilite
from tests.storage.furnished import Clock, created_once, service, structure

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


@pytest.fixture
def annuaire(coffre):
    return coffre.annuaire


def found(annuaire, departements=(), text=""):
    inscriptions = annuaire.candidates(departements, text, limit=50)
    assert annuaire.count(departements, text, limit=50) == len(inscriptions)
    return {inscription.structure.structure_id for inscription in inscriptions}


def test_all_that_is_known_of_a_structure_is_read_back(annuaire):
    annuaire.save_structure(FULL)
    annuaire.save_service(SERVICE)
    annuaire.save_complement(COMPLEMENT)

    assert annuaire.inscription("plein") == Inscription(FULL, (SERVICE,), COMPLEMENT)
    assert annuaire.structure("plein") == FULL
    assert annuaire.services_of("plein") == (SERVICE,)
    assert annuaire.complement("plein") == COMPLEMENT


def test_what_is_not_known_stays_so(annuaire):
    annuaire.save_structure(structure("vide"))

    assert annuaire.inscription("vide") == Inscription(structure("vide"), (), Complement(StructureId("vide")))
    assert annuaire.find_structure("autre") is None
    with pytest.raises(NotKeptError):
        annuaire.structure("autre")


def test_a_structure_is_found_by_its_words_and_department_whatever_the_accents(annuaire):
    annuaire.save_structure(replace(FULL, nom="Œuvre de l’Élan"))
    annuaire.save_structure(structure("b", lieu=Lieu(code_postal="20200", commune="Bastia")))
    annuaire.save_structure(structure("r", lieu=Lieu(code_insee="97411", commune="Saint-Denis")))
    annuaire.save_structure(structure("nulle-part"))
    annuaire.save_service(SERVICE)

    assert found(annuaire) == {"plein", "b", "r", "nulle-part"}
    assert found(annuaire, text="oeuvre elan") == {"plein"}
    assert found(annuaire, text="mouvement NID") == {"plein"}
    assert found(annuaire, text="mentale") == {"plein"}
    assert found(annuaire, ("33", "2B")) == {"plein", "b"}
    assert found(annuaire, ("974",), "saint d") == {"r"}
    assert found(annuaire, ("974",), "elan") == set()
    assert found(annuaire, text='"elan" OR *') == set()
    assert annuaire.departements() == {"": 1, "2B": 1, "33": 1, "974": 1}
    assert annuaire.count(limit=2) == 2


def test_a_structure_that_changes_is_found_by_what_it_is_now(annuaire):
    annuaire.save_structure(FULL)
    annuaire.save_service(SERVICE)

    annuaire.save_structure(replace(FULL, nom="Maison", lieu=Lieu(code_postal="87000", commune="Limoges")))

    assert found(annuaire, ("33",)) == found(annuaire, text="refuge") == set()
    assert found(annuaire, ("87",), "maison ecoute") == {"plein"}


def test_a_service_taken_away_is_no_word_of_its_structure_any_more(annuaire):
    annuaire.save_structure(FULL)
    annuaire.save_service(SERVICE)

    annuaire.erase_service(ServiceId("soin"))

    assert found(annuaire, text="mentale") == set()
    assert annuaire.services_of("plein") == ()


def test_a_structure_erased_leaves_neither_service_nor_note_nor_word(annuaire):
    annuaire.save_structure(FULL)
    annuaire.save_service(SERVICE)
    annuaire.save_complement(COMPLEMENT)

    annuaire.erase("plein")

    assert found(annuaire, ("33",)) == found(annuaire) == set()
    assert annuaire.services_of("plein") == ()
    assert annuaire.complement("plein") == Complement(StructureId("plein"))


def test_a_note_may_come_before_its_structure(annuaire):
    annuaire.save_complement(COMPLEMENT)
    annuaire.save_structure(FULL)

    assert annuaire.inscription("plein").complement == COMPLEMENT


def test_a_service_of_no_structure_is_refused(annuaire):
    with pytest.raises(NotKeptError):
        annuaire.save_service(SERVICE)


def test_an_entry_that_cannot_be_read_is_told_as_damage(annuaire, coffre):
    annuaire.save_structure(FULL)
    coffre._db.run("UPDATE annuaire_structure SET date_maj = 'hier'")  # noqa: SLF001 - damage

    with pytest.raises(DamagedStoreError):
        annuaire.structure("plein")


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


def test_no_set_was_imported_at_first(annuaire):
    assert annuaire.jeux() == ()
