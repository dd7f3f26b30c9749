"""A folder that cannot be written. Root is refused nothing: the tests then act as an account without rights."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.errors import ReadOnlyFolderError, StoreAccessError
from desktop.storage.coffre import Coffre

NOBODY = 65534

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")


@contextmanager
def acting_without_rights(folder: Path) -> Iterator[None]:
    """Give what is in `folder` to an ordinary account and act as it, when the tests run as root."""
    if os.getuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where any account may go: `tmp_path` belongs to whoever runs the tests."""
    path = Path(tempfile.mkdtemp(dir=tempfile.gettempdir()))
    yield path
    for inside in (path, *path.rglob("*")):
        inside.chmod(0o700)
    shutil.rmtree(path)


@pytest.fixture
def closed(folder: Path, passphrase, recovery_code, fast) -> Path:
    Coffre.create(folder / "profil", passphrase, recovery_code, cost=fast).close()
    return folder / "profil"


def contents(profile: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in profile.iterdir()}


def test_a_store_cannot_be_created_where_nothing_can_be_written(folder, passphrase, recovery_code, fast):
    folder.chmod(0o500)

    with acting_without_rights(folder), pytest.raises(ReadOnlyFolderError):
        Coffre.create(folder / "profil", passphrase, recovery_code, cost=fast)

    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("wanted", ["quatre chevaux dans la forêt", "une autre phrase"])
def test_a_store_in_a_read_only_folder_is_said_so_and_left_alone(folder, closed, wanted: str):
    before = contents(closed)
    closed.chmod(0o500)

    with acting_without_rights(folder), pytest.raises(ReadOnlyFolderError):
        Coffre.open(closed, wanted)

    assert contents(closed) == before


def test_a_store_file_that_is_read_only_is_said_so(folder, closed, passphrase):
    (closed / "coffre.db").chmod(0o400)

    with acting_without_rights(folder), pytest.raises(ReadOnlyFolderError):
        Coffre.open(closed, passphrase)


@pytest.mark.parametrize("name", ["coffre.db", "essais", "verrou"])
def test_a_file_that_the_system_refuses_is_said_so(folder, closed, passphrase, name: str):
    (closed / name).chmod(0o000)

    with acting_without_rights(folder), pytest.raises(StoreAccessError):
        Coffre.open(closed, passphrase)


def test_a_folder_that_cannot_be_entered_is_said_so(folder, closed, passphrase):
    closed.chmod(0o000)

    with acting_without_rights(folder), pytest.raises((ReadOnlyFolderError, StoreAccessError)):
        Coffre.open(closed, passphrase)


def test_one_key_file_that_the_system_refuses_keeps_nobody_out(folder, closed, passphrase):
    (closed / "coffre.cle").chmod(0o000)

    with acting_without_rights(folder):
        Coffre.open(closed, passphrase).close()
