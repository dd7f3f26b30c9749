"""Every byte written while every field was typed in, a process killed and two bugs made: no personal word is there."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from desktop import paths
from desktop.orientations.model import Status
from tests.end_to_end import words
from tests.end_to_end.conftest import PROGRAMS
from tests.end_to_end.reading import Kept, text_of

FOLDERS = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")


@dataclass(frozen=True)
class Computer:
    """A user's folders, all of them under `root`; what is saved on purpose goes in `saved`, beside it."""

    root: Path
    saved: Path

    @property
    def profile(self) -> Path:
        return self.root / "XDG_DATA_HOME" / "repere"

    def start(self, name: str) -> "subprocess.Popen[bytes]":
        """Start the program; all that it prints goes in files under `root`."""
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(paths.ROOT), "QT_QPA_PLATFORM": "offscreen"}
        environment |= {folder: str(self.root / folder) for folder in FOLDERS}
        command = [sys.executable, str(PROGRAMS / "confide.py"), name, str(self.profile), str(self.saved)]
        with (self.root / f"{name}.out").open("wb") as out, (self.root / f"{name}.err").open("wb") as err:
            return subprocess.Popen(command, stdout=out, stderr=err, env=environment, cwd=self.root / "HOME")

    def said(self, name: str) -> list[str]:
        return (self.root / f"{name}.out").read_text(encoding="utf-8").splitlines()

    def found(self, searched: tuple[str, ...] = words.WORDS) -> set[tuple[str, str]]:
        """Words found in the names or the bytes of the files, with the file, in any encoding."""
        return {(path.name, word) for path in self.root.rglob("*") for word in searched if _holds(path, word)}


def _holds(path: Path, word: str) -> bool:
    content = os.fsencode(path.name) + (path.read_bytes() if path.is_file() else b"")
    return any(word.encode(encoding) in content for encoding in words.ENCODINGS)


@pytest.fixture(scope="module")
def computer(tmp_path_factory) -> Computer:
    """A computer where the first process was killed in the middle of the interview, and the second one ended well."""
    folder = tmp_path_factory.mktemp("computer")
    computer = Computer(folder / "root", folder / "saved")
    for path in (computer.saved, *(computer.root / name for name in FOLDERS)):
        path.mkdir(parents=True, mode=0o700)
    killed = computer.start("begin")
    while killed.poll() is None and "typed" not in computer.said("begin"):
        time.sleep(0.05)
    assert killed.poll() is None, computer.said("begin")
    assert computer.found() == set()
    killed.kill()
    killed.wait()
    assert computer.start("end").wait(timeout=120) == 0, computer.said("end")
    return computer


def test_the_search_finds_a_word_written_in_any_encoding(tmp_path: Path):
    root = tmp_path / "root"
    root.mkdir()
    for encoding in words.ENCODINGS:
        (root / encoding).write_bytes("vue : Zénobie.".encode(encoding))
    (root / "Fanchon").mkdir()

    assert Computer(root, tmp_path).found() == {*((e, "Zénobie") for e in words.ENCODINGS), ("Fanchon", "Fanchon")}


def test_all_that_was_typed_is_kept_in_the_store_or_on_paper(computer):
    kept = Kept.read(computer.profile)
    typed = (*words.ANSWERS.values(), *words.SLIP.values(), *words.PARTENAIRE.values())
    held = repr(kept) + text_of(computer.saved / "carte.pdf")

    assert kept.orientations[0].status is Status.REMISE
    assert [text for text in (*typed, words.CARD) if text not in held] == []


def test_no_personal_word_is_in_any_file_written(computer):
    assert computer.found() == set()


def test_the_recovery_code_is_in_no_file_written(computer):
    groups = (computer.saved / "code.txt").read_text(encoding="ascii").split("-")
    # Two by two: one group alone may be in a file by chance, as EPER is in the first bytes of a key file.
    pairs = list(pairwise(groups))

    assert computer.found((*("-".join(pair) for pair in pairs), *("".join(pair) for pair in pairs))) == set()


def test_a_bug_is_recorded_by_its_kind_and_told_without_a_word_of_what_it_held(computer):
    recorded = (computer.root / "end.err").read_text(encoding="utf-8")

    assert recorded.count("Repère: MadeOnPurposeError") == 2
    assert [line for line in computer.said("end") if line.startswith("Une erreur imprévue")] == computer.said("end")[:2]


def test_nothing_is_left_of_what_documents_were_made_of(computer):
    assert {path.name for path in computer.saved.iterdir()} == {"code.txt", "fiche.pdf", "carte.pdf"}
    assert list(computer.root.rglob("*.pdf")) == []
