"""A disposal killed at any file operation: the post opens as before, or the next start finishes and nothing is left."""

import shutil
import subprocess
from pathlib import Path

import pytest

from desktop.entretiens.model import EntretienId
from desktop.errors import StoreError
from desktop.storage.coffre import Coffre
from desktop.storage.disposal import finish_disposal, is_disposed
from tests.fault.killed_at import killed_at_operations
from tests.fault.test_full_disk import needs_mount

MADE = {"coffre.cle", "coffre.cle.bis", "coffre.db", "essais", "verrou"}


@pytest.fixture
def furnished(under_way: Path) -> Path:
    """A closed store, with copies of its keys and of its data wherever Repère may have left some."""
    for name in ("sauvegardes", "coffre-abime-20260301-093000"):
        (under_way / name).mkdir()
        for file in ("coffre.cle", "coffre.db"):
            shutil.copy(under_way / file, under_way / name)
    shutil.copy(under_way / "coffre.cle", under_way / "coffre.cle.0a1b2c3d.nouveau")
    shutil.copy(under_way / "coffre.db", under_way / "coffre.db-wal")
    (under_way / "coffre.db-wal").write_bytes(b"")
    return under_way


def opens(profile: Path, passphrase: str) -> bool:
    """The store opens and has what was kept; False when there is none."""
    if not Coffre.exists(profile):
        return False
    coffre = Coffre.open(profile, passphrase)
    assert coffre.entretiens.get(EntretienId("entretien")).formulaire_id == "accueil"
    coffre.close()
    return True


def key_copies(profile: Path, wrapped: bytes) -> list[Path]:
    return [path for path in profile.rglob("*") if path.is_file() and wrapped in path.read_bytes()]


def wrapped_keys(profile: Path) -> bytes:
    """A piece of the key file without which no passphrase opens anything."""
    content = (profile / "coffre.cle").read_bytes()
    return content[content.index(b'"wrapped"') :][:80]


def test_a_disposal_killed_at_any_file_operation_is_undone_or_finished(tmp_path, furnished, passphrase, start):
    def begin(operation: int) -> "subprocess.Popen[str]":
        profile = shutil.copytree(furnished, tmp_path / str(operation))
        return start("dispose_until.py", profile, passphrase, operation)

    wrapped = wrapped_keys(furnished)
    ends = set()
    for operation in killed_at_operations(begin):
        profile = tmp_path / str(operation)
        if opens(profile, passphrase):
            ends.add("opens")
            continue
        if is_disposed(profile):
            ends.add("finished")
            assert refuses(profile, passphrase)
            finish_disposal(profile)

        assert key_copies(profile, wrapped) == []
        assert list(profile.iterdir()) == []
    assert ends == {"opens", "finished"}


def refuses(profile: Path, passphrase: str) -> bool:
    try:
        Coffre.open(profile, passphrase).close()
    except StoreError:
        return True
    return False


def test_a_new_store_can_be_made_where_a_disposal_was_cut_short(
    furnished, tmp_path, passphrase, recovery_code, fast, start
):
    for operation in (10, 16, 22):
        profile = tmp_path / str(operation)
        shutil.copytree(furnished, profile)
        start("dispose_until.py", profile, passphrase, operation).communicate()
        assert is_disposed(profile)

        Coffre.create(profile, "une autre phrase", recovery_code, cost=fast).close()

        assert {path.name for path in profile.iterdir()} == MADE
        assert refuses(profile, passphrase)


@needs_mount
def test_a_full_disk_does_not_keep_a_post_from_being_put_out_of_use(under_way, tmp_path, passphrase, start):
    disk = tmp_path / "disque"
    disk.mkdir()

    process = start("dispose_full.py", under_way, passphrase, disk, under=("unshare", "-rm"))

    assert process.communicate() == ("", "")
