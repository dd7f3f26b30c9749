"""Whether a folder is on the network: SQLite's locks do not hold there, and others could copy the store.

Refused when a store is made, told when one is opened: who receives somebody at three in the morning is not locked out.
Linux and Windows tell; elsewhere no folder is known to be on the network.
"""

import ctypes
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop import mounts
from desktop.errors import NetworkFolderError
from desktop.mounts import Mount

# What Linux calls the file systems that another machine serves.
_NETWORK_KINDS = {
    *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afp", "ncp", "ncpfs", "webdav", "davfs"),
    *("9p", "afs", "beegfs", "ceph", "coda", "gfs", "gfs2", "glusterfs", "gpfs", "lustre", "ocfs2", "orangefs"),
}
# Programs that serve, through FUSE, what is on other machines.
_NETWORK_PROGRAMS = {
    *("sshfs", "rclone", "curlftpfs", "davfs", "davfs2", "smbnetfs", "gvfsd-fuse", "kio-fuse", "glusterfs"),
    *("ceph-fuse", "s3fs", "gcsfuse", "goofys", "juicefs", "mfs", "onedriver", "google-drive-ocamlfuse"),
}
_REMOTE_DRIVE = 4  # DRIVE_REMOTE, GetDriveTypeW


def refuse_network(folder: Path) -> None:
    """Raises: NetworkFolderError when the folder, which may not exist yet, is on the network."""
    if is_on_network(folder):
        raise NetworkFolderError(folder)


def is_on_network(folder: Path) -> bool:
    """False when the system does not tell."""
    with suppress(OSError):
        place = folder.resolve()  # first: looking there may be what mounts it
        if sys.platform == "win32":
            return is_remote_drive(place.drive, ctypes.windll.kernel32.GetDriveTypeW)
        mount = mounts.find_mount(place, mounts.load_mounts(mounts.MOUNT_TABLE))
        return mount is not None and is_network(mount)
    return False


def is_network(mount: Mount) -> bool:
    family, _, program = mount.kind.partition(".")
    if family != "fuse":
        return family in _NETWORK_KINDS
    if program:
        return program in _NETWORK_PROGRAMS
    # FUSE does not say which program: its source may, as "sshfs#…" or "user@machine:folder".
    return mount.source.partition("#")[0] in _NETWORK_PROGRAMS or bool(re.match(r"[^/]+:", mount.source))


def is_remote_drive(drive: str, drive_type: Callable[[str], int]) -> bool:
    """`drive` is that of an absolute path of Windows: a letter, or a share. `drive_type` is GetDriveTypeW."""
    if drive.startswith("\\\\"):
        is_device = drive.startswith(("\\\\?\\", "\\\\.\\"))
        return not is_device or drive.upper().startswith("\\\\?\\UNC\\")
    return drive_type(f"{drive}\\") == _REMOTE_DRIVE
