"""The key ring of an open store: who holds a key, and what is done with keys. Nothing here re-encrypts the store.

The encrypted store says who may open and in which role; the key file follows it. Someone is added in the store first
and removed from it last, so that a crash in between leaves a line without a slot, which the next opening tidies up.
What touches a key asks for the passphrase of who is there again: an unlocked post left alone gives no key away.
"""

from dataclasses import replace

from desktop.errors import (
    InvalidTitulaireError,
    LastResponsableError,
    MistypedRecoveryCodeError,
    NotAllowedError,
    NotKeptError,
)
from desktop.poste.journal import Action
from desktop.poste.titulaires import Role, Titulaire, TitulaireId, checked_name
from desktop.storage.argon2_cost import Argon2
from desktop.storage.database import Database
from desktop.storage.folder import Folder
from desktop.storage.instants import Clock
from desktop.storage.journal import Journal
from desktop.storage.key_copies import load_keys, save_keys
from desktop.storage.key_file import KeyFile
from desktop.storage.key_slots import DataKeys, Kind, Signer, Slot, wrap
from desktop.storage.opening import Unlocked, try_secret
from desktop.storage.recovery import joined
from desktop.storage.rekeying import rekey
from desktop.storage.titulaires import Titulaires


class Trousseau:
    """`titulaire` is who has opened the store. Every method raises a `StoreError` when the store refuses."""

    def __init__(
        self,
        folder: Folder,
        db: Database,
        signer: Signer,
        titulaire: Titulaire,
        journal: Journal,
        now: Clock,
        cost: Argon2 | None,
    ) -> None:
        self._folder = folder
        self._db = db
        self._signer = signer
        self._titulaires = Titulaires(db)
        self._titulaire_id = titulaire.titulaire_id
        self._journal = journal
        self._now = now
        self._cost = cost

    @property
    def titulaire(self) -> Titulaire:
        """Who has opened the store, as it is known now. Raises: NotKeptError once removed."""
        return self._titulaires.get(self._titulaire_id)

    def list(self) -> tuple[Titulaire, ...]:
        """Those who may open the store, by name."""
        return self._titulaires.list()

    def names(self) -> dict[TitulaireId, str]:
        """Of all who ever could, to read the journal with."""
        return self._titulaires.names()

    def is_recovery_split(self) -> bool:
        return any(slot.kind is Kind.RECUPERATION_PARTAGEE for slot in self._keys().slots)

    def require_responsable(self) -> None:
        """Raises: NotAllowedError."""
        if not self.titulaire.is_responsable:
            raise NotAllowedError

    def add(self, passphrase: str, nom: str, role: Role, new_passphrase: str) -> Titulaire:
        """Give someone a key. Raises: NotAllowedError, WrongPassphraseError, InvalidTitulaireError."""
        self.require_responsable()
        name = self._free_name(nom)
        unlocked = self.confirm(passphrase)
        slot = wrap(unlocked.data_keys, new_passphrase, self._signer, Kind.PHRASE, name=name, cost=self._cost)
        titulaire = Titulaire(TitulaireId(slot.slot_id.hex()), name, role)
        with self._db.transaction():
            self._titulaires.add(titulaire, self._now())
            self._journal.add(Action.TITULAIRE_AJOUTE, titulaire.titulaire_id, role.value)
        save_keys(self._folder, unlocked.keys.with_slot(slot))
        return titulaire

    def rename(self, titulaire_id: TitulaireId, nom: str) -> None:
        """Raises: NotAllowedError, InvalidTitulaireError, NotKeptError."""
        self.require_responsable()
        titulaire = self._titulaires.get(titulaire_id)
        name = self._free_name(nom, but=titulaire_id)
        with self._db.transaction():
            self._titulaires.rename(titulaire_id, name)
            self._journal.add(Action.TITULAIRE_RENOMME, titulaire.titulaire_id)
        keys = self._keys()
        slot = _slot_of(keys, titulaire_id)
        if slot is not None:
            save_keys(self._folder, keys.with_slot(replace(slot, name=name)))

    def set_role(self, titulaire_id: TitulaireId, role: Role) -> None:
        """Raises: NotAllowedError, LastResponsableError, NotKeptError."""
        self.require_responsable()
        titulaire = self._titulaires.get(titulaire_id)
        if role is titulaire.role:
            return
        if role is Role.AGENT:
            self._keep_one_responsable(titulaire)
        with self._db.transaction():
            self._titulaires.set_role(titulaire_id, role)
            self._journal.add(Action.ROLE, titulaire_id, role.value)

    def remove(self, passphrase: str, titulaire_id: TitulaireId) -> None:
        """Take a key back. Who kept a copy of the store and of its key file still opens that copy: see `rekey`.

        Raises: NotAllowedError, WrongPassphraseError, LastResponsableError, NotKeptError.
        """
        self.require_responsable()
        titulaire = self._titulaires.get(titulaire_id)
        self._keep_one_responsable(titulaire)
        keys = self.confirm(passphrase).keys
        save_keys(self._folder, keys.without({bytes.fromhex(titulaire_id)}))
        with self._db.transaction():
            self._titulaires.remove(titulaire_id, self._now())
            self._journal.add(Action.TITULAIRE_RETIRE, titulaire_id)

    def change_passphrase(self, passphrase: str, new_passphrase: str) -> None:
        """Change one's own. Raises: WrongPassphraseError."""
        unlocked = self.confirm(passphrase)
        self._replace(unlocked, unlocked.slot, new_passphrase)
        self._journal.note(Action.PHRASE, self._titulaire_id)

    def replace_passphrase(self, passphrase: str, titulaire_id: TitulaireId, new_passphrase: str) -> None:
        """Give someone who forgot theirs another one. Raises: NotAllowedError, WrongPassphraseError, NotKeptError."""
        self.require_responsable()
        titulaire = self._titulaires.get(titulaire_id)
        unlocked = self.confirm(passphrase)
        slot = _slot_of(unlocked.keys, titulaire.titulaire_id)
        if slot is None:
            raise NotKeptError(self._folder.path)
        self._journal.add(Action.PHRASE_REMPLACEE, titulaire_id)
        self._replace(unlocked, slot, new_passphrase)

    def renew_recovery(self, passphrase: str, codes: tuple[str, ...]) -> None:
        """Put new recovery codes in the place of the former: one, or two held by two persons.

        Raises: NotAllowedError, WrongPassphraseError, MistypedRecoveryCodeError.
        """
        self.require_responsable()
        secret = recovery_secret(self._folder, codes)
        unlocked = self.confirm(passphrase)
        self._journal.add(Action.RECUPERATION_RENOUVELEE)
        slot = wrap(unlocked.data_keys, secret, self._signer, recovery_kind(codes), name="", cost=self._cost)
        save_keys(self._folder, unlocked.keys.with_slots((*unlocked.keys.of_kind(Kind.PHRASE), slot)))

    def rekey(self, passphrase: str, codes: tuple[str, ...]) -> None:
        """Encrypt the store again under a new data key, with new recovery codes; nobody's passphrase changes.

        The store is closed when this returns, or raises once the change has begun: it must be opened again.
        Raises: NotAllowedError, WrongPassphraseError, MistypedRecoveryCodeError, DiskFullError (then nothing changed).
        """
        self.require_responsable()
        secret = recovery_secret(self._folder, codes)
        unlocked = self.confirm(passphrase)
        self._journal.add(Action.CLE)

        def recovery(data_keys: DataKeys) -> Slot:
            return wrap(data_keys, secret, self._signer, recovery_kind(codes), name="", cost=self._cost)

        rekey(self._folder, self._db, unlocked, self._signer, recovery)

    def confirm(self, passphrase: str) -> Unlocked:
        """Tell that it is still the same person. Raises: WrongPassphraseError, TooManyAttemptsError."""
        slot_id = bytes.fromhex(self._titulaire_id)
        return try_secret(self._folder, self._keys(), Kind.PHRASE, passphrase, self._now(), slot_id)

    def _replace(self, unlocked: Unlocked, former: Slot, new_passphrase: str) -> None:
        slot = wrap(
            unlocked.data_keys,
            new_passphrase,
            self._signer,
            Kind.PHRASE,
            name=former.name,
            cost=self._cost,
            slot_id=former.slot_id,
        )
        save_keys(self._folder, unlocked.keys.with_slot(slot))

    def _keys(self) -> KeyFile:
        return load_keys(self._folder, store_id=self._signer.store_id)

    def _free_name(self, nom: str, but: TitulaireId | None = None) -> str:
        name = checked_name(nom)
        if any(t.nom.casefold() == name.casefold() and t.titulaire_id != but for t in self._titulaires.list()):
            raise InvalidTitulaireError
        return name

    def _keep_one_responsable(self, but: Titulaire) -> None:
        others = (t for t in self._titulaires.list() if t.titulaire_id != but.titulaire_id)
        if not any(t.is_responsable for t in others):
            raise LastResponsableError


def recovery_secret(folder: Folder, codes: tuple[str, ...]) -> str:
    """Return what the code, or the two codes together, are worth. Raises: MistypedRecoveryCodeError."""
    try:
        return joined(codes)
    except ValueError as error:
        raise MistypedRecoveryCodeError(folder.path, 0.0) from error


def recovery_kind(codes: tuple[str, ...]) -> Kind:
    return Kind.RECUPERATION if len(codes) == 1 else Kind.RECUPERATION_PARTAGEE


def _slot_of(keys: KeyFile, titulaire_id: TitulaireId) -> Slot | None:
    return next((slot for slot in keys.slots if slot.slot_id.hex() == titulaire_id), None)
