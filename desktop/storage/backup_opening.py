"""From a backup and a passphrase of that moment to its store, taken out, checked whole, and of this version."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.errors import DamagedBackupError, DamagedStoreError, ForeignStoreError, StoreError, WrongPassphraseError
from desktop.poste.titulaires import TitulaireId
from desktop.storage.archive import Archive, extract_store, open_archive
from desktop.storage.attempts import Attempts
from desktop.storage.database import Database
from desktop.storage.folder import Folder, require_room
from desktop.storage.key_file import KeyFile
from desktop.storage.key_slots import DataKeys, Kind, Slot
from desktop.storage.migrations import migrate, refuse_newer
from desktop.storage.opening import APPLICATION_ID
from desktop.storage.watch import Watch


@dataclass(frozen=True, slots=True)
class OpenedBackup:
    """`slot` is that of who knew the passphrase."""

    archive: Archive
    keys: KeyFile
    slot: Slot
    data_keys: DataKeys


def holders(path: Path) -> tuple[tuple[TitulaireId, str], ...]:
    """Who could open the post when the backup was made. Raises: DamagedBackupError, NewerStoreError."""
    slots = open_archive(path).keys().of_kind(Kind.PHRASE)
    return tuple((TitulaireId(slot.slot_id.hex()), slot.name) for slot in slots)


def unlock_backup(
    folder: Folder, archive: Archive, passphrase: str, now: datetime, titulaire_id: TitulaireId | None = None
) -> OpenedBackup:
    """Find the keys of a backup; a wrong passphrase is delayed as one of the store is.

    Raises: WrongPassphraseError, TooManyAttemptsError, DamagedBackupError, NewerStoreError.
    """
    keys = archive.keys()
    attempts = Attempts(folder.backup_attempts)
    wait_s = attempts.begin(now)
    found = keys.unlock(Kind.PHRASE, passphrase, bytes.fromhex(titulaire_id) if titulaire_id else None)
    if found is None:
        raise WrongPassphraseError(archive.path, wait_s)
    attempts.clear()
    return OpenedBackup(archive, keys, *found)


def take_out(folder: Folder, opened: OpenedBackup, watch: Watch) -> tuple[Database, bytes]:
    """Take the store out of a backup, as `folder.checked_db`; return it open, with its data key.

    Raises: DamagedBackupError, NewerStoreError, DiskFullError, CancelledError; no copy is then left.
    """
    archive = opened.archive
    require_room({folder.path: 2 * archive.db_bytes})
    watch.begin(3 * archive.db_bytes)
    folder.remove_checked()
    try:
        extract_store(archive, folder.checked_db, watch)
        return _checked(folder.checked_db, opened, watch)
    except (DamagedStoreError, ForeignStoreError) as error:
        folder.remove_checked()
        raise DamagedBackupError(archive.path) from error
    except BaseException:
        folder.remove_checked()
        raise


def _checked(path: Path, opened: OpenedBackup, watch: Watch) -> tuple[Database, bytes]:
    db, data_key = _opened(path, opened)
    try:
        refuse_newer(db)
        db.verify()
        watch.advance(opened.archive.db_bytes)
        db.set_up()
        is_ours = db.rows("PRAGMA application_id") == [(APPLICATION_ID,)]
        if not is_ours or db.rows("SELECT store_id FROM poste") != [(opened.keys.store_id,)]:
            raise ForeignStoreError(path)
        migrate(db)
        watch.advance(opened.archive.db_bytes)
    except BaseException:
        db.close()
        raise
    return db, data_key


def _opened(path: Path, opened: OpenedBackup) -> tuple[Database, bytes]:
    """Of two data keys, the one it is encrypted with: it was made while a change of key was cut short."""
    refusal: StoreError = DamagedStoreError(path)
    for data_key in opened.data_keys:
        db = Database(path, data_key, opened.keys.store_id)
        try:
            db.schema_version()
        except StoreError as error:
            db.close()
            refusal = error
        else:
            return db, data_key
    raise refusal
