"""The whole job in the real windows, under `strace`: no network socket, and no personal word in any byte written."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop import paths
from tests.end_to_end import words
from tests.fault.system_calls import Trace, can_trace, read_trace, traced

PROGRAM = paths.ROOT / "tests" / "end_to_end" / "programs" / "confide.py"
FOLDERS = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not installed, or may not trace here")


@dataclass(frozen=True)
class Traced:
    root: Path
    saved: Path
    trace: Trace

    def unexpected(self) -> set[str]:
        """Files written neither in the profile nor where the user chose, nor kept by the system for itself."""
        ours = (self.root / "XDG_DATA_HOME" / "repere", self.saved)
        return {
            name
            for name in self.trace.files
            if not any(Path(name).is_relative_to(folder) for folder in ours) and not name.startswith(_OF_THE_SYSTEM)
        }


_OF_THE_SYSTEM = ("/dev/", "/proc/")


@pytest.fixture(scope="module")
def job(tmp_path_factory) -> Traced:
    """The reception of `tests/end_to_end`: a first process killed while a text is typed, a second to its end."""
    folder = tmp_path_factory.mktemp("traced")
    root, saved, trace = folder / "root", folder / "saved", folder / "trace"
    for path in (saved, trace, *(root / name for name in FOLDERS)):
        path.mkdir(parents=True, mode=0o700)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(paths.ROOT), "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1"} | {name: str(root / name) for name in FOLDERS}
    profile = root / "XDG_DATA_HOME" / "repere"
    for step in ("begin", "end"):
        command = [*traced(trace / step), sys.executable, str(PROGRAM), step, str(profile), str(saved)]
        said = folder / f"{step}.out"
        with said.open("wb") as out:
            process = subprocess.Popen(
                command, stdout=out, stderr=subprocess.STDOUT, env=environment, cwd=root / "HOME"
            )
        if step == "begin":
            while process.poll() is None and "typed" not in said.read_text(encoding="utf-8"):
                time.sleep(0.1)
            subprocess.run(["pkill", "--signal", "KILL", "--parent", str(process.pid)], check=True)
            process.wait()
        else:
            assert process.wait(timeout=300) == 0, said.read_text(encoding="utf-8")
    both = [read_trace(trace / step) for step in ("begin", "end")]
    merged = Trace(
        both[0].socket_families | both[1].socket_families,
        both[0].files | both[1].files,
        (*both[0].written, *both[1].written),
    )
    return Traced(root, saved, merged)


def test_the_trace_sees_a_network_socket_when_there_is_one(tmp_path):
    program = "import socket; socket.socket(); socket.socket(socket.AF_INET6)"
    subprocess.run([*traced(tmp_path / "trace"), sys.executable, "-c", program], check=True)

    assert {"AF_INET", "AF_INET6"} <= read_trace(tmp_path / "trace").socket_families


def test_the_trace_sees_what_is_written(job):
    targets = {each.target for each in job.trace.written}

    assert any(target.endswith("coffre.db-wal") for target in targets)
    assert job.trace.holding((b"REPERE-COFFRE",)) != set()


def test_no_network_socket_is_ever_opened(job):
    assert job.trace.socket_families <= {"AF_UNIX", "AF_LOCAL", "AF_NETLINK"}


def test_every_file_written_is_one_that_is_known(job):
    assert job.unexpected() == set()


def test_no_personal_word_is_in_any_byte_written(job):
    searched = tuple({word.encode(encoding) for word in words.WORDS for encoding in words.ENCODINGS})

    found = job.trace.holding(searched)
    assert {(target, word) for target, word in found if not Path(target).is_relative_to(job.saved)} == set()
