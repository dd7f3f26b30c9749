"""A process of Repère leaves no core file, and no other process of its user reads its memory."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.hardening import harden
from tests.fault.conftest import PROGRAMS, ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc and prctl are those of Linux")


@pytest.fixture
def stand(tmp_path: Path):
    """Start a process that stands still, in a folder of its own; return it once it is ready."""
    started: list[subprocess.Popen[str]] = []

    def run(how: str, then: str) -> "subprocess.Popen[str]":
        command = [sys.executable, str(PROGRAMS / "stand.py"), how, then]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=tmp_path
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    yield run
    for process in started:
        process.kill()
        process.wait()
        for end in (process.stdin, process.stdout):
            assert end is not None
            end.close()


def peek(process: "subprocess.Popen[str]") -> str:
    command = [sys.executable, str(PROGRAMS / "peek.py"), str(process.pid)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def left_by_a_crash(process: "subprocess.Popen[str]", folder: Path) -> tuple[bool, list[str]]:
    """Make it crash; tell whether the system says that it dumped its memory, and which files are there."""
    assert process.stdin is not None
    process.stdin.close()
    _pid, status = os.waitpid(process.pid, 0)
    process.returncode = status  # it is waited for already
    assert os.WTERMSIG(status) == signal.SIGSEGV
    return os.WCOREDUMP(status), [path.name for path in folder.iterdir()]


def test_another_process_of_the_same_user_could_read_the_memory_of_one_that_is_not_hardened(stand):
    assert peek(stand("bare", "wait")) == "read"


def test_no_other_process_of_the_same_user_reads_the_memory_of_repere(stand):
    assert peek(stand("hardened", "wait")) == "refused"


def test_a_crash_of_one_that_is_not_hardened_is_seen_to_dump_its_memory(stand, tmp_path: Path):
    has_dumped, _files = left_by_a_crash(stand("bare", "crash"), tmp_path)

    if not has_dumped:
        pytest.skip("this system dumps no core file for anybody")


def test_a_crash_of_repere_dumps_nothing(stand, tmp_path: Path):
    assert left_by_a_crash(stand("hardened", "crash"), tmp_path) == (False, [])


def test_the_real_window_has_no_core_limit_left_and_its_files_are_private(tmp_path: Path):
    command = [sys.executable, "-m", "desktop", "--profile", str(tmp_path / "profil")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        seen = _wait_for_core_limit(process)
        owner = Path(f"/proc/{process.pid}/environ").stat().st_uid
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    finally:
        process.kill()
        process.wait()

    assert seen == ["0", "0"]
    assert owner == 0  # what the system does of a process that may not be dumped
    assert "Umask:\t0077" in status


def _wait_for_core_limit(process: "subprocess.Popen[bytes]", timeout_s: float = 30) -> list[str]:
    """Return the core limits once they are 0, or what they are after `timeout_s`."""
    end = time.monotonic() + timeout_s
    while True:
        limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="ascii").splitlines()
        found = next(line for line in limits if line.startswith("Max core file size")).split()[4:6]
        if found == ["0", "0"] or time.monotonic() > end:
            return found
        time.sleep(0.05)


def test_a_program_starts_again_once_with_a_memory_that_is_overwritten():
    program = (
        "import os; from desktop.hardening import start_again_forgetful as again; again(); again();"
        "print(os.environ['PYTHONMALLOC'], os.environ['GLIBC_TUNABLES'])"
    )
    environment = {**os.environ, "GLIBC_TUNABLES": "glibc.malloc.arena_max=4"}

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True)

    assert done.stdout.split() == [
        "malloc",
        "glibc.malloc.arena_max=4:glibc.malloc.perturb=165:glibc.malloc.tcache_count=0",
    ]


def test_hardening_a_process_again_changes_nothing(tmp_path: Path):
    former = os.umask(0o022)
    try:
        harden()
        harden()
        (tmp_path / "file").touch()
    finally:
        os.umask(former)

    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600
