"""Which error of ours a refusal of SQLite or of the system is. Every call to either goes through `translated`."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from desktop.errors import (
    AlreadyRunningError,
    DamagedStoreError,
    DiskFullError,
    ReadOnlyFolderError,
    StoreAccessError,
    StoreError,
)

_FULL_ERRNOS = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_REFUSED_ERRNOS = {errno.EACCES, errno.EPERM}
_FREE_BYTES_OF_A_FULL_DISK = 64 * 1024

# Primary result codes of SQLite, https://www.sqlite.org/rescode.html
_ERROR, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _CONSTRAINT, _MISUSE, _RANGE, _NOTADB = (
    1, 5, 6, 8, 10, 11, 13, 14, 19, 21, 25, 26,
)  # fmt: skip
_BUGS = {_ERROR, _CONSTRAINT, _MISUSE, _RANGE}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise inside the block into a `StoreError` on `path`; a bug stays a bug."""
    try:
        yield
    except sqlite.Error as error:
        meant = _from_sqlite(error, path)
        if meant is None:
            raise
        raise meant from error
    except OSError as error:
        raise _from_system(error, path) from error


def refuse_read_only(folder: Path) -> None:
    """Raises: ReadOnlyFolderError when the system already knows that nothing can be written in `folder`."""
    if not os.access(folder, os.W_OK):
        raise ReadOnlyFolderError(folder)


def _from_sqlite(error: sqlite.Error, path: Path) -> StoreError | None:
    code: int = getattr(error, "sqlite_errorcode", _MISUSE) & 0xFF
    if code in _BUGS:
        return None
    if code in (_CORRUPT, _NOTADB):
        return DamagedStoreError(path)
    if code in (_BUSY, _LOCKED):
        return AlreadyRunningError(path.parent)
    if code == _FULL or (code in (_IOERR, _CANTOPEN) and _is_full(path)):
        return DiskFullError(path.parent)
    if code == _READONLY or (code in (_IOERR, _CANTOPEN) and not _is_writable(path)):
        return ReadOnlyFolderError(path.parent)
    return StoreAccessError(path)


def _from_system(error: OSError, path: Path) -> StoreError:
    folder = path if path.is_dir() else path.parent
    if error.errno in _FULL_ERRNOS:
        return DiskFullError(folder)
    if error.errno == errno.EROFS or (error.errno in _REFUSED_ERRNOS and not os.access(folder, os.W_OK)):
        return ReadOnlyFolderError(folder)
    return StoreAccessError(path)


def _is_writable(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _FREE_BYTES_OF_A_FULL_DISK
    except OSError:
        return False
