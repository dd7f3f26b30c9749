"""From the start of the process to the first paint: the unlock window against a bare window."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from desktop.storage.recovery import generate_recovery_code
from tests.bench.measure import Row, median_row

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Start:
    elapsed_ms: float
    resident_mib: float


def measure_startup(folder: Path, count: int) -> list[Row]:
    """`folder` receives a store, so that Repère opens on its unlock page."""
    Coffre.create(folder, "mesure granit tramway", generate_recovery_code(), cost=Argon2(memory_kib=8192)).close()
    ours, bare = [], []
    _start("unlock_window", str(folder))  # reads the files from disk: not counted
    for _turn in range(count):
        bare.append(_start("bare_window"))
        ours.append(_start("unlock_window", str(folder)))
    return [
        median_row(
            "démarrage jusqu'à l'écran de déverrouillage",
            [start.elapsed_ms for start in ours],
            [start.elapsed_ms for start in bare],
            "ms",
        ),
        median_row(
            "mémoire résidente à cet écran",
            [start.resident_mib for start in ours],
            [start.resident_mib for start in bare],
            "Mio",
        ),
    ]


def _start(program: str, *arguments: str) -> _Start:
    started_ns = time.monotonic_ns()
    command = [sys.executable, "-m", f"tests.bench.programs.{program}", *arguments]
    # As installed: compiled once, whatever this machine asks of Python.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    answer = subprocess.run(
        command, cwd=paths.ROOT, capture_output=True, text=True, check=True, timeout=60, env=environment
    )
    painted_ns, resident_bytes = answer.stdout.split()
    return _Start((int(painted_ns) - started_ns) / 1e6, int(resident_bytes) / _MIB)
