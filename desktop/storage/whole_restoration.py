"""Restoring a post whose store cannot be opened, or is not there any more.

The store and the key file of the backup are made ready under names of their own. Once the last of them has its name,
`coffre.db.restaure`, the restoration comes to its end whatever happens: an opening that finds it ends it. Before that,
nothing has changed. What was there is set aside in a folder `coffre-abime-…`, never deleted.

When only the key file was lost, it alone is put back: the store then loses nothing of what followed the backup.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from desktop.errors import DamagedStoreError, NotAllowedError, RevokedAccessError, StoreError, StoreExistsError
from desktop.poste.journal import Action
from desktop.poste.sauvegardes import CoffreRestaure
from desktop.poste.titulaires import TitulaireId
from desktop.storage.archive import open_archive
from desktop.storage.backup_opening import OpenedBackup, take_out, unlock_backup
from desktop.storage.database import Database
from desktop.storage.failures import refuse_read_only, translated
from desktop.storage.folder import Folder, create_private, held, rename, replace_whole, require_room
from desktop.storage.instants import Clock
from desktop.storage.journal import Journal
from desktop.storage.key_copies import load_keys
from desktop.storage.migrations import refuse_newer
from desktop.storage.opening import read_store_id
from desktop.storage.titulaires import Titulaires
from desktop.storage.watch import Watch

_ASIDE = "coffre-abime-%Y%m%d-%H%M%S"
_FIRST_WITH_PEOPLE = 2


def restore_whole(
    profile: Path,
    path: Path,
    passphrase: str,
    titulaire_id: TitulaireId | None = None,
    *,
    now: Clock,
    watch: Watch,
) -> CoffreRestaure:
    """Put a backup in the place of a store that cannot be opened. It is to be opened afterwards, as usual.

    Raises: DamagedBackupError, WrongPassphraseError, TooManyAttemptsError, NewerStoreError, NotAllowedError and
    RevokedAccessError for who was no responsable, StoreExistsError when the store of this post is whole,
    AlreadyRunningError, DiskFullError, ReadOnlyFolderError, CancelledError: nothing has then changed.
    """
    archive = open_archive(path)
    folder = Folder(profile)
    folder.prepare()
    refuse_read_only(profile)
    complete_restoration(folder)
    with held(folder) as lock:
        opened = unlock_backup(folder, archive, passphrase, now(), titulaire_id)
        whole = _find_whole(folder, opened)
        if whole is not None:
            restored = _restore_keys(folder, opened, whole, now)
        else:
            _make_ready(folder, opened, now, watch)
            restored = CoffreRestaure(keys_only=False, aside=_put_in_place(folder))
        lock.release()
        return restored


def complete_restoration(folder: Folder) -> None:
    """End a restoration that was cut short when all was ready. Raises: AlreadyRunningError, what disks refuse."""
    if folder.restored_db.exists():
        with held(folder) as lock:
            _put_in_place(folder)
            lock.release()


def _find_whole(folder: Folder, opened: OpenedBackup) -> bytes | None:
    """The data key of the store of this post, if it is one of the backup's and all of the store holds.

    A copy is read: what is damaged is left as it was.
    """
    if read_store_id(folder) != opened.keys.store_id:
        return None
    for data_key in opened.data_keys:
        with suppress(DamagedStoreError), _copied(folder):
            db = Database(folder.copied_db, data_key, opened.keys.store_id)
            try:
                db.set_up()
                db.verify()
                refuse_newer(db)
            finally:
                db.close()
            return data_key
    return None


@contextmanager
def _copied(folder: Folder) -> Iterator[None]:
    """Copy the store and its journal, as `folder.copied_db`, for the time of the block."""
    sources = [path for path in _store_files(folder) if path.exists()]
    require_room({folder.path: 2 * sum(path.stat().st_size for path in sources)})
    folder.remove_copied()
    try:
        for path in sources:
            copy = folder.copied_db.with_name(path.name.replace(folder.db.name, folder.copied_db.name, 1))
            create_private(copy)
            with translated(copy):
                shutil.copyfile(path, copy)
        yield
    finally:
        folder.remove_copied()


def _restore_keys(folder: Folder, opened: OpenedBackup, data_key: bytes, now: Clock) -> CoffreRestaure:
    if _header_holds(folder, opened.keys.store_id):
        raise StoreExistsError(folder.db)
    db = Database(folder.db, data_key, opened.keys.store_id)
    try:
        db.set_up()
        _require_responsable(db, opened)
        aside = _replace_keys(folder, opened.archive.key_bytes, _aside(folder, now()))
        _note(db, opened, now, "cles")
    finally:
        db.close()
    return CoffreRestaure(keys_only=True, aside=aside if aside.exists() else None)


def _header_holds(folder: Folder, store_id: bytes) -> bool:
    try:
        return load_keys(folder, store_id=store_id).store_id == store_id
    except StoreError:
        return False


def _make_ready(folder: Folder, opened: OpenedBackup, now: Clock, watch: Watch) -> None:
    db, _data_key = take_out(folder, opened, watch)
    try:
        try:
            _require_responsable(db, opened)
            _note(db, opened, now, "coffre")
        finally:
            db.close()
        _flush(folder.checked_db)
        replace_whole(folder.restored_keys, opened.archive.key_bytes)
        rename(folder.checked_db, folder.restored_db)
    except BaseException:
        folder.remove_checked()
        raise


def _put_in_place(folder: Folder) -> Path | None:
    """Each step may be the last one before a crash: all are done again without harm, and the last decides."""
    with translated(folder.restored_db):
        begun = datetime.fromtimestamp(folder.restored_db.stat().st_mtime, UTC)
    aside = _aside(folder, begun)
    for path in _store_files(folder):  # the store first: a journal alone is replayed into nothing
        if path.exists():
            aside = _free(aside, path.name)
            rename(path, aside / path.name)
    if folder.restored_keys.exists():
        aside = _replace_keys(folder, folder.restored_keys.read_bytes(), aside)
    with translated(folder.numeros):
        folder.numeros.unlink(missing_ok=True)  # written by the store set aside; the one restored writes its own
    rename(folder.restored_db, folder.db)
    with translated(folder.path):
        folder.restored_keys.unlink(missing_ok=True)
    return aside if aside.exists() else None


def _replace_keys(folder: Folder, content: bytes, aside: Path) -> Path:
    """Write the key file, twice, once the former ones are set aside. One of them is good at any moment, if one was."""
    for path in folder.key_files:
        with translated(path):
            former = path.read_bytes() if path.exists() else content
        if former != content:
            aside = _free(aside, path.name)
            replace_whole(aside / path.name, former)
    for path in folder.key_files:
        replace_whole(path, content)
    return aside


def _store_files(folder: Folder) -> tuple[Path, ...]:
    return tuple(folder.db.with_name(folder.db.name + suffix) for suffix in ("", "-wal", "-shm", "-journal"))


def _aside(folder: Folder, begun: datetime) -> Path:
    return folder.path / begun.astimezone().strftime(_ASIDE)


def _free(aside: Path, name: str) -> Path:
    """A folder, made if it must be, that holds no file of that name yet: what was set aside once is never lost."""
    turn, chosen = 1, aside
    while (chosen / name).exists():
        turn += 1
        chosen = aside.with_name(f"{aside.name}-{turn}")
    with translated(aside.parent):
        chosen.mkdir(mode=0o700, exist_ok=True)
    return chosen


def _require_responsable(db: Database, opened: OpenedBackup) -> None:
    """Raises: NotAllowedError, RevokedAccessError. The first version knew one person, who looked after all."""
    if db.schema_version() < _FIRST_WITH_PEOPLE or Titulaires(db).is_empty():
        return
    titulaire = Titulaires(db).find(_holder_id(opened))
    if titulaire is None:
        raise RevokedAccessError(db.path)
    if not titulaire.is_responsable:
        raise NotAllowedError


def _note(db: Database, opened: OpenedBackup, now: Clock, detail: str) -> None:
    if db.schema_version() >= _FIRST_WITH_PEOPLE:
        Journal(db, _holder_id(opened), now).add(Action.RESTAURATION, detail=detail)


def _holder_id(opened: OpenedBackup) -> TitulaireId:
    return TitulaireId(opened.slot.slot_id.hex())


def _flush(path: Path) -> None:
    with translated(path), path.open("r+b") as file:
        os.fsync(file.fileno())
