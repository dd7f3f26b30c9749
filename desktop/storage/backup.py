"""Making a backup: the pages of the open store as they are on the disk, with its key file, in one archive.

No key is needed to copy pages, so none is: SQLite's backup would want a second connection, thus the data key in Python
again. The worker thread owns the only connection, which holds the file for itself: once the journal is in the file,
nothing moves while it is read. The copy is then read back out of the archive and opened beside the store, under the key
the connection has already; only after that has it its name.
"""

from datetime import datetime
from pathlib import Path

from desktop.errors import DamagedBackupError, DamagedStoreError
from desktop.storage.archive import CHUNK_BYTES, OVERHEAD_BYTES, extract_store, open_archive, write_archive
from desktop.storage.database import Database
from desktop.storage.failures import translated
from desktop.storage.folder import Folder, put_in_place, require_room
from desktop.storage.journal import verify_chain
from desktop.storage.key_copies import load_key_bytes
from desktop.storage.key_file import KeyFile
from desktop.storage.watch import Watch

INSTANT = "%Y%m%d-%H%M%S"

_COPY = "copie"
_PRIVATE_FOLDER = 0o700
_PASSES = 4  # copying, reading back, checking the pages, checking the structure


def write_backup(folder: Folder, db: Database, keys: KeyFile, target: Path, watch: Watch) -> None:
    """Write a verified backup of the open store at `target`, in the place of what is there, or nothing at all.

    Raises: DiskFullError (before anything is written, if it can be known), ReadOnlyFolderError, StoreAccessError,
    DamagedStoreError when it is the store itself that is damaged, DamagedBackupError when the disk does not give back
    what it was given, CancelledError.
    """
    db.give_back_space()
    db.bring_journal_in()
    size = db.path.stat().st_size
    require_room({target.parent: size + OVERHEAD_BYTES, folder.path: size})
    watch.begin(_PASSES * size)
    unfinished = target.with_name(f"{target.name}{unfinished_suffix(keys.store_id)}")
    with translated(target):
        unfinished.unlink(missing_ok=True)
        try:
            write_archive(unfinished, load_key_bytes(folder, keys), db.encrypted_content(CHUNK_BYTES), size, watch)
            check_backup(folder, db, unfinished, watch, is_of_now=True)
            put_in_place(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)


def check_backup(folder: Folder, db: Database, path: Path, watch: Watch, *, is_of_now: bool = False) -> None:
    """Open a backup of this store and read it whole; `is_of_now` when it must hold what the store holds.

    Raises: DamagedBackupError, DamagedStoreError, DiskFullError, CancelledError.
    """
    archive = open_archive(path)
    archive.keys()
    if not is_of_now:
        require_room({folder.path: archive.db_bytes})
        watch.begin((_PASSES - 1) * archive.db_bytes)
    folder.remove_copied()
    try:
        extract_store(archive, folder.copied_db, watch)
        _check_store(db, folder.copied_db, archive.db_bytes, watch, is_of_now=is_of_now)
    except DamagedStoreError as error:
        if is_of_now and db.failing_pages():
            raise
        raise DamagedBackupError(path) from error
    finally:
        folder.remove_copied()


def name_of(made_at: datetime) -> str:
    """In the time of the post: the name is for people."""
    return f"repere-{made_at.astimezone():{INSTANT}}.sauvegarde"


def prepared(folder: Path) -> Path:
    """Make a folder for backups, for its owner only; one that is there stays as it is."""
    with translated(folder.parent):
        folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder


def unfinished_suffix(store_id: bytes) -> str:
    """What follows the name of a backup under way: several posts may share a folder."""
    return f".{store_id[:4].hex()}.nouveau"


def _check_store(db: Database, copy: Path, size: int, watch: Watch, *, is_of_now: bool) -> None:
    """Raises: DamagedStoreError, which may carry the path of either."""
    with db.attached(copy, _COPY):
        if db.rows(f"PRAGMA {_COPY}.cipher_integrity_check"):
            raise DamagedStoreError(copy)
        watch.advance(size)
        if db.rows(f"PRAGMA {_COPY}.quick_check") != [("ok",)]:
            raise DamagedStoreError(copy)
        watch.advance(size)
        counts = _counts(db, _COPY)
        if is_of_now and counts != _counts(db, "main"):
            raise DamagedStoreError(copy)
        if "journal" in counts:
            # A chain that does not hold is for the journal to tell: it must be kept as it is, not lost.
            found = verify_chain(db, _COPY)
            if is_of_now and found != verify_chain(db):
                raise DamagedStoreError(copy)


def _counts(db: Database, schema: str) -> dict[str, int]:
    tables = db.rows("SELECT name FROM pragma_table_list WHERE schema = ? AND type = 'table'", schema)
    names = sorted(name for (name,) in tables if not name.startswith("sqlite_"))
    return {name: db.rows(f"SELECT count(*) FROM {schema}.{name}")[0][0] for name in names}
