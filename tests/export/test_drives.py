"""A drive that can be lost is known by what the system says of it: a tree like that of Linux, made for the test."""

from pathlib import Path, PureWindowsPath

import pytest

from desktop import mounts
from desktop.export import drives
from desktop.export.drives import is_removable, is_removable_letter

STICK = "devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/host6/target6:0:0/6:0:0:0/block/sdb"
CARD = "devices/pci0000:00/0000:00:1c.0/mmc_host/mmc0/mmc0:0001/block/mmcblk0"
READER = "devices/pci0000:00/0000:00:17.0/ata2/host1/block/sdc"
INSIDE = "devices/pci0000:00/0000:00:17.0/ata1/host0/block/sda"
VIRTUAL = "devices/virtual/block"


@pytest.fixture(autouse=True)
def system(tmp_path: Path, monkeypatch) -> None:
    """A stick and its encrypted volume, a card, a reader, the disk of the post and its encrypted volume."""
    sysfs, table = tmp_path / "sys", tmp_path / "mountinfo"
    for disk, removable in ((STICK, "0"), (CARD, "0"), (READER, "1"), (INSIDE, "0")):
        (sysfs / disk).mkdir(parents=True)
        (sysfs / disk / "removable").write_text(f"{removable}\n")
    (sysfs / CARD / "device").mkdir()
    (sysfs / CARD / "device" / "type").write_text("SD\n")
    for number, place in (("8:17", f"{STICK}/sdb1"), ("8:1", f"{INSIDE}/sda1"), ("179:1", f"{CARD}/mmcblk0p1")):
        known(sysfs, number, place)
    known(sysfs, "8:32", READER)
    for number, name, beneath in (("253:0", "dm-0", f"{INSIDE}/sda1"), ("253:1", "dm-1", f"{STICK}/sdb1")):
        known(sysfs, number, f"{VIRTUAL}/{name}")
        (sysfs / VIRTUAL / name / "slaves").mkdir()
        (sysfs / VIRTUAL / name / "slaves" / "under").symlink_to(sysfs / beneath)
    lines = (
        "27 1 8:17 / / rw - ext4 /dev/sdb1 rw",
        "28 27 253:0 / /foyer rw - ext4 /dev/mapper/home rw",
        "29 27 8:17 / /media/agent/CLE\\040USB rw - vfat /dev/sdb1 rw",
        "30 27 253:1 / /media/agent/chiffree rw - ext4 /dev/mapper/luks rw",
        "31 27 179:1 / /media/agent/carte rw - exfat /dev/mmcblk0p1 rw",
        "32 27 8:32 / /media/agent/lecteur rw - vfat /dev/sdc rw",
        "33 27 0:44 / /media/agent/btrfs rw - btrfs /dev/sdb1 rw",
        "34 27 0:45 / /media/agent/memoire rw - tmpfs tmpfs rw",
        "35 27 0:52 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw",
        "36 27 8:1 / /media/agent/second rw - ext4 /dev/sda1 rw",
        "37 27 0:46 / /mnt/nas rw - cifs //nas/p rw",
    )
    table.write_text("\n".join(lines))
    monkeypatch.setattr(drives, "SYSFS", sysfs)
    monkeypatch.setattr(mounts, "MOUNT_TABLE", table)


def known(sysfs: Path, number: str, place: str) -> None:
    """As sysfs does: under its number, and under its name."""
    (sysfs / place).mkdir(parents=True, exist_ok=True)
    for way in (Path("dev/block") / number, Path("class/block") / Path(place).name):
        (sysfs / way).parent.mkdir(parents=True, exist_ok=True)
        (sysfs / way).symlink_to(sysfs / place)


@pytest.mark.parametrize(
    "place",
    [
        "/media/agent/CLE USB/dossier",
        "/media/agent/chiffree",
        "/media/agent/carte",
        "/media/agent/lecteur",
        "/media/agent/btrfs",
        "/run/user/1000/gvfs/mtp:host=telephone/Documents",
    ],
)
def test_a_stick_a_card_a_telephone_can_be_lost(place: str):
    assert is_removable(Path(place))


@pytest.mark.parametrize(
    "place",
    [
        "/",  # even plugged by USB: the system runs from it
        "/foyer/agent",
        "/media/agent/memoire",
        "/media/agent/second",
        "/mnt/nas",
        "/run/user/1000/gvfs/smb-share:server=nas",
        "/run/user/1000/gvfs",
    ],
)
def test_a_disk_of_this_post_and_a_share_cannot(place: str):
    assert not is_removable(Path(place))


def test_a_link_to_a_stick_is_on_the_stick(tmp_path, monkeypatch):
    table = tmp_path / "mountinfo"
    (tmp_path / "cle").mkdir()
    table.write_text(f"29 27 8:17 / {tmp_path / 'cle'} rw - vfat /dev/sdb1 rw")
    monkeypatch.setattr(mounts, "MOUNT_TABLE", table)
    (tmp_path / "lien").symlink_to(tmp_path / "cle")

    assert is_removable(tmp_path / "lien" / "document.pdf")
    assert not is_removable(tmp_path)


def test_a_system_that_does_not_tell_has_nothing_removable(tmp_path, monkeypatch):
    monkeypatch.setattr(mounts, "MOUNT_TABLE", tmp_path / "none")

    assert not is_removable(Path("/media/agent/CLE USB"))


@pytest.mark.parametrize(
    ("place", "expected"),
    [(r"C:\dossier", False), (r"D:\cle", True), (r"\\?\D:\cle", True), (r"Z:\partage", False), (r"\\nas\p\d", False)],
)
def test_windows_says_it_by_the_kind_of_drive(place: str, expected: bool):
    kinds = {"C:\\": 3, "D:\\": 2, "Z:\\": 4}

    assert is_removable_letter(PureWindowsPath(place).drive, kinds.__getitem__) is expected
