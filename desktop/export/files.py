"""Write a document where the user asked: whole, or not at all."""

import errno
import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from desktop.errors import DriveGoneError, ExportError, NotEnoughSpaceError

_UNFINISHED = re.compile(r"\.[0-9a-f]{24}\.tmp")
_LEFT_S = 60
"""One that nothing was written to for so long was left by a drive taken out, or by a power cut."""
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTDIR}
"""What a system says of a drive that is there no longer."""
_MARGIN_BYTES = 64 * 1024
"""What a folder and its file system may take beside the file."""


def require_room(target: Path, size_bytes: int) -> None:
    """Raises: NotEnoughSpaceError; DriveGoneError or ExportError when the folder cannot be looked at."""
    needed = size_bytes + _MARGIN_BYTES
    try:
        free = shutil.disk_usage(target.parent).free
    except OSError as error:
        raise _refusal(target, error) from error
    if free < needed:
        raise NotEnoughSpaceError(target, needed, free)


def export_file(data: bytes, target: Path) -> None:
    """Write `data` to `target`, replacing it only once every byte is on the disk and read back.

    Raises:
        NotEnoughSpaceError, DriveGoneError, ExportError: nothing was written, and `target` is as it was.
    """
    require_room(target, len(data))
    # In the same folder: a rename is whole or nothing only within one file system.
    unfinished = unfinished_beside(target)
    try:
        try:
            _write(unfinished, data)
            if unfinished.read_bytes() != data:
                raise ExportError(target)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(target, error) from error
    remove_left(target)
    _sync_folder(target.parent)


def _refusal(target: Path, error: OSError) -> ExportError:
    return DriveGoneError(target) if error.errno in _GONE else ExportError(target)


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            # What is read back comes from the drive, not from what the system remembers of it.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def unfinished_beside(target: Path) -> Path:
    """A name that nothing has, in the same folder."""
    return target.with_name(f".{secrets.token_hex(12)}.tmp")


def remove_left(written: Path) -> None:
    """Beside what was just written, erase what a drive taken out during a former writing kept of a document."""
    with suppress(OSError):
        now_s = written.stat().st_mtime  # by the clock of that drive
        for path in written.parent.glob(".*.tmp"):
            if _UNFINISHED.fullmatch(path.name) and now_s - path.stat().st_mtime > _LEFT_S:
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()


def _sync_folder(folder: Path) -> None:
    """Keep the new name through a power cut, on the systems where a folder can be synced."""
    if os.name != "posix":
        return
    # The file is whole and in place: a folder that refuses (a share, a stick) takes nothing from it.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
