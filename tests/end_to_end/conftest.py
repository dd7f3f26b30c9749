"""The same window as in `tests/ui`, and programs run in processes of their own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import paths
from tests.ui.conftest import locked, running, start

__all__ = ["locked", "running", "start"]

PROGRAMS = Path(__file__).parent / "programs"

Program = Callable[..., str]


@pytest.fixture(scope="session")
def play() -> Program:
    """Run one of the programs beside this file to its end; return what it printed."""

    def run(program: str, *arguments: object) -> str:
        command = [sys.executable, str(PROGRAMS / program), *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(paths.ROOT), "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=120)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return run
