"""The encrypted store of one post: created, opened, recovered, closed. Its content is reached by its repositories.

A creation is whole or has not happened: the store is made under another name, the key files are written, and the
renaming to `coffre.db` comes last. A passphrase is asked again after a growing delay; nothing is ever wiped.
"""

import secrets
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path

from filelock import FileLock

from desktop.errors import (
    DiskFullError,
    ForeignStoreError,
    NotKeptError,
    StoreError,
    StoreExistsError,
)
from desktop.poste.journal import Action
from desktop.poste.titulaires import Titulaire, TitulaireId
from desktop.storage.admission import FIRST_NAME, admitted, holder, signer_of, tidied, write_empty
from desktop.storage.annuaire import Annuaire
from desktop.storage.annuaire_profils import Profils
from desktop.storage.argon2_cost import Argon2
from desktop.storage.attempts import Attempts
from desktop.storage.charges import Charges
from desktop.storage.cles import Cles
from desktop.storage.database import Database
from desktop.storage.disposal import dispose, finish_disposal, is_disposed
from desktop.storage.entretiens import Entretiens
from desktop.storage.failures import refuse_read_only
from desktop.storage.folder import Folder, held, rename
from desktop.storage.formulaires import Formulaires
from desktop.storage.fugues import Fugues
from desktop.storage.instants import Clock, utc_now
from desktop.storage.journal import Journal
from desktop.storage.key_copies import load_keys, repair_keys, save_keys
from desktop.storage.key_file import STORE_ID_BYTES, KeyFile
from desktop.storage.key_slots import KEY_BYTES, Kind, Signer, new_signing_key, wrap
from desktop.storage.network_folder import refuse_network
from desktop.storage.numeros import Numeros
from desktop.storage.opening import Unlocked, open_db, read_store_id, unlock
from desktop.storage.orientations import Orientations
from desktop.storage.partenaires import Partenaires
from desktop.storage.prises_en_charge import PrisesEnCharge
from desktop.storage.recues import Recues
from desktop.storage.reglages import ReglagesDuPoste
from desktop.storage.rekeying import resealed
from desktop.storage.sauvegardes import Sauvegardes
from desktop.storage.temps import Temps
from desktop.storage.titulaires import Titulaires
from desktop.storage.trousseau import Trousseau, recovery_kind, recovery_secret
from desktop.storage.whole_restoration import complete_restoration


