"""The encrypted store of one post: created, opened, recovered, closed. Its content is reached by its repositories.

A creation is whole or has not happened: the store is made under another name, the key files are written, and the
renaming to `coffre.db` comes last. A passphrase is asked again after a growing delay; nothing is ever wiped.
"""

import secrets
from datetime import datetime
from pathlib import Path

from filelock import FileLock

from desktop.errors import (
    DamagedStoreError,
    ForeignStoreError,
    MistypedRecoveryCodeError,
    StoreExistsError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from desktop.storage.attempts import Attempts
from desktop.storage.database import PAGE_BYTES, Database
from desktop.storage.entretiens import Entretiens
from desktop.storage.failures import refuse_read_only, translated
from desktop.storage.folder import Folder, create_private, held, rename
from desktop.storage.instants import Clock, to_text, utc_now
from desktop.storage.key_copies import load_keys, repair_keys, save_keys
from desktop.storage.key_file import STORE_ID_BYTES, KeyFile
from desktop.storage.key_slots import KEY_BYTES, RECOMMENDED, Argon2, Kind, wrap
from desktop.storage.migrations import migrate, refuse_newer
from desktop.storage.orientations import Orientations
from desktop.storage.partenaires import Partenaires
from desktop.storage.prises_en_charge import PrisesEnCharge
from desktop.storage.recovery import normalise
from desktop.storage.reglages import ReglagesDuPoste
from desktop.storage.temps import Temps

_APPLICATION_ID = 0x52657065
# A damaged beginning still resembles the identifier; that of another post does not: chance gives no 8 equal bytes.
_ID_RESEMBLANCE = STORE_ID_BYTES // 2


class Coffre:
    """An open store, held by this process and usable by the thread that opened it only.

    Every method of a repository raises a `StoreError` when the store refuses: DiskFullError, ReadOnlyFolderError,
    DamagedStoreError, StoreAccessError. What was written before stays written.
    """

    def __init__(self, folder: Folder, lock: FileLock, db: Database) -> None:
        self._folder = folder
        self._lock = lock
        self._db = db
        self.prises_en_charge = PrisesEnCharge(db)
        self.entretiens = Entretiens(db)
        self.orientations = Orientations(db)
        self.partenaires = Partenaires(db)
        self.reglages = ReglagesDuPoste(db)
        self.temps = Temps(db)

    @staticmethod
    def exists(profile: Path) -> bool:
        """A store, whole or damaged, is in this folder. A creation that was cut short does not count."""
        return Folder(profile).holds_store()

    @classmethod
    def create(
        cls, profile: Path, passphrase: str, recovery_code: str, *, now: Clock = utc_now, cost: Argon2 = RECOMMENDED
    ) -> "Coffre":
        """Make a store and open it.

        Raises: StoreExistsError, MistypedRecoveryCodeError, ReadOnlyFolderError, DiskFullError, AlreadyRunningError.
        """
        folder = Folder(profile)
        code = _normalised(folder, recovery_code)
        folder.prepare()
        refuse_read_only(profile)
        with held(folder) as lock:
            if folder.holds_store():
                raise StoreExistsError(folder.db)
            folder.remove_unfinished()
            store_id, data_key = secrets.token_bytes(STORE_ID_BYTES), secrets.token_bytes(KEY_BYTES)
            _write_empty(folder.unfinished_db, data_key, store_id, now())
            slots = (
                wrap(data_key, passphrase, store_id, Kind.PHRASE, cost=cost),
                wrap(data_key, code, store_id, Kind.RECUPERATION, cost=cost),
            )
            keys = KeyFile(store_id, slots)
            save_keys(folder, keys)
            Attempts(folder.attempts).clear()
            rename(folder.unfinished_db, folder.db)
            return cls(folder, lock, _open_db(folder, keys, data_key))

    @classmethod
    def open(cls, profile: Path, passphrase: str, *, now: Clock = utc_now) -> "Coffre":
        """Open the store of this folder.

        Raises: WrongPassphraseError, TooManyAttemptsError, DamagedHeaderError, DamagedStoreError, ForeignStoreError,
        NewerStoreError, ReadOnlyFolderError, DiskFullError, AlreadyRunningError, StoreAccessError.
        """
        folder = _existing(profile)
        with held(folder) as lock:
            keys, data_key = _unlock(folder, Kind.PHRASE, passphrase, now())
            return cls(folder, lock, _open_db(folder, keys, data_key))

    @classmethod
    def recover(
        cls,
        profile: Path,
        recovery_code: str,
        new_passphrase: str,
        *,
        now: Clock = utc_now,
        cost: Argon2 = RECOMMENDED,
    ) -> "Coffre":
        """Open with the recovery code, and replace the passphrase. The recovery code stays the same.

        Raises: WrongRecoveryCodeError, MistypedRecoveryCodeError (not counted as an attempt), and what `open` raises.
        """
        folder = _existing(profile)
        code = _normalised(folder, recovery_code)
        with held(folder) as lock:
            keys, data_key = _unlock(folder, Kind.RECUPERATION, code, now())
            db = _open_db(folder, keys, data_key)
            try:
                slot = wrap(data_key, new_passphrase, keys.store_id, Kind.PHRASE, cost=cost)
                save_keys(folder, keys.with_only(Kind.PHRASE, slot))
            except BaseException:
                db.close()
                raise
            return cls(folder, lock, db)

    def verify(self) -> None:
        """Read the whole store. Raises: DamagedStoreError."""
        self._db.verify()

    def close(self) -> None:
        """Give erased space back, close, and let go of the folder. Closing twice is harmless."""
        if self._db.is_open:
            self._db.give_back_space()
            self._db.close()
        self._lock.release()


def _existing(profile: Path) -> Folder:
    folder = Folder(profile)
    if not folder.holds_store():
        raise ForeignStoreError(profile)
    refuse_read_only(profile)
    return folder


def _normalised(folder: Folder, recovery_code: str) -> str:
    try:
        return normalise(recovery_code)
    except ValueError as error:
        raise MistypedRecoveryCodeError(folder.path, 0.0) from error


def _unlock(folder: Folder, kind: Kind, secret: str, now: datetime) -> tuple[KeyFile, bytes]:
    keys = load_keys(folder, store_id=_read_store_id(folder))
    attempts = Attempts(folder.attempts)
    wait_s = attempts.begin(now)
    data_key = keys.unlock(kind, secret)
    if data_key is None:
        start = _read_store_id(folder)
        if start and not _resembles(start, keys.store_id):
            raise ForeignStoreError(folder.db)
        refusal = WrongPassphraseError if kind is Kind.PHRASE else WrongRecoveryCodeError
        raise refusal(folder.path, wait_s)
    attempts.clear()
    return keys, data_key


def _write_empty(path: Path, data_key: bytes, store_id: bytes, now: datetime) -> None:
    create_private(path)
    db = Database(path, data_key, store_id)
    try:
        db.set_up()
        migrate(db)
        db.run(
            "INSERT INTO poste (only, store_id, created_at, last_seen_at) VALUES (1, ?, ?, ?)",
            store_id,
            to_text(now),
            to_text(now),
        )
        db.give_back_space()
    finally:
        db.close()


def _open_db(folder: Folder, keys: KeyFile, data_key: bytes) -> Database:
    if not _read_store_id(folder):
        raise DamagedStoreError(folder.db)
    db = Database(folder.db, data_key, keys.store_id)
    try:
        _refuse_other_key(db, folder, keys.store_id)
        refuse_newer(db)
        db.set_up()
        if db.rows("PRAGMA application_id") != [(_APPLICATION_ID,)]:
            raise ForeignStoreError(folder.db)
        migrate(db)
        if db.rows("SELECT store_id FROM poste") != [(keys.store_id,)]:
            raise ForeignStoreError(folder.db)
    except BaseException:
        db.close()
        raise
    folder.remove_temporary()
    repair_keys(folder, keys)
    return db


def _refuse_other_key(db: Database, folder: Folder, store_id: bytes) -> None:
    """Raises: ForeignStoreError when no page was written with this key, DamagedStoreError when some were."""
    try:
        db.schema_version()
    except DamagedStoreError as error:
        pages = max(1, folder.db.stat().st_size // PAGE_BYTES)
        if db.failing_pages() >= pages and not _resembles(_read_store_id(folder), store_id):
            raise ForeignStoreError(folder.db) from error
        raise


def _read_store_id(folder: Folder) -> bytes:
    """The identifier at the beginning of the store, in clear; b"" when there is no store."""
    with translated(folder.db):
        if not folder.db.exists():
            return b""
        with folder.db.open("rb") as file:
            return file.read(STORE_ID_BYTES)


def _resembles(start: bytes, store_id: bytes) -> bool:
    if not any(start):  # zeros: what a crash of the disk leaves
        return True
    return sum(a == b for a, b in zip(start, store_id, strict=False)) >= _ID_RESEMBLANCE
