"""Whose slot opens a store: the first person, those it knows, and the key file made to say the same."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop.errors import RevokedAccessError
from desktop.poste.titulaires import Role, Titulaire, TitulaireId
from desktop.storage.database import Database
from desktop.storage.folder import create_private
from desktop.storage.instants import to_text
from desktop.storage.key_file import KeyFile
from desktop.storage.key_slots import Kind, Signer, Slot, new_signing_key
from desktop.storage.migrations import migrate
from desktop.storage.titulaires import Titulaires

FIRST_NAME = "Responsable"
"""The name of who made the store, until they choose another."""


def holder(slot: Slot, nom: str) -> Titulaire:
    return Titulaire(TitulaireId(slot.slot_id.hex()), nom, Role.RESPONSABLE)


def write_empty(path: Path, data_key: bytes, signer: Signer, first: Titulaire, now: datetime) -> None:
    create_private(path)
    db = Database(path, data_key, signer.store_id)
    try:
        db.set_up()
        migrate(db)
        db.run(
            "INSERT INTO poste (only, store_id, created_at, last_seen_at, signing_key) VALUES (1, ?, ?, ?, ?)",
            signer.store_id,
            to_text(now),
            to_text(now),
            signer.private,
        )
        Titulaires(db).add(first, now)
        db.give_back_space()
    finally:
        db.close()


def signer_of(db: Database, store_id: bytes) -> Signer:
    """The signer of this store; one is made for a store of the first version, which had none."""
    ((private,),) = db.rows("SELECT signing_key FROM poste")
    if private is None:
        private = new_signing_key()
        db.run("UPDATE poste SET signing_key = ?", private)
    return Signer(private, store_id)


def admitted(db: Database, slot: Slot, now: datetime) -> Titulaire:
    """Who this slot belongs to. Raises: RevokedAccessError when the store does not know them any more."""
    titulaires = Titulaires(db)
    if titulaires.is_empty():
        titulaires.add(holder(slot, slot.name or FIRST_NAME), now)
    titulaire = titulaires.find(TitulaireId(slot.slot_id.hex()))
    if titulaire is None:
        raise RevokedAccessError(db.path)
    return titulaire


def tidied(keys: KeyFile, titulaires: Titulaires) -> KeyFile:
    """The key file follows the store: slots of people it does not know go, names are those it says."""
    known = {titulaire.titulaire_id: titulaire.nom for titulaire in titulaires.list()}
    slots = []
    for slot in keys.slots:
        if slot.kind is not Kind.PHRASE:
            slots.append(slot)
        elif (nom := known.get(TitulaireId(slot.slot_id.hex()))) is not None:
            slots.append(replace(slot, name=nom))
    return keys if tuple(slots) == keys.slots else keys.with_slots(tuple(slots))
