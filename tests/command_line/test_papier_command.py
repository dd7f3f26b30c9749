"""`python -m desktop papier --exemples`: every document, the same bytes each time, a sentence when it cannot be."""

import os
import signal
import subprocess
import sys
import time

import pikepdf
import pytest

from desktop import paths
from desktop.command_line import main

ONCE = {"cle-echange.pdf", "declaration.pdf", "formulaires-vierges.pdf", "langues.pdf", "note.pdf"}
ARABIC = {"carte-ar.pdf", "droits-ar.pdf", "fiche-ar.pdf", "fiche-mineur-ar.pdf"}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The same examples, drawn twice."""
    folders = [tmp_path_factory.mktemp("exemples") / name for name in ("a", "b")]
    for folder in folders:
        assert main(["papier", "--exemples", str(folder), "--langue", "ar"]) == 0
    return folders


def test_every_document_of_a_language_is_there_and_those_that_have_but_one(drawn):
    assert {path.name for path in drawn[0].iterdir()} == ONCE | ARABIC


def test_the_same_input_gives_the_same_bytes(drawn):
    assert [path.name for path in drawn[0].iterdir() if path.read_bytes() != (drawn[1] / path.name).read_bytes()] == []


def test_nothing_of_anybody_is_in_the_metadata(drawn):
    for path in drawn[0].iterdir():
        with pikepdf.open(path) as document:
            said = " ".join(str(value) for value in document.docinfo.values()) + str(
                document.Root.Metadata.read_bytes()
            )
            assert [word for word in ("Alma", "Sacha", "Villefictive", "ReportLab") if word in said] == [], path.name


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path, capsys):
    (tmp_path / "fichier").write_text("")

    assert main(["papier", "--exemples", str(tmp_path / "fichier" / "ici"), "--langue", "ro"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_language_nobody_speaks_is_not_understood(tmp_path):
    with pytest.raises(SystemExit) as stopped:
        main(["papier", "--exemples", str(tmp_path), "--langue", "xx"])

    assert stopped.value.code == 2


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_interrupted_from_the_keyboard_it_leaves_nothing(tmp_path):
    command = [sys.executable, "-m", "desktop", "papier", "--exemples", str(tmp_path / "lot")]
    # What started these tests may ignore the keyboard; its children would too.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    running = subprocess.Popen(command, cwd=paths.ROOT, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, former)
    try:
        while running.poll() is None and not list(tmp_path.glob("lot/.*/*.pdf")):
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        told = running.communicate(timeout=60)[1]
    finally:
        running.kill()

    assert (running.returncode, told) == (1, "Interrompu : rien n’a été enregistré.\n")
    assert list(tmp_path.iterdir()) == []
