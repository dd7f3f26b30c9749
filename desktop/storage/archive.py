"""A backup is one file: a ZIP archive of two members, stored as they are, in this order.

    coffre.cle      the key file of that moment, as `storage/key_file.py` says it
    coffre.db       the SQLCipher store of that moment, with nothing left in its journal

Neither is compressed, both are dated 1980-01-01: nothing is in clear but what the key file says. Any program that opens
ZIP archives gives both back, and they are a profile that any Repère of that version or a later one opens.
"""

import errno
import os
import struct
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import DamagedBackupError, DamagedHeaderError, ForeignStoreError
from desktop.storage.failures import translated
from desktop.storage.folder import create_private
from desktop.storage.key_file import KeyFile, from_bytes
from desktop.storage.watch import Watch

KEYS, STORE = "coffre.cle", "coffre.db"
OVERHEAD_BYTES = 64 * 1024
"""More than the key file and the entries of the archive take."""

CHUNK_BYTES = 1024 * 1024
_LARGEST_KEY_FILE = 1024 * 1024
# What zipfile raises on a file that is not, or is no more, an archive.
_NOT_AN_ARCHIVE = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    FileNotFoundError,
    IsADirectoryError,
)


@dataclass(frozen=True, slots=True)
class Archive:
    """A backup whose key file was read; the store in it was not."""

    path: Path
    key_bytes: bytes
    db_bytes: int

    def keys(self) -> KeyFile:
        """Raises: DamagedBackupError, NewerStoreError."""
        try:
            return from_bytes(self.key_bytes, self.path)
        except (DamagedHeaderError, ForeignStoreError) as error:
            raise DamagedBackupError(self.path) from error


def write_archive(path: Path, key_bytes: bytes, db_content: Iterable[bytes], db_bytes: int, watch: Watch) -> None:
    """Write a backup at `path`, which must not exist; it is on the disk when this returns.

    Raises: DiskFullError, ReadOnlyFolderError, StoreAccessError, CancelledError; `path` is then to be removed.
    """
    create_private(path)
    with translated(path), path.open("r+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(zipfile.ZipInfo(KEYS), key_bytes)
            member = zipfile.ZipInfo(STORE)
            member.file_size = db_bytes  # above 4 GiB the entry is of another form
            with archive.open(member, "w") as target:
                for chunk in db_content:
                    target.write(chunk)
                    watch.advance(len(chunk))
        file.flush()
        os.fsync(file.fileno())
        _forget_cached(file.fileno())


def open_archive(path: Path) -> Archive:
    """Read what a backup holds, short of the store itself. Raises: DamagedBackupError, StoreAccessError."""
    with _opened(path) as archive:
        keys, store = archive.infolist()
        return Archive(path, archive.read(keys), store.file_size)


def extract_store(archive: Archive, target: Path, watch: Watch) -> None:
    """Write the store of a backup at `target`, which must not exist. It may not be on the disk yet.

    Raises: DamagedBackupError, DiskFullError, ReadOnlyFolderError, CancelledError; `target` is then to be removed.
    """
    create_private(target)
    with translated(target), target.open("r+b") as file:
        for chunk in _store_of(archive):
            file.write(chunk)
            watch.advance(len(chunk))


def _store_of(archive: Archive) -> Iterator[bytes]:
    with _opened(archive.path) as opened, opened.open(STORE) as member:
        while chunk := member.read(CHUNK_BYTES):
            yield chunk


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with translated(path):
        try:
            with zipfile.ZipFile(path) as archive:
                _check_layout(archive, path)
                yield archive
        except _NOT_AN_ARCHIVE as error:
            raise DamagedBackupError(path) from error
        except OSError as error:
            if error.errno != errno.EINVAL:  # a place before the beginning of the file
                raise
            raise DamagedBackupError(path) from error


def _check_layout(archive: zipfile.ZipFile, path: Path) -> None:
    members = archive.infolist()
    if [member.filename for member in members] != [KEYS, STORE] or members[0].file_size > _LARGEST_KEY_FILE:
        raise DamagedBackupError(path)
    if any(m.compress_type != zipfile.ZIP_STORED or m.file_size != m.compress_size for m in members):
        raise DamagedBackupError(path)


def _forget_cached(descriptor: int) -> None:
    """What is read next comes from the disk itself, where the system allows to ask for it."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
