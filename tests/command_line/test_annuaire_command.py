"""`python -m desktop annuaire importer`, on a real store."""

import io
import sys

import pytest

from desktop.command_line import main
from desktop.storage.coffre import Coffre
from tests.annuaire.fichiers import structure, write_csv
from tests.storage.furnished import CODE, FAST, PHRASE, REGLAGES


@pytest.fixture
def profile(tmp_path):
    folder = tmp_path / "poste"
    coffre = Coffre.create(folder, PHRASE, CODE, cost=FAST)
    coffre.reglages.save(REGLAGES)
    coffre.close()
    return folder


@pytest.fixture
def importer(profile, monkeypatch, capfdbinary):
    """Run the import; return exit status, what was said, and what was refused."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{PHRASE}\n".encode())))
        status = main(["annuaire", "importer", "--profile", str(profile), *map(str, arguments)])
        said, refused = capfdbinary.readouterr()
        return status, said.decode(), refused.decode()

    return run


def count(profile) -> int:
    coffre = Coffre.open(profile, PHRASE, cost=FAST)
    try:
        return sum(coffre.annuaire.departements().values())
    finally:
        coffre.close()


def test_a_file_is_tried_then_imported(importer, profile, tmp_path):
    path = write_csv(tmp_path / "structures.csv", [structure(1), structure(2)])

    tried = importer(path, "--essai")
    kept_after_trying = count(profile)
    done = importer(path, "--jeu", "Gironde")

    said = "Jeu « {} » : structures +2 ~0 absentes 0 −0 =0 ; services +0 ~0 absentes 0 −0 =0.\n"
    assert tried == (0, "Essai, rien n’a été changé. " + said.format("structures"), "")
    assert kept_after_trying == 0
    assert done == (0, "Import terminé. " + said.format("Gironde"), "")
    assert count(profile) == 2


def test_a_faulty_line_is_told_and_stops_all_unless_sound_lines_are_asked_for(importer, profile, tmp_path):
    path = write_csv(tmp_path / "structures.csv", [structure(1), structure(2, nom="")])

    refused = importer(path)
    kept_after_refusal = count(profile)
    done = importer(path, "--lignes-justes")

    assert (refused[0], kept_after_refusal, done[0], count(profile)) == (1, 0, 0, 1)
    assert refused[2].startswith("Ligne 3, colonne « nom » : il faut une valeur.\n1 ligne de ce fichier")
    assert "1 ligne est fausse." in done[1]


def test_a_file_that_is_not_a_directory_is_refused_in_a_sentence(importer, tmp_path):
    path = tmp_path / "autre.csv"
    path.write_text("a,b\n1,2\n")

    assert importer(path) == (
        1,
        "",
        "Les colonnes de ce fichier ne disent pas ce qu’il est. "
        "Dites quelle colonne est le nom, l’identifiant… Rien n’a été changé.\n",
    )
    assert importer(tmp_path / "absent.csv")[0] == 1
