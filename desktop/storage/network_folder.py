"""Whether a folder is on the network: SQLite's locks do not hold there, and others could copy the store.

Refused when a store is made, told when one is opened: who receives somebody at three in the morning is not locked out.
Linux and Windows tell; elsewhere no folder is known to be on the network.
"""

import ctypes
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import NetworkFolderError

MOUNT_TABLE = Path("/proc/self/mountinfo")

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

_LINE = re.compile(r"\d+ \d+ \d+:\d+ \S+ (?P<at>\S+) \S+ (?:\S+ )*?- (?P<kind>\S+) (?P<source>\S*)")


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system in place: `at` is where, `kind` what Linux calls it, `source` what it comes from."""

    at: Path
    kind: str
    source: str

    @property
    def is_network(self) -> bool:
        family, _, program = self.kind.partition(".")
        if family != "fuse":
            return family in _NETWORK_KINDS
        if program:
            return program in _NETWORK_PROGRAMS
        # FUSE does not say which program: its source may, as "sshfs#…" or "user@machine:folder".
        return self.source.partition("#")[0] in _NETWORK_PROGRAMS or bool(re.match(r"[^/]+:", self.source))


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
        mount = find_mount(place, read_mounts(MOUNT_TABLE.read_text(encoding="utf-8", errors="surrogateescape")))
        return mount is not None and mount.is_network
    return False


def read_mounts(table: str) -> tuple[Mount, ...]:
    """Read /proc/self/mountinfo, proc(5). A line that is not understood is left out."""
    found = (_LINE.match(line) for line in table.splitlines())
    return tuple(Mount(Path(_unescaped(m["at"])), m["kind"], _unescaped(m["source"])) for m in found if m)


def find_mount(place: Path, mounts: tuple[Mount, ...]) -> Mount | None:
    """The file system that holds an absolute path: the deepest, and of two at one place the last put there."""
    holding = [mount for mount in mounts if place.is_relative_to(mount.at)]
    return max(reversed(holding), key=lambda mount: len(mount.at.parts), default=None)


def is_remote_drive(drive: str, drive_type: Callable[[str], int]) -> bool:
    """`drive` is that of an absolute path of Windows: a letter, or a share. `drive_type` is GetDriveTypeW."""
    if drive.startswith("\\\\"):
        is_device = drive.startswith(("\\\\?\\", "\\\\.\\"))
        return not is_device or drive.upper().startswith("\\\\?\\UNC\\")
    return drive_type(f"{drive}\\") == _REMOTE_DRIVE


def _unescaped(text: str) -> str:
    """Blanks, line ends, # and backslashes are in octal there, byte by byte."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
