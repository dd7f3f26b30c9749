"""Write a document where the user asked: whole, or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from desktop.errors import ExportError


def export_file(data: bytes, target: Path) -> None:
    """Write `data` to `target`, replacing it only once every byte is on the disk and read back.

    Raises:
        ExportError: nothing was written, and `target` is as it was.
    """
    # In the same folder: a rename is whole or nothing only within one file system.
    unfinished = target.with_name(f".{secrets.token_hex(12)}.tmp")
    try:
        try:
            _write(unfinished, data)
            if unfinished.read_bytes() != data:
                raise ExportError(target)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(target) from error
    _sync_folder(target.parent)


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


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
