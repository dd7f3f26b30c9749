"""Every byte written while every field was typed in, a process killed and two bugs made: no personal word is there.

Where `strace` may trace, the same processes are seen from outside: every file and socket that they asked for.
"""

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
from tests.fault.system_calls import Trace, can_trace, read_trace, traced

FOLDERS = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")

IS_TRACED = can_trace()
needs_trace = pytest.mark.skipif(not IS_TRACED, reason="strace is not installed, or may not trace here")


@dataclass(frozen=True)
class Computer:
    """A user's folders, all of them under `root`; beside it, `saved` for what is saved on purpose, and the traces."""

    root: Path
    saved: Path
    traces: Path

    @property
    def profile(self) -> Path:
        return self.root / "XDG_DATA_HOME" / "repere"

    def start(self, name: str) -> "subprocess.Popen[bytes]":
        """Start the program; all that it prints goes in files under `root`."""
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(paths.ROOT), "QT_QPA_PLATFORM": "offscreen"}
        environment |= {"PYTHONDONTWRITEBYTECODE": "1"} | {folder: str(self.root / folder) for folder in FOLDERS}
        command = [sys.executable, str(PROGRAMS / "confide.py"), name, str(self.profile), str(self.saved)]
        if IS_TRACED:
            command = [*traced(self.traces / name), *command]
        with (self.root / f"{name}.out").open("wb") as out, (self.root / f"{name}.err").open("wb") as err:
            return subprocess.Popen(command, stdout=out, stderr=err, env=environment, cwd=self.root / "HOME")

    def kill(self, process: "subprocess.Popen[bytes]") -> None:
        """Kill the program, and not who traces it."""
        if IS_TRACED:
            subprocess.run(["pkill", "--signal", "KILL", "--parent", str(process.pid)], check=True)
        else:
            process.kill()
        process.wait()

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
    computer = Computer(folder / "root", folder / "saved", folder / "traces")
    for path in (computer.saved, computer.traces, *(computer.root / name for name in FOLDERS)):
        path.mkdir(parents=True, mode=0o700)
    killed = computer.start("begin")
    while killed.poll() is None and "typed" not in computer.said("begin"):
        time.sleep(0.05)
    assert killed.poll() is None, computer.said("begin")
    assert computer.found() == set()
    computer.kill(killed)
    assert computer.start("end").wait(timeout=300) == 0, computer.said("end")
    return computer


@pytest.fixture(scope="module")
def trace(computer) -> Trace:
    """What both processes asked of the system."""
    begin, end = (read_trace(computer.traces / name) for name in ("begin", "end"))
    return Trace(begin.socket_families | end.socket_families, begin.files | end.files, (*begin.written, *end.written))


def test_the_search_finds_a_word_written_in_any_encoding(tmp_path: Path):
    root = tmp_path / "root"
    root.mkdir()
    for encoding in words.ENCODINGS:
        (root / encoding).write_bytes("vue : Zénobie.".encode(encoding))
    (root / "Fanchon").mkdir()

    computer = Computer(root, tmp_path, tmp_path)
    assert computer.found() == {
        *((e, "Zénobie") for e in words.ENCODINGS),
        ("Fanchon", "Fanchon"),
    }


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


@needs_trace
def test_the_trace_sees_what_is_written(trace):
    targets = {each.target for each in trace.written}

    assert any(target.endswith("coffre.db-wal") for target in targets)
    assert trace.holding((b"REPERE-COFFRE",)) != set()


@needs_trace
def test_no_network_socket_is_ever_opened(trace):
    assert trace.socket_families <= {"AF_UNIX", "AF_LOCAL", "AF_NETLINK"}


@needs_trace
def test_every_file_written_is_in_the_profile_or_where_it_was_asked_for(computer, trace):
    ours = (computer.profile, computer.saved)
    written = {name for name in trace.files if not any(Path(name).is_relative_to(folder) for folder in ours)}

    assert {name for name in written if not name.startswith(("/dev/", "/proc/"))} == set()


@needs_trace
def test_no_personal_word_is_in_any_byte_written(computer, trace):
    searched = tuple({word.encode(encoding) for word in words.WORDS for encoding in words.ENCODINGS})

    found = trace.holding(searched)
    assert {(target, word) for target, word in found if not Path(target).is_relative_to(computer.saved)} == set()
