"""The profile folder: the names of its files, and how a small file in it is replaced whole or not at all."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from desktop.errors import AlreadyRunningError, DiskFullError, StoreAccessError
from desktop.storage.failures import translated

_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600
_UNFINISHED = ".nouveau"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where each file of a profile is. `unfinished_db` is a store whose creation has not come to its end."""

    path: Path

    @property
    def key_files(self) -> tuple[Path, Path]:
        """The key file, then its copy."""
        return self.path / "coffre.cle", self.path / "coffre.cle.bis"

    @property
    def db(self) -> Path:
        return self.path / "coffre.db"

    @property
    def unfinished_db(self) -> Path:
        return self.path / f"coffre.db{_UNFINISHED}"

    @property
    def rekeyed_db(self) -> Path:
        """The store encrypted under another key, until it takes the place of the former."""
        return self.path / f"coffre.db.cle{_UNFINISHED}"

    @property
    def backups(self) -> Path:
        return self.path / "sauvegardes"

    @property
    def copied_db(self) -> Path:
        """The store of a backup just made, taken out of it to be checked."""
        return self.path / f"coffre.db.copie{_UNFINISHED}"

    @property
    def checked_db(self) -> Path:
        """The store of a backup to be restored, taken out of it."""
        return self.path / f"coffre.db.sauvegarde{_UNFINISHED}"

    @property
    def restored_db(self) -> Path:
        """The store of a backup, checked, which is going to be that of this post whatever happens."""
        return self.path / "coffre.db.restaure"

    @property
    def restored_keys(self) -> Path:
        """The key file that goes with `restored_db`, written before it."""
        return self.path / "coffre.cle.restaure"

    @property
    def numeros(self) -> Path:
        """The public copy of the numbers of the post: the one thing in clear, read while it is locked."""
        return self.path / "numeros.poste"

    @property
    def lock(self) -> Path:
        return self.path / "verrou"

    @property
    def attempts(self) -> Path:
        return self.path / "essais"

    @property
    def backup_attempts(self) -> Path:
        """As `attempts`, for the secrets of backups: a good one must not forget the wrong ones tried on the store."""
        return self.path / "essais.sauvegarde"

    def holds_store(self) -> bool:
        """A store, whole or damaged. A creation that was cut short does not count: nothing was ever in it."""
        with translated(self.path):
            if self.db.exists() or self.restored_db.exists():
                return True
            return any(path.exists() for path in self.key_files) and not self.unfinished_db.exists()

    def prepare(self) -> None:
        """Make the folder, for its owner only."""
        with translated(self.path.parent):
            self.path.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        # A folder that was there may belong to another account: reading is then that account's business.
        with suppress(PermissionError):
            self.path.chmod(_PRIVATE_FOLDER)

    def remove_temporary(self) -> None:
        """Remove what was cut short: a replacement of the key files or of the store, a backup, a restoration."""
        self._remove(f"*.cle*{_UNFINISHED}*")
        self._remove(f"{self.numeros.name}*{_UNFINISHED}")
        self.remove_checked()
        self.remove_copied()

    def remove_rekeyed(self) -> None:
        """Remove a store encrypted under another key that did not come to its end, and what SQLite keeps beside it."""
        self._remove(f"{self.rekeyed_db.name}*")

    def remove_copied(self) -> None:
        """Remove the store taken out of a backup just made."""
        self._remove(f"{self.copied_db.name}*")

    def remove_checked(self) -> None:
        """Remove the store taken out of a backup to be restored, and what SQLite keeps beside it."""
        self._remove(f"{self.checked_db.name}*")

    def remove_unfinished(self) -> None:
        """Remove what a creation that was cut short has left. Never call it when `holds_store`."""
        with translated(self.path):
            leftovers = [*self.path.glob(f"*{_UNFINISHED}*"), *self.key_files, self.attempts, self.numeros]
            for path in leftovers:
                path.unlink(missing_ok=True)

    def _remove(self, pattern: str) -> None:
        with translated(self.path):
            for path in self.path.glob(pattern):
                path.unlink(missing_ok=True)


@contextmanager
def held(folder: Folder) -> Iterator[FileLock]:
    """Take the profile for this process; released only if the block fails. Raises: AlreadyRunningError."""
    lock = FileLock(folder.lock, timeout=0, mode=_PRIVATE_FILE, thread_local=False, fallback_to_soft=False)
    with translated(folder.path):
        try:
            lock.acquire()
        except Timeout as error:
            raise AlreadyRunningError(folder.path) from error
        except NotImplementedError as error:  # this file system cannot lock
            raise StoreAccessError(folder.path) from error
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def create_private(path: Path) -> None:
    """Create an empty file that only its owner reads; SQLite gives the same rights to the files beside it."""
    with translated(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _PRIVATE_FILE))


def replace_whole(path: Path, content: bytes) -> None:
    """Write `content` at `path`: after a crash there is the former content or the new one, never a mixture."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}{_UNFINISHED}")
    with translated(path):
        try:
            with os.fdopen(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _PRIVATE_FILE), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            rename(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def rename(source: Path, target: Path) -> None:
    """Rename, and wait until the disk knows."""
    with translated(target):
        source.replace(target)
        flush_folder(target.parent)


def put_in_place(source: Path, target: Path) -> None:
    """Rename a file that is whole and on the disk; a stick or a share may not know how to wait for the new name."""
    with translated(target):
        source.replace(target)
        with suppress(OSError):
            flush_folder(target.parent)


def require_room(needed: dict[Path, int]) -> None:
    """`needed` says how many bytes each folder, which exists, is to receive. Raises: DiskFullError."""
    by_disk: dict[int, int] = {}
    for folder, count in needed.items():
        with translated(folder):
            disk = folder.stat().st_dev
            by_disk[disk] = by_disk.get(disk, 0) + count
            if shutil.disk_usage(folder).free < by_disk[disk]:
                raise DiskFullError(folder)


def flush_folder(path: Path) -> None:
    """Wait until the disk knows what was created, renamed or removed in a folder."""
    if os.name == "nt":  # Windows flushes the entry of a renamed file by itself, and cannot open a folder
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
