"""`python -m desktop echange …`: an envelope opened whole in a folder of its own, or nothing written; one sentence."""

import io
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop import paths
from desktop.command_line import main
from desktop.echange.enveloppe import seal_orientation
from desktop.poste.cles import ClePublique, empreinte
from tests.echange.cctv import VECTORS
from tests.echange.forging import members_of
from tests.echange.samples import BRIGADE, OTHER, PDF, REFUGE, SLIP, TOLD

PHRASE = "sept mots sans aucun lien girafe moulin tambour"
TODAY = datetime.now(UTC).astimezone().date()


def envelope(days: int = 30, to: ClePublique = REFUGE.publique) -> bytes:
    return seal_orientation(
        TOLD,
        PDF,
        orientation_id=SLIP,
        expires_on=TODAY + timedelta(days=days),
        expediteur=BRIGADE,
        destinataire=to,
        now=datetime.now(UTC),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An envelope, a key in clear as the age tool writes it, and nothing else."""
    (tmp_path / "recue.age").write_bytes(envelope())
    (tmp_path / "cle.txt").write_text(f"# created: hier\n{REFUGE.age}\n", encoding="ascii")
    return tmp_path


@pytest.fixture
def echange(folder, monkeypatch, capfdbinary):
    """Run one action in the folder; return exit status, what was said, and what was refused."""

    def run(*arguments: object, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        status = main(["echange", *map(str, arguments)])
        said, refused = capfdbinary.readouterr()
        return status, said.decode(), refused.decode()

    return run


OPEN = ("ouvrir", "recue.age", "--identite", "cle.txt", "--vers", "sortie")


def test_the_files_of_an_envelope_are_written_in_the_folder_made_for_them(echange, folder):
    status, said, refused = echange(*OPEN)

    assert (status, refused) == (0, "") and said.count("\n") == 1
    assert "rien ne vérifie" in said and " ".join(empreinte(BRIGADE.publique)) in said
    written = {path.name: path.read_bytes() for path in (folder / "sortie").iterdir()}
    assert written == members_of((folder / "recue.age").read_bytes())
    assert sorted(path.name for path in folder.iterdir()) == ["cle.txt", "recue.age", "sortie"]


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_nobody_else_of_the_computer_reads_what_is_written(echange, folder):
    echange(*OPEN)

    assert [oct(path.stat().st_mode & 0o77) for path in (folder / "sortie", *(folder / "sortie").iterdir())] == [
        "0o0"
    ] * 6


def test_a_sender_whose_key_is_given_is_told_as_the_one_expected(echange, folder):
    (folder / "brigade.cle").write_text(BRIGADE.publique.line() + "\n", encoding="ascii")

    by_file = echange(*OPEN, "--cle-expediteur", "brigade.cle")
    by_line = echange(*OPEN[:-1], "autre", "--cle-expediteur", BRIGADE.publique.line())

    assert [status for status, _, _ in (by_file, by_line)] == [0, 0]
    assert "clé attendue (Brigade fictive de l’Étoile)" in by_file[1]


def leftovers(folder: Path) -> list[str]:
    return sorted({path.name for path in folder.iterdir()} - {"cle.txt", "recue.age", "autre.cle"})


def test_another_sender_than_the_one_expected_is_refused_and_nothing_written(echange, folder):
    status, said, refused = echange(*OPEN, "--cle-expediteur", OTHER.publique.line())

    assert (status, said) == (1, "") and "autre clé que celle attendue" in refused
    assert leftovers(folder) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: envelope()[:-1], "abîmée"),
        (lambda: envelope(to=OTHER.publique), "pas scellée pour ce poste"),
        (lambda: envelope(days=0), "date d’effacement"),
        (lambda: b"bonjour", "n’est pas une enveloppe"),
    ],
)
def test_what_is_not_opened_leaves_nothing_and_says_why(echange, folder, content, said):
    (folder / "recue.age").write_bytes(content())

    status, written, refused = echange(*OPEN)

    assert (status, written) == (1, "") and said in refused and refused.count("\n") == 1
    assert leftovers(folder) == []


def test_a_folder_with_something_in_it_is_left_as_it_is(echange, folder):
    (folder / "sortie").mkdir()
    (folder / "sortie" / "fiche.pdf").write_bytes(b"une autre")

    status, _, refused = echange(*OPEN)

    assert status == 1 and "contient déjà quelque chose" in refused
    assert [path.read_bytes() for path in (folder / "sortie").iterdir()] == [b"une autre"]


def test_an_empty_folder_is_taken_a_link_or_a_file_is_not(echange, folder):
    (folder / "vide").mkdir()
    (folder / "fichier").write_bytes(b"")
    (folder / "lien").symlink_to(folder / "vide")

    statuses = [echange(*OPEN[:-1], name)[0] for name in ("lien", "fichier", "absent/sortie", "vide")]

    assert statuses == [1, 1, 1, 0]
    assert leftovers(folder) == ["fichier", "lien", "vide"]


@pytest.mark.parametrize(("name", "said"), [("absent.age", "ne peut pas être lu"), (".", "ne peut pas être lu")])
def test_a_file_that_cannot_be_read_is_said_so(echange, name, said):
    assert said in echange("ouvrir", name, "--identite", "cle.txt", "--vers", "sortie")[2]


def test_an_identity_is_made_and_opens_with_its_passphrase_alone(echange, folder):
    status, said, _ = echange("identite", "--nom", "Refuge", "--vers", "refuge.age", typed=f"{PHRASE}\n")
    cle = ClePublique.from_line(said.splitlines()[-1])

    assert status == 0 and cle.nom == "Refuge" and " ".join(empreinte(cle)) in said
    (folder / "recue.age").write_bytes(envelope(to=cle))
    arguments = ("ouvrir", "recue.age", "--identite", "refuge.age", "--vers", "sortie")
    assert echange(*arguments, typed=f"{PHRASE}\n")[0] == 0


def test_a_file_that_is_there_is_never_replaced_by_a_new_identity(echange, folder):
    before = (folder / "cle.txt").read_bytes()

    status, said, refused = echange("identite", "--nom", "Refuge", "--vers", "cle.txt", typed=f"{PHRASE}\n")

    assert (status, said) == (1, "") and "déjà un fichier de ce nom" in refused and refused.count("\n") == 1
    assert (folder / "cle.txt").read_bytes() == before


def test_a_wrong_passphrase_is_said_so(echange, folder):
    (vector,) = (vector for vector in VECTORS if vector.name == "scrypt")
    (folder / "cle.txt").write_bytes(vector.file)

    status, _, refused = echange(*OPEN, typed="autre\n")

    assert status == 1 and "phrase de passe n’ouvre pas" in refused and leftovers(folder) == []


def test_a_passphrase_too_weak_makes_no_identity(echange, folder):
    status, _, refused = echange("identite", "--nom", "Refuge", "--vers", "refuge.age", typed="azerty\n")

    assert status == 1 and "se devine trop vite" in refused and leftovers(folder) == []


def test_the_command_runs_without_a_window_in_a_process_of_its_own(folder):
    command = [sys.executable, "-m", "desktop", "echange", *OPEN]
    environment = {**os.environ, "QT_QPA_PLATFORM": "none", "PYTHONPATH": str(paths.ROOT)}

    done = subprocess.run(command, capture_output=True, cwd=folder, env=environment, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert (folder / "sortie" / "fiche.pdf").read_bytes() == PDF
