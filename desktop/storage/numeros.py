"""The numbers of the post, and their public copy beside the store, read while it is locked.

The store is the truth. It keeps the digest of the copy it wrote, so that one that was changed is known when it opens;
the digest of the copy to come is kept before it is written, so that a crash in between is no alarm.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from desktop.errors import NotKeptError, StoreError
from desktop.fiches.model import ContactId, Coordonnees
from desktop.poste.numeros import MAX_BYTES, decode, encode
from desktop.storage.database import Database
from desktop.storage.failures import translated
from desktop.storage.folder import Folder, flush_folder, replace_whole


def load_public_numeros(profile: Path) -> Mapping[ContactId, Coordonnees]:
    """What the public copy says, for a locked post; nothing when there is none, or none that can be understood."""
    try:
        return decode(_read(Folder(profile).numeros) or b"")
    except StoreError:
        return {}


class Numeros:
    def __init__(self, db: Database, folder: Folder) -> None:
        self._db = db
        self._folder = folder

    def list(self) -> Mapping[ContactId, Coordonnees]:
        rows = self._db.rows(
            "SELECT contact_id, telephone, verifie_le, nom, horaires, courriel, note, verifie_par FROM coordonnees"
            " ORDER BY contact_id"
        )
        return {
            ContactId(contact_id): Coordonnees(ContactId(contact_id), telephone, date.fromisoformat(verifie_le), *texts)
            for contact_id, telephone, verifie_le, *texts in rows
        }

    def get(self, contact_id: ContactId) -> Coordonnees:
        """Raises: NotKeptError."""
        found = self.list().get(contact_id)
        if found is None:
            raise NotKeptError(self._db.path)
        return found

    def save(self, coordonnees: Coordonnees) -> None:
        self._db.run(
            "INSERT OR REPLACE INTO coordonnees"
            " (contact_id, telephone, verifie_le, nom, horaires, courriel, note, verifie_par)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            coordonnees.contact_id,
            coordonnees.telephone,
            coordonnees.verifie_le.isoformat(),
            coordonnees.nom,
            coordonnees.horaires,
            coordonnees.courriel,
            coordonnees.note,
            coordonnees.verifie_par,
        )

    def erase(self, contact_id: ContactId) -> None:
        self._db.run("DELETE FROM coordonnees WHERE contact_id = ?", contact_id)

    def changed_elsewhere(self) -> tuple[ContactId, ...] | None:
        """The services whose public copy was changed by something else than this store; None when it was not.

        A copy that is not there shows nothing false: it was not.
        """
        content = _read(self._folder.numeros)
        if content is None or _digest(content) in self._written():
            return None
        shown, kept = decode(content), self.list()
        return tuple(key for key in sorted({*shown, *kept}) if shown.get(key) != kept.get(key))

    def publish(self) -> None:
        """Write the public copy, unless it is what it must be. Raises: what the disk refuses."""
        path, content = self._folder.numeros, encode(self.list().values())
        written, digest = self._written(), _digest(content)
        if (_read(path) or b"") == content and written == (digest,):
            return
        self._note_written(*written, digest)
        if content:
            replace_whole(path, content)
        else:
            with translated(path):
                path.unlink(missing_ok=True)
                flush_folder(path.parent)
        self._note_written(digest)

    def _written(self) -> tuple[str, ...]:
        ((written,),) = self._db.rows("SELECT numeros_written FROM poste")
        return tuple(written.split())

    def _note_written(self, *digests: str) -> None:
        self._db.run("UPDATE poste SET numeros_written = ?", " ".join(dict.fromkeys(digests)))


def _read(path: Path) -> bytes | None:
    """None when there is no such file. No more of it is read than it may hold."""
    with translated(path):
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return None


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