class Coffre:
    """An open store, held by this process and usable by the thread that opened it only.

    Every method of a repository raises a `StoreError` when the store refuses: DiskFullError, ReadOnlyFolderError,
    DamagedStoreError, StoreAccessError. What was written before stays written.
    """

    def __init__(
        self,
        folder: Folder,
        lock: FileLock,
        db: Database,
        signer: Signer,
        titulaire: Titulaire,
        now: Clock,
        cost: Argon2 | None,
    ) -> None:
        self._folder = folder
        self._lock = lock
        self._db = db
        self._now = now
        self.prises_en_charge = PrisesEnCharge(db)
        self.entretiens = Entretiens(db)
        self.fugues = Fugues(db)
        self.formulaires = Formulaires(db)
        self.orientations = Orientations(db)
        self.recues = Recues(db)
        self.partenaires = Partenaires(db)
        self.annuaire = Annuaire(db)
        self.profils = Profils(db)
        self.numeros = Numeros(db, folder)
        self.cles = Cles(db)
        self.charges = Charges(db)
        self.reglages = ReglagesDuPoste(db)
        self.temps = Temps(db)
        self.journal = Journal(db, titulaire.titulaire_id, now)
        self.sauvegardes = Sauvegardes(folder, db, self.journal, signer.store_id, now)
        self.trousseau = Trousseau(folder, db, signer, titulaire, self.journal, now, cost)

    @staticmethod
    def exists(profile: Path) -> bool:
        """A store, whole or damaged, is in this folder. A creation or a disposal cut short does not count."""
        return Folder(profile).holds_store() and not is_disposed(profile)

    @staticmethod
    def holders(profile: Path) -> tuple[tuple[TitulaireId, str], ...]:
        """Who may try to open, in the order they were added: what the key file says, in clear.

        Raises: what reading the key file raises: DamagedHeaderError, ForeignStoreError, NewerStoreError…
        """
        keys = _keys_of(profile)
        return tuple((TitulaireId(slot.slot_id.hex()), slot.name) for slot in keys.of_kind(Kind.PHRASE))

    @staticmethod
    def is_recovery_split(profile: Path) -> bool:
        """Recovery takes two codes, held by two persons: what the key file says, in clear. Raises: as `holders`."""
        return bool(_keys_of(profile).of_kind(Kind.RECUPERATION_PARTAGEE))

    @classmethod
    def create(
        cls,
        profile: Path,
        passphrase: str,
        *recovery_codes: str,
        nom: str = FIRST_NAME,
        now: Clock = utc_now,
        cost: Argon2 | None = None,
    ) -> "Coffre":
        """Make a store and open it; who makes it is its first responsable. `cost` is fitted to the machine by default.

        There is one recovery code, or two that open together.

        Raises: StoreExistsError, MistypedRecoveryCodeError, NetworkFolderError, ReadOnlyFolderError, DiskFullError,
        AlreadyRunningError.
        """
        folder = Folder(profile)
        recovery = recovery_secret(folder, recovery_codes)
        refuse_network(profile)
        folder.prepare()
        refuse_read_only(profile)
        if is_disposed(profile):
            finish_disposal(profile)
        with held(folder) as lock:
            if folder.holds_store():
                raise StoreExistsError(folder.db)
            folder.remove_unfinished()
            data_keys = (secrets.token_bytes(KEY_BYTES),)
            signer = Signer(new_signing_key(), secrets.token_bytes(STORE_ID_BYTES))
            slot = wrap(data_keys, passphrase, signer, Kind.PHRASE, name=nom, cost=cost)
            write_empty(folder.unfinished_db, data_keys[0], signer, holder(slot, nom), now())
            slots = (slot, wrap(data_keys, recovery, signer, recovery_kind(recovery_codes), name="", cost=cost))
            keys = KeyFile(signer.store_id, slots)
            save_keys(folder, keys)
            Attempts(folder.attempts).clear()
            rename(folder.unfinished_db, folder.db)
            return cls._opened(folder, lock, Unlocked(keys, slot, data_keys, 0), now, cost)

    @classmethod
    def open(
        cls,
        profile: Path,
        passphrase: str,
        titulaire_id: TitulaireId | None = None,
        *,
        now: Clock = utc_now,
        cost: Argon2 | None = None,
    ) -> "Coffre":
        """Open the store of this folder. Without `titulaire_id` each passphrase is tried: one derivation a person.

        Raises: WrongPassphraseError, TooManyAttemptsError, DamagedHeaderError, DamagedStoreError, ForeignStoreError,
        NewerStoreError, RevokedAccessError, ReadOnlyFolderError, DiskFullError, AlreadyRunningError, StoreAccessError.
        """
        folder = _existing(profile)
        slot_id = bytes.fromhex(titulaire_id) if titulaire_id else None
        with held(folder) as lock:
            unlocked = unlock(folder, Kind.PHRASE, passphrase, now(), slot_id)
            return cls._opened(folder, lock, unlocked, now, cost, secret=passphrase)

    @classmethod
    def recover(
        cls,
        profile: Path,
        codes: tuple[str, ...],
        new_passphrase: str,
        titulaire_id: TitulaireId | None = None,
        *,
        now: Clock = utc_now,
        cost: Argon2 | None = None,
    ) -> "Coffre":
        """Open with the recovery code, or both when it is split, and replace the passphrase of one person.

        Without `titulaire_id`, that of who was added first. The recovery codes stay the same.
        Raises: WrongRecoveryCodeError, MistypedRecoveryCodeError (not counted as an attempt), and what `open` raises.
        """
        folder = _existing(profile)
        secret = recovery_secret(folder, codes)
        with held(folder) as lock:
            unlocked = unlock(folder, recovery_kind(codes), secret, now())
            people = unlocked.keys.of_kind(Kind.PHRASE)
            slot = next((s for s in people if titulaire_id in (None, s.slot_id.hex())), None)
            if slot is None:
                raise NotKeptError(profile)
            coffre = cls._opened(
                folder, lock, replace(unlocked, slot=slot), now, cost, secret=new_passphrase, renew=True
            )
            coffre.journal.note(Action.RECUPERATION, slot.slot_id.hex())
            return coffre

    @property
    def titulaire(self) -> Titulaire:
        """Who has opened the store. Raises: NotKeptError once removed."""
        return self.trousseau.titulaire

    @property
    def is_open(self) -> bool:
        """False once closed, by `close`, by a change of key or by a disposal."""
        return self._db.is_open

    def transaction(self) -> AbstractContextManager[None]:
        """All that the block does to this store, or nothing; committed when the block ends."""
        return self._db.transaction()

    def verify(self) -> None:
        """Read the whole store. Raises: DamagedStoreError."""
        self._db.verify()

    def dispose(self, passphrase: str) -> None:
        """Destroy this store and its keys, for good. It is closed once the passphrase was right, whatever is raised.

        Raises: NotAllowedError, WrongPassphraseError, TooManyAttemptsError: nothing has changed. What the system
        refuses: the disposal ends at `finish_disposal` if it has begun (`is_disposed`), else nothing has changed.
        """
        self.trousseau.require_responsable()
        self.trousseau.confirm(passphrase)
        self._db.close()
        try:
            dispose(self._folder)
        finally:
            self._lock.release()

    def close(self) -> None:
        """Note the time, give erased space back, close, and let go of the folder. Closing twice is harmless."""
        if self._db.is_open:
            with suppress(StoreError):  # a store that is damaged is closed all the same
                self.temps.look(self._now())
                self.journal.note(Action.FERMETURE)
            self._db.leave_no_gap()
            self._db.give_back_space()
            self._db.close()
            with suppress(StoreError):
                self._folder.remove_temporary()
        self._lock.release()

    @classmethod
    def _opened(
        cls,
        folder: Folder,
        lock: FileLock,
        unlocked: Unlocked,
        now: Clock,
        cost: Argon2 | None,
        *,
        secret: str = "",
        renew: bool = False,
    ) -> "Coffre":
        """Open the database, and put slots and people in order. `secret` is that of the slot; `renew` makes it so."""
        db, data_key = open_db(folder, unlocked, now())
        try:
            signer = signer_of(db, unlocked.keys.store_id)
            titulaire = admitted(db, unlocked.slot, now())
            keys = tidied(unlocked.keys, Titulaires(db))
            if len(unlocked.data_keys) > 1:
                keys = resealed(keys, (data_key,), signer)
            if renew or not unlocked.slot.public:
                slot_id = unlocked.slot.slot_id
                kind = Kind.PHRASE
                slot = wrap((data_key,), secret, signer, kind, name=titulaire.nom, cost=cost, slot_id=slot_id)
                keys = keys.with_slot(slot)
            if keys != unlocked.keys:
                save_keys(folder, keys)
            repair_keys(folder, keys)
            folder.remove_temporary()
            coffre = cls(folder, lock, db, signer, titulaire, now, cost)
            coffre._note_opening(unlocked.failures)
        except BaseException:
            db.close()
            raise
        return coffre

    def _note_opening(self, failures: int) -> None:
        if failures:
            self.journal.note(Action.OUVERTURES_REFUSEES, detail=str(failures))
        with suppress(DiskFullError):
            self.journal.add(Action.OUVERTURE)


def _existing(profile: Path) -> Folder:
    folder = Folder(profile)
    if not Coffre.exists(profile):
        raise ForeignStoreError(profile)
    refuse_read_only(profile)
    complete_restoration(folder)
    return folder


def _keys_of(profile: Path) -> KeyFile:
    folder = _existing(profile)
    return load_keys(folder, store_id=read_store_id(folder))
