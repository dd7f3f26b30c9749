"""Whether a folder is on a drive that can be taken away, and lost: a USB stick, a memory card, a telephone.

Linux tells it of each drive. Windows tells sticks and cards, not USB hard disks. On macOS, whatever is under /Volumes
and is not the disk of the system counts. Elsewhere nothing is known to be removable.
"""

import ctypes
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop import mounts
from desktop.mounts import Mount

SYSFS = Path("/sys")

_REMOVABLE_DRIVE = 2  # DRIVE_REMOVABLE, GetDriveTypeW
_TELEPHONES = ("mtp:", "gphoto2:", "afc:")
"""How the folders of GVfs begin, for what is plugged in and is no disk."""


def is_removable(folder: Path) -> bool:
    """False when the system does not tell."""
    with suppress(OSError):
        place = folder.resolve()
        if sys.platform == "win32":
            return is_removable_letter(place.drive, ctypes.windll.kernel32.GetDriveTypeW)
        if sys.platform == "darwin":
            return place.is_relative_to("/Volumes") and place.stat().st_dev != Path("/").stat().st_dev
        mount = mounts.find_mount(place, mounts.load_mounts(mounts.MOUNT_TABLE))
        return mount is not None and (_is_telephone(place, mount) or _is_on_removable_disk(mount))
    return False


def is_removable_letter(drive: str, drive_type: Callable[[str], int]) -> bool:
    """`drive` is that of an absolute path of Windows; `drive_type` is GetDriveTypeW."""
    letter = drive.removeprefix("\\\\?\\")
    return len(letter) == 2 and drive_type(f"{letter}\\") == _REMOVABLE_DRIVE


def _is_telephone(place: Path, mount: Mount) -> bool:
    inside = place.relative_to(mount.at).parts
    return "gvfs" in mount.kind and bool(inside) and inside[0].startswith(_TELEPHONES)


def _is_on_removable_disk(mount: Mount) -> bool:
    if mount.at == Path("/"):
        return False  # the system itself runs from it: it is the disk of this post, however it is plugged
    device = SYSFS / "dev" / "block" / mount.device
    if not device.exists() and mount.source.startswith("/dev/"):
        # Some file systems (btrfs) have a number of their own: what they come from is the disk.
        device = SYSFS / "class" / "block" / Path(mount.source).resolve().name
    return device.exists() and _can_be_taken(device.resolve())


def _can_be_taken(device: Path) -> bool:
    """`device` is where sysfs has the disk, the partition, or what is encrypted over them."""
    under = device / "slaves"
    beneath = [each.resolve() for each in under.iterdir()] if under.is_dir() else []
    if beneath:
        return any(_can_be_taken(each) for each in beneath)
    disk = device if (device / "removable").exists() else device.parent
    is_plugged = any(part.startswith("usb") for part in device.parts)
    return is_plugged or _says(disk / "removable", "1") or _says(disk / "device" / "type", "SD")


def _says(attribute: Path, value: str) -> bool:
    with suppress(OSError):
        return attribute.read_text(encoding="ascii", errors="replace").strip() == value
    return False
