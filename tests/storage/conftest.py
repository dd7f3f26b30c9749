"""A real store in a folder of its own. Only the cost of Argon2 is not the real one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from desktop.storage.database import Database
from tests.storage.made import created

PASSPHRASE = "quatre chevaux dans la forêt"
RECOVERY_CODE = "0000-0000-0000-0000-0000-0000-0000"
FAST = Argon2(passes=1, memory_kib=32, lanes=4)
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def recovery_code() -> str:
    return RECOVERY_CODE


@pytest.fixture
def fast() -> Argon2:
    return FAST


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profil d’accueil #1"


@pytest.fixture
def coffre(profile: Path, fast: Argon2) -> Iterator[Coffre]:
    opened = created(profile, PASSPHRASE, RECOVERY_CODE, cost=fast)
    yield opened
    opened.close()


@pytest.fixture
def db(coffre: Coffre) -> Database:
    """The connection of the open store."""
    return coffre._db  # noqa: SLF001 - tests of the store look below its repositories


@pytest.fixture
def closed(coffre: Coffre, profile: Path) -> Path:
    """The profile of a store that was created, then closed."""
    coffre.close()
    return profile
