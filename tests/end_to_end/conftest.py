"""The same window as in `tests/ui`, and programs run in processes of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.conftest import locked, running, start
from tests.ui.running import run_program

__all__ = ["locked", "running", "start"]

PROGRAMS = Path(__file__).parent / "programs"

Program = Callable[..., str]


@pytest.fixture(scope="session")
def play() -> Program:
    """Run one of the programs beside this file to its end; return what it printed."""
    return lambda program, *arguments: run_program(PROGRAMS / program, *arguments)
