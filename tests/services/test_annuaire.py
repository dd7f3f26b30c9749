"""A directory imported: what would change is said first, what was noted here survives, all or nothing."""

import json
from dataclasses import replace
from datetime import date
from threading import Event

import pytest

from desktop import paths
from desktop.annuaire.champs import Format
from desktop.annuaire.changements import Compte
from desktop.annuaire.choix import Choix
from desktop.annuaire.complement import partenaire_of
from desktop.annuaire.departements import load_departements
from desktop.annuaire.model import Complement, StructureId
from desktop.annuaire.problemes import Probleme
from desktop.errors import CancelledError, DirectoryFileError, FaultyLinesError, NotAllowedError
from desktop.langues.langue import Langue
from desktop.partenaires.model import Visibilite
from desktop.poste.journal import Action
from desktop.poste.politique import Politique
from desktop.poste.titulaires import Role
from desktop.services.annuaire import AnnuaireService
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre
from tests.annuaire.fichiers import EXEMPLE_PSP, service, structure, told, write_csv

OF_TWO = Complement(
    StructureId("fictive--2"), langues=frozenset({Langue.ARABE}), visibilite=Visibilite.JAMAIS, note="Sonner"
)


@pytest.fixture
def annuaire(coffre, clock):
    """The service, where files are read here rather than apart: one test reads apart."""
    return AnnuaireService(
        coffre, clock, Permissions(coffre, Politique()), lambda path, choix, _stopped: told(path, choix)
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "structures-2026-11.csv"


@pytest.fixture
def load(annuaire, path):
    def run(*rows, **how):
        return annuaire.import_read(annuaire.examine(write_csv(path, rows)), **how)

    return run


def kept(coffre):
    """The entries of all the structures."""
    profils = coffre.profils.list(load_departements(paths.RESOURCES))
    return {each.structure_id: coffre.annuaire.inscription(each.structure_id) for each in profils}


def found(coffre, word):
    """The structures one of whose words begins so."""
    profils = coffre.profils.list(load_departements(paths.RESOURCES))
    return {each.structure_id for each in profils if f" {word}" in each.texte}


def test_a_file_read_apart_is_compared_then_imported_and_written_in_the_journal(services, coffre, tmp_path, clock):
    path = write_csv(tmp_path / "structures-2026-11.csv", [structure(1), structure(2)])
    seen = []

    apercu = services.annuaire.examine(path, progress=lambda done, whole: seen.append(done / whole))

    assert (apercu.jeu, apercu.structures, apercu.faulty, seen) == ("structures", 2, 0, [1.0])
    assert apercu.tableaux[0].format is Format.STRUCTURES
    assert apercu.changements.structures == Compte(nouvelles=2)
    assert kept(coffre) == {}
    assert services.annuaire.import_read(apercu) == apercu.changements
    assert sorted(kept(coffre)) == ["fictive--1", "fictive--2"]
    (jeu,) = services.annuaire.jeux()
    assert (jeu.nom, jeu.fichier, jeu.imported_at, jeu.structures) == ("structures", path.name, clock(), 2)
    last = coffre.journal.list()[0]
    assert (last.action, last.detail) == (Action.ANNUAIRE, "2")


def test_the_next_file_says_what_is_new_changed_unchanged_and_gone(load, annuaire, coffre, path):
    load(structure(1), structure(2), structure(3), structure(4))
    coffre.annuaire.save_complement(OF_TWO)

    rows = (structure(1), structure(3, nom="Autre nom", telephone=""), structure(5))
    apercu = annuaire.examine(write_csv(path, rows))

    champs = {"nom": 1, "telephone": 1}
    assert apercu.changements.structures == Compte(1, 1, 1, absentes=1, effacees=1, champs=champs)
    assert annuaire.import_read(apercu).structures == apercu.changements.structures
    found = kept(coffre)
    assert sorted(found) == ["fictive--1", "fictive--2", "fictive--3", "fictive--5"]
    assert found["fictive--3"].structure.nom == "Autre nom"
    assert annuaire.examine(path).changements.structures == Compte(inchangees=3)


def test_what_was_noted_survives_and_what_is_gone_is_marked_until_it_comes_back(load, coffre, clock):
    load(structure(1), structure(2))
    coffre.annuaire.save_complement(OF_TWO)

    load(structure(1))
    gone = coffre.annuaire.inscription(OF_TWO.structure_id)
    load(structure(1), structure(2, nom="Revenue"))
    back = coffre.annuaire.inscription(OF_TWO.structure_id)

    assert (gone.complement, gone.absente_le) == (OF_TWO, clock().date())
    assert (back.complement, back.absente_le, back.structure.nom) == (OF_TWO, None, "Revenue")


def test_a_structure_whose_key_is_kept_is_not_erased(load, coffre):
    load(structure(1), structure(2))
    coffre._db.run(  # noqa: SLF001 - a key without its partner
        "INSERT INTO cle_partenaire (partenaire_id, line, added_at, verified_by) VALUES (?, 'k', '', '')",
        partenaire_of(coffre.annuaire.inscription(StructureId("fictive--2")), date(2026, 1, 1)).partenaire_id,
    )

    load(structure(1))

    assert kept(coffre)["fictive--2"].absente_le is not None


def test_another_set_of_data_takes_nothing_away(load, annuaire, coffre, tmp_path):
    load(structure(1))

    apercu = annuaire.examine(write_csv(tmp_path / "autre.csv", [structure(2)]))

    assert (apercu.jeu, apercu.changements.structures) == ("autre", Compte(nouvelles=1))
    as_the_other = annuaire.examine(tmp_path / "autre.csv", jeu=" structures ")
    assert as_the_other.changements.structures == Compte(nouvelles=1, effacees=1)
    annuaire.import_read(annuaire.examine(tmp_path / "autre.csv"))
    assert sorted(kept(coffre)) == ["fictive--1", "fictive--2"]


def test_services_go_to_their_structures_and_are_found_by_their_words(load, annuaire, coffre, tmp_path):
    load(structure(1), structure(2))

    rows = [service(1, 1), service(2, 1, nom="Jardin"), service(3, 9)]
    apercu = annuaire.examine(write_csv(tmp_path / "services.csv", rows))
    with pytest.raises(FaultyLinesError):
        annuaire.import_read(apercu)
    annuaire.import_read(apercu, only_sound=True)

    (fault,) = apercu.anomalies
    assert (fault.line, fault.column, fault.probleme) == (4, "structure_id", Probleme.NO_STRUCTURE)
    assert (apercu.services, apercu.faulty, apercu.changements.services) == (2, 1, Compte(nouvelles=2))
    assert [each.nom for each in kept(coffre)["fictive--1"].services] == ["Jardin", "Écoute n° 1"]
    assert found(coffre, "jardin") == found(coffre, "mentale") == {"fictive--1"}
    annuaire.import_read(annuaire.examine(write_csv(tmp_path / "services.csv", [service(1, 1)])))
    assert found(coffre, "jardin") == set()
    assert found(coffre, "ecoute") == {"fictive--1"}


def test_a_structure_that_is_gone_but_whose_service_still_comes_is_kept_and_marked(load, annuaire, coffre, tmp_path):
    load(structure(1), structure(2))
    path = tmp_path / "structures.json"
    path.write_text(json.dumps({"structures": [structure(1)], "services": [service(1, 2)]}))

    apercu = annuaire.examine(path)
    annuaire.import_read(apercu)

    assert apercu.changements.structures == Compte(inchangees=1, absentes=1)
    gone = coffre.annuaire.inscription(StructureId("fictive--2"))
    assert gone.absente_le is not None
    assert [each.service_id for each in gone.services] == ["service--1"]


def test_one_faulty_line_stops_all_unless_the_sound_ones_are_asked_for(annuaire, coffre, path):
    apercu = annuaire.examine(write_csv(path, [structure(1), structure(2, nom="")]))

    with pytest.raises(FaultyLinesError):
        annuaire.import_read(apercu)

    assert kept(coffre) == {}
    annuaire.import_read(apercu, only_sound=True)
    assert sorted(kept(coffre)) == ["fictive--1"]


def test_an_import_that_is_stopped_leaves_nothing(load, annuaire, coffre, path):
    load(structure(1))
    stop = Event()
    apercu = annuaire.examine(write_csv(path, [structure(n) for n in range(2, 5000)]))

    with pytest.raises(CancelledError):
        annuaire.import_read(apercu, progress=lambda done, _whole: stop.set() if done else None, stop=stop)

    assert sorted(kept(coffre)) == ["fictive--1"]
    assert found(coffre, "maison") == {"fictive--1"}
    assert len(coffre.journal.list()) == len({each.seq for each in coffre.journal.list()})
    assert annuaire.import_read(apercu).structures.nouvelles == 4998
    assert len(found(coffre, "maison")) == 4998


def test_a_structure_that_services_of_another_set_refer_to_is_marked_and_takes_none_of_them_away(
    load, annuaire, coffre, path, tmp_path
):
    load(structure(1), structure(2))
    annuaire.import_read(annuaire.examine(write_csv(tmp_path / "services.csv", [service(1, 2)])))

    apercu = annuaire.examine(write_csv(path, [structure(1)]))
    annuaire.import_read(apercu)

    assert apercu.changements.structures == Compte(inchangees=1, absentes=1)
    assert [each.nom for each in kept(coffre)["fictive--2"].services] == ["Écoute n° 1"]
    annuaire.import_read(annuaire.examine(write_csv(tmp_path / "services.csv", [service(2, 1)])))
    load(structure(1))
    assert list(kept(coffre)) == ["fictive--1"]


def test_ages_are_those_noted_here_or_those_of_the_list_never_one_of_each(annuaire, coffre):
    minors = Complement(StructureId("liste-psp-33--00000000000018"), age_max=17)
    coffre.annuaire.save_complement(minors)

    annuaire.import_read(annuaire.examine(EXEMPLE_PSP))

    found = coffre.annuaire.complement(minors.structure_id)
    assert (found.age_min, found.age_max) == (None, 17)


def test_a_list_of_approvals_is_followed_and_what_was_noted_here_goes_before_the_rest(annuaire, coffre):
    noted = Complement(StructureId("liste-psp-33--00000000000018"), visibilite=Visibilite.JAMAIS, note="La nôtre")
    coffre.annuaire.save_complement(noted)

    annuaire.import_read(annuaire.examine(EXEMPLE_PSP))

    kept_now = coffre.annuaire.complement(noted.structure_id)
    assert (kept_now.agrement_psp, kept_now.agrement_jusqu_au.year) == (True, 2028)
    assert (kept_now.visibilite, kept_now.note) == (Visibilite.JAMAIS, "La nôtre")
    assert kept_now.langues == {Langue.FRANCAIS, Langue.ROUMAIN}
    hidden = coffre.annuaire.complement(StructureId("liste-psp-33--00000000000026"))
    assert hidden.visibilite is Visibilite.JAMAIS


def test_an_address_that_the_list_hides_is_hidden_whatever_was_said_before(annuaire, coffre):
    public = Complement(StructureId("liste-psp-33--00000000000026"), visibilite=Visibilite.PUBLIQUE)
    coffre.annuaire.save_complement(public)

    annuaire.import_read(annuaire.examine(EXEMPLE_PSP))

    assert coffre.annuaire.complement(public.structure_id).visibilite is Visibilite.JAMAIS


def test_a_file_that_says_nothing_known_is_shown_and_imports_nothing(annuaire, path):
    path.write_text("a,b\n1,2\n")

    apercu = annuaire.examine(path)

    assert not apercu.is_understood
    assert apercu.tableaux[0].colonnes == ("a", "b")


def test_a_file_that_cannot_be_read_leaves_nothing_behind(services, tmp_path):
    path = tmp_path / "s.xlsx"
    path.write_bytes(b"PK\x03\x04 abime")

    with pytest.raises(DirectoryFileError) as refused:
        services.annuaire.examine(path)

    assert refused.value.fault == "malformed"


def test_only_a_responsable_imports_and_only_where_the_service_lets_it(coffre, clock, profile, path, fast):
    write_csv(path, [structure(1)])
    forbidden = AnnuaireService(coffre, clock, Permissions(coffre, Politique(import_annuaire=False)))
    with pytest.raises(NotAllowedError) as refused:
        forbidden.examine(path)
    assert refused.value.by_politique
    coffre.trousseau.add("une phrase", "Léa", Role.AGENT, "lune tapis nuage cerf bocal")
    coffre.close()
    opened = Coffre.open(profile, "lune tapis nuage cerf bocal", now=clock, cost=fast)

    try:
        with pytest.raises(NotAllowedError):
            AnnuaireService(opened, clock, Permissions(opened, Politique())).examine(path, Choix())
    finally:
        opened.close()


def test_a_complement_noted_while_a_file_waits_is_seen_by_the_import(annuaire, load, coffre, path):
    load(structure(1), structure(2))
    apercu = annuaire.examine(write_csv(path, [structure(1)]))
    coffre.annuaire.save_complement(replace(OF_TWO, note="Notée entre-temps"))

    assert annuaire.import_read(apercu).structures == Compte(inchangees=1, absentes=1)
