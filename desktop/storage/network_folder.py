"""Whether a folder is on the network: SQLite's locks do not hold there, and others could copy the store.

Refused when a store is made, told when one is opened: who receives somebody at three in the morning is not locked out.
"""

import ctypes
import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import NetworkFolderError

_MOUNT_TABLE = Path("/proc/self/mountinfo")

# What Linux calls the file systems that another machine serves. Those in user space are named by their program.
_NETWORK_TYPES = frozenset(
    "9p afs afp beegfs ceph cifs coda davfs glusterfs gfs gfs2 gpfs lustre ncp ncpfs nfs nfs3 nfs4 ocfs2 orangefs "
    "pvfs2 shfs smb smb2 smb3 smbfs sshfs webdav".split()
)
_NETWORK_PROGRAMS = frozenset(
    "ceph-fuse cephfs curlftpfs davfs davfs2 gcsfuse glusterfs google-drive-ocamlfuse gvfsd-fuse juicefs kio-fuse "
    "mfs onedriver rclone s3fs s3ql seaweedfs smbnetfs sshfs".split()
)

_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW
_LOCAL_MOUNT = 0x1000  # MNT_LOCAL of statfs, macOS

_LINE = re.compile(r"\d+ \d+ \d+:\d+ \S+ (?P<at>\S+) \S+ .*?- (?P<type>\S+) (?P<source>\S*)")


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system in place: `at` is where, `kind` what Linux calls it, `source` what it comes from."""

    at: Path
    kind: str
    source: str

    @property
    def is_network(self) -> bool:
        family, _, program = self.kind.partition(".")
        if family in ("fuse", "fuseblk"):
            # Without a name, the source is all that tells: a program or "user@machine:folder".
            return program in _NETWORK_PROGRAMS or self.source.partition("#")[0] in _NETWORK_PROGRAMS
        return family in _NETWORK_TYPES


def refuse_network(folder: Path) -> None:
    """Raises: NetworkFolderError when the folder, which may not exist yet, is on the network."""
    if is_on_network(folder):
        raise NetworkFolderError(folder)


def is_on_network(folder: Path) -> bool:
    """False when the system does not tell."""
    with suppress(OSError):
        place = folder.resolve()
        if sys.platform == "win32":
            return _is_remote_drive(place)
        if sys.platform == "darwin":
            return _is_remote_volume(place)
        mount = find_mount(place, read_mounts(_MOUNT_TABLE.read_text(encoding="utf-8", errors="surrogateescape")))
        return mount is not None and mount.is_network
    return False


def read_mounts(table: str) -> tuple[Mount, ...]:
    """Read /proc/self/mountinfo, proc(5); lines that are not understood are left out."""
    found = (_LINE.match(line) for line in table.splitlines())
    return tuple(Mount(Path(_unescaped(m["at"])), m["type"], _unescaped(m["source"])) for m in found if m)


def find_mount(place: Path, mounts: tuple[Mount, ...]) -> Mount | None:
    """The file system that holds an absolute path: the deepest, and of two at one place the last put there."""
    holding = [mount for mount in mounts if place.is_relative_to(mount.at)]
    return max(reversed(holding), key=lambda mount: len(mount.at.parts), default=None)


def _unescaped(text: str) -> str:
    """Blanks and backslashes are in octal there."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _is_remote_drive(place: Path) -> bool:
    if sys.platform != "win32":
        return False
    if place.drive.startswith("\\\\"):
        return not place.drive.startswith(("\\\\?\\", "\\\\.\\")) or place.drive.upper().startswith("\\\\?\\UNC\\")
    return ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\") == _REMOTE_DRIVE


def _is_remote_volume(place: Path) -> bool:
    while not place.exists() and place != place.parent:
        place = place.parent
    return not os.statvfs(place).f_flag & _LOCAL_MOUNT
