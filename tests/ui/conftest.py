"""Repère in its real window, on a store made for the test. Only the cost of Argon2 is not the real one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.demonstration import reception
from tests.ui.running import Running, make_store

Start = Callable[..., Running]


@pytest.fixture
def start(qapp, profile: Path) -> Iterator[Start]:
    """Start Repère on a profile; what is left running is closed at the end."""
    started: list[Running] = []

    def run(folder: Path = profile, **options: object) -> Running:
        started.append(Running.start(folder, **options))  # type: ignore[arg-type]
        return started[-1]

    yield run
    for running in started:
        running.close()


@pytest.fixture
def locked(start: Start, profile: Path) -> Running:
    """Repère on a post that has its store, locked."""
    make_store(profile)
    return start()


@pytest.fixture
def running(locked: Running) -> Running:
    """Repère unlocked, at home."""
    reception.unlock(locked.player)
    return locked
