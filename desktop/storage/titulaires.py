"""Those who open the store, with what each may do. Someone removed keeps a name for the journal, and nothing else."""

from datetime import datetime

from desktop.errors import NotKeptError
from desktop.poste.titulaires import Role, Titulaire, TitulaireId
from desktop.storage.database import Database, Row
from desktop.storage.instants import to_text

_SELECT = "SELECT titulaire_id, nom, role FROM titulaire"


class Titulaires:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, titulaire: Titulaire, at: datetime) -> None:
        self._db.run(
            "INSERT INTO titulaire (titulaire_id, nom, role, added_at) VALUES (?, ?, ?, ?)",
            titulaire.titulaire_id,
            titulaire.nom,
            titulaire.role.value,
            to_text(at),
        )

    def list(self) -> tuple[Titulaire, ...]:
        """Those who may open now, by name."""
        rows = self._db.rows(f"{_SELECT} WHERE removed_at IS NULL ORDER BY nom COLLATE NOCASE, titulaire_id")
        return tuple(_from_row(row) for row in rows)

    def find(self, titulaire_id: TitulaireId) -> Titulaire | None:
        row = self._db.find_row(f"{_SELECT} WHERE titulaire_id = ? AND removed_at IS NULL", titulaire_id)
        return _from_row(row) if row else None

    def get(self, titulaire_id: TitulaireId) -> Titulaire:
        """Raises: NotKeptError."""
        found = self.find(titulaire_id)
        if found is None:
            raise NotKeptError(self._db.path)
        return found

    def is_empty(self) -> bool:
        """Nobody was ever added: a store that was just made, or of the first version."""
        return self._db.find_row("SELECT 1 FROM titulaire") is None

    def names(self) -> dict[TitulaireId, str]:
        """Of all, those removed included: what the journal is read with."""
        return {TitulaireId(row[0]): row[1] for row in self._db.rows("SELECT titulaire_id, nom FROM titulaire")}

    def rename(self, titulaire_id: TitulaireId, nom: str) -> None:
        self._db.run("UPDATE titulaire SET nom = ? WHERE titulaire_id = ?", nom, titulaire_id)

    def set_role(self, titulaire_id: TitulaireId, role: Role) -> None:
        self._db.run("UPDATE titulaire SET role = ? WHERE titulaire_id = ?", role.value, titulaire_id)

    def remove(self, titulaire_id: TitulaireId, at: datetime) -> None:
        """What was entrusted to them is nobody's in particular. To be called in a transaction."""
        self._db.run("UPDATE titulaire SET removed_at = ? WHERE titulaire_id = ?", to_text(at), titulaire_id)
        self._db.run("DELETE FROM charge WHERE titulaire_id = ?", titulaire_id)


def _from_row(row: Row) -> Titulaire:
    titulaire_id, nom, role = row
    return Titulaire(TitulaireId(titulaire_id), nom, Role(role))
