"""A folder on the network is known by what the system says of it: recorded mount tables, and one real mount."""

import os
import sys
from pathlib import Path, PureWindowsPath

import pytest

from desktop import mounts
from desktop.errors import NetworkFolderError
from desktop.mounts import find_mount, read_mounts
from desktop.storage.coffre import Coffre
from desktop.storage.network_folder import is_network, is_on_network, is_remote_drive
from tests.fault.test_full_disk import needs_mount
from tests.storage.conftest import PASSPHRASE, RECOVERY_CODE
from tests.ui.running import run_program

TABLE = (Path(__file__).parent / "mountinfo.txt").read_text(encoding="utf-8")
_DRIVE_TYPES = {"C:\\": 3, "D:\\": 2, "Z:\\": 4}
PROGRAMS = Path(__file__).parent / "programs"


def says_network(place: str) -> bool:
    mount = find_mount(Path(place), read_mounts(TABLE))
    assert mount is not None
    return is_network(mount)


@pytest.mark.parametrize(
    "place",
    [
        "/foyer",
        "/foyer/agent/.local/share/repere",
        "/mnt/Dossier du service/repere",
        "/mnt/vieux/repere",
        "/run/user/1000/gvfs/smb-share:server=nas",
        "/mnt/ssh/repere",
        "/mnt/nuage/repere",
        "/mnt/dav/repere",
        "/mnt/ancien/repere",
        "/srv/lien/repere",
        "/net/repere",
        "/mnt/croisillon#\\fin/repere",
        "/afs/repere",
        "/mnt/ceph/repere",
        "/mnt/gluster/repere",
    ],
)
def test_a_folder_that_another_machine_serves_is_on_the_network(place: str):
    assert says_network(place)


@pytest.mark.parametrize(
    "place",
    [
        "/",
        "/root/repere",
        "/foyer/agent/local/repere",
        "/foyer2/agent",
        "/mnt/Dossier",
        "/mnt/chiffre/repere",
        "/mnt/windows/repere",
        "/var/lib/docker/overlay2/a/merged/repere",
        "/srv/lie-local/repere",
        "/mnt/dessus/repere",
        "/dev/shm/repere",
    ],
)
def test_a_folder_of_this_machine_is_not(place: str):
    assert not says_network(place)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (r"C:\repere", False),
        (r"D:\cle", False),
        (r"Z:\partage", True),
        (r"\\serveur\partage\repere", True),
        (r"\\?\UNC\serveur\partage\repere", True),
        (r"\\?\C:\repere", False),
    ],
)
def test_windows_says_it_by_a_share_or_by_the_kind_of_drive(place: str, expected: bool):
    assert is_remote_drive(PureWindowsPath(place).drive, _DRIVE_TYPES.__getitem__) is expected


@pytest.fixture
def mounted_over(tmp_path: Path, monkeypatch) -> Path:
    """A folder that the mount table says to be a share."""
    table = tmp_path / "mountinfo"
    folder = tmp_path / "partage du service"
    folder.mkdir()
    escaped = str(folder).replace(" ", "\\040")
    table.write_text(f"27 1 254:0 / / rw - ext4 /dev/vda rw\n28 27 0:50 / {escaped} rw - cifs //nas/p rw\n")
    monkeypatch.setattr(mounts, "MOUNT_TABLE", table)
    return folder


needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="the mount table is that of Linux")


@needs_linux
def test_a_store_is_not_made_on_the_network_and_nothing_is_left_there(mounted_over: Path):
    with pytest.raises(NetworkFolderError):
        Coffre.create(mounted_over / "repere", PASSPHRASE, RECOVERY_CODE)

    assert list(mounted_over.iterdir()) == []


@needs_linux
def test_a_link_to_a_share_is_on_the_network(mounted_over: Path, tmp_path: Path):
    link = tmp_path / "lien"
    link.symlink_to(mounted_over)

    assert is_on_network(link / "repere")
    assert not is_on_network(tmp_path / "repere")


@needs_mount
@pytest.mark.skipif(not os.access("/dev/fuse", os.W_OK), reason="/dev/fuse cannot be opened here")
def test_a_real_mount_of_what_linux_takes_for_a_share_is_on_the_network(tmp_path: Path):
    (tmp_path / "partage").mkdir()

    said = run_program(PROGRAMS / "share.py", tmp_path / "partage", under=("unshare", "-rm"))

    assert said.split() == ["True", "NetworkFolderError"]


def test_a_system_that_does_not_tell_refuses_nothing(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(mounts, "MOUNT_TABLE", tmp_path / "none")

    assert not is_on_network(tmp_path)
