"""Giving the store another data key. Whenever it is cut short, every slot still opens what is there.

Three steps, each whole or not at all: the slots hold both keys; the store encrypted anew takes the place of the former;
the slots hold the new key only. An opening that finds two keys keeps the one that fits and ends the change.
"""

import secrets
import shutil
from collections.abc import Callable

from desktop.storage.database import Database
from desktop.storage.failures import translated
from desktop.storage.folder import Folder, create_private, rename
from desktop.storage.key_copies import save_keys
from desktop.storage.key_file import KeyFile
from desktop.storage.key_slots import KEY_BYTES, DataKeys, Kind, Signer, Slot
from desktop.storage.opening import Unlocked


def rekey(
    folder: Folder, db: Database, unlocked: Unlocked, signer: Signer, recovery: Callable[[DataKeys], Slot]
) -> None:
    """Encrypt the store again; `db` is closed then. `recovery` makes the slot of the new recovery codes.

    Raises: DiskFullError while the copy is made, with nothing changed but the codes.
    """
    former = unlocked.data_keys[0]
    both = (secrets.token_bytes(KEY_BYTES), former)
    people = unlocked.keys.of_kind(Kind.PHRASE)
    keys = resealed(unlocked.keys.with_slots((*people, recovery(both))), both, signer)
    save_keys(folder, keys)
    db.give_back_space()
    db.close()
    _encrypt_again(folder, both, signer.store_id)
    rename(folder.rekeyed_db, folder.db)
    save_keys(folder, resealed(keys, both[:1], signer))


def resealed(keys: KeyFile, data_keys: DataKeys, signer: Signer) -> KeyFile:
    """Put other data keys in every slot that this store has signed; the others are dropped."""
    return keys.with_slots(tuple(signer.seal(slot, data_keys) for slot in keys.slots if signer.is_genuine(slot)))


def _encrypt_again(folder: Folder, both: DataKeys, store_id: bytes) -> None:
    copy = folder.rekeyed_db
    with translated(copy):
        copy.unlink(missing_ok=True)
    create_private(copy)
    try:
        with translated(copy):
            shutil.copyfile(folder.db, copy)
        encrypted = Database(copy, both[1], store_id)
        try:
            encrypted.encrypt_under(both[0], store_id)
            encrypted.verify()
        finally:
            encrypted.close()
    except BaseException:
        folder.remove_rekeyed()
        raise
