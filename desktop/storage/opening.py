"""From a secret to an open database: which slot it opens, which data key fits, and what refuses."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from desktop.errors import (
    DamagedStoreError,
    ForeignStoreError,
    StoreError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from desktop.storage.attempts import Attempts
from desktop.storage.backup import name_of, prepared, write_backup
from desktop.storage.database import PAGE_BYTES, Database
from desktop.storage.failures import translated
from desktop.storage.folder import Folder
from desktop.storage.key_copies import load_keys
from desktop.storage.key_file import STORE_ID_BYTES, KeyFile
from desktop.storage.key_slots import RECOVERY_KINDS, DataKeys, Kind, Slot
from desktop.storage.migrations import is_up_to_date, migrate, refuse_newer
from desktop.storage.watch import Watch

APPLICATION_ID = 0x52657065
# A damaged beginning still resembles the identifier; that of another post does not: chance gives no 8 equal bytes.
_ID_RESEMBLANCE = STORE_ID_BYTES // 2


@dataclass(frozen=True, slots=True)
class Unlocked:
    """`failures` is how many wrong secrets were tried before this one."""

    keys: KeyFile
    slot: Slot
    data_keys: DataKeys
    failures: int


def unlock(folder: Folder, kind: Kind, secret: str, now: datetime, slot_id: bytes | None = None) -> Unlocked:
    """Find the data keys of a store that is not open. Raises: as `try_secret`, DamagedHeaderError, ForeignStoreError,
    NewerStoreError.
    """
    start = read_store_id(folder)
    keys = load_keys(folder, store_id=start)
    try:
        return try_secret(folder, keys, kind, secret, now, slot_id)
    except (WrongPassphraseError, WrongRecoveryCodeError):
        if start and not _resembles(start, keys.store_id):
            raise ForeignStoreError(folder.db) from None
        raise


def try_secret(
    folder: Folder, keys: KeyFile, kind: Kind, secret: str, now: datetime, slot_id: bytes | None = None
) -> Unlocked:
    """Find the data keys behind a secret; only the slot of `slot_id` is tried when it is given.

    The store is not touched: to close a second descriptor of it would drop the locks that SQLite holds on it.
    Raises: WrongPassphraseError, WrongRecoveryCodeError, TooManyAttemptsError.
    """
    attempts = Attempts(folder.attempts)
    failures = attempts.failures()
    wait_s = attempts.begin(now)
    found = keys.unlock(kind, secret, slot_id)
    if found is None:
        refusal = WrongRecoveryCodeError if kind in RECOVERY_KINDS else WrongPassphraseError
        raise refusal(folder.path, wait_s)
    attempts.clear()
    return Unlocked(keys, *found, failures)


def open_db(folder: Folder, unlocked: Unlocked, now: datetime) -> tuple[Database, bytes]:
    """Open the database; return it with the data key that fits, of those unlocked.

    A store of a former version is backed up before it is brought to this one, and read whole after.

    Raises: DamagedStoreError, ForeignStoreError, NewerStoreError, and what the disk refuses.
    """
    if not read_store_id(folder):
        raise DamagedStoreError(folder.db)
    data_key = _fitting(folder, unlocked)
    db = Database(folder.db, data_key, unlocked.keys.store_id)
    try:
        _refuse_other_key(db, folder, unlocked.keys.store_id)
        refuse_newer(db)
        db.set_up()
        if db.rows("PRAGMA application_id") != [(APPLICATION_ID,)]:
            raise ForeignStoreError(folder.db)
        _bring_up_to_date(folder, db, unlocked.keys, now)
        if db.rows("SELECT store_id FROM poste") != [(unlocked.keys.store_id,)]:
            raise ForeignStoreError(folder.db)
    except BaseException:
        db.close()
        raise
    return db, data_key


def read_store_id(folder: Folder) -> bytes:
    """The identifier at the beginning of the store, in clear; b"" when there is no store."""
    with translated(folder.db):
        if not folder.db.exists():
            return b""
        with folder.db.open("rb") as file:
            return file.read(STORE_ID_BYTES)


def _bring_up_to_date(folder: Folder, db: Database, keys: KeyFile, now: datetime) -> None:
    if is_up_to_date(db):
        return
    write_backup(folder, db, keys, prepared(folder.backups) / name_of(now), Watch())
    migrate(db)
    db.verify()


def _fitting(folder: Folder, unlocked: Unlocked) -> bytes:
    """Of two data keys, the one this database is encrypted with: a change of key was cut short before or after it."""
    first, *others = unlocked.data_keys
    for data_key in unlocked.data_keys if others else ():
        with suppress(StoreError):
            db = Database(folder.db, data_key, unlocked.keys.store_id)
            try:
                db.schema_version()
                return data_key
            finally:
                db.close()
    return first


def _refuse_other_key(db: Database, folder: Folder, store_id: bytes) -> None:
    """Raises: ForeignStoreError when no page was written with this key, DamagedStoreError when some were."""
    try:
        db.schema_version()
    except DamagedStoreError as error:
        pages = max(1, folder.db.stat().st_size // PAGE_BYTES)
        if db.failing_pages() >= pages and not _resembles(read_store_id(folder), store_id):
            raise ForeignStoreError(folder.db) from error
        raise


def _resembles(start: bytes, store_id: bytes) -> bool:
    if not any(start):  # zeros: what a crash of the disk leaves
        return True
    return sum(a == b for a, b in zip(start, store_id, strict=False)) >= _ID_RESEMBLANCE
