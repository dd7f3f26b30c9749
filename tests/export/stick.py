"""A folder that the system says to be on a USB stick."""

from pathlib import Path

import pytest

from desktop import mounts
from desktop.export import drives


def make_stick(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the stick; the rest of this computer cannot be taken away."""
    stick, disk = place / "cle", place / "sys" / "devices" / "usb1" / "block" / "sdb" / "sdb1"
    stick.mkdir()
    disk.mkdir(parents=True)
    by_number = place / "sys" / "dev" / "block" / "8:17"
    by_number.parent.mkdir(parents=True)
    by_number.symlink_to(disk)
    table = place / "mountinfo"
    table.write_text(f"27 1 254:0 / / rw - ext4 /dev/vda rw\n28 27 8:17 / {stick} rw - vfat /dev/sdb1 rw\n")
    monkeypatch.setattr(mounts, "MOUNT_TABLE", table)
    monkeypatch.setattr(drives, "SYSFS", place / "sys")
    return stick
