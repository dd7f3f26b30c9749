"""The questionnaires of the service, compiled, kept encrypted with what was answered to them."""

from datetime import datetime

from desktop.entretiens.model import FormulaireKept
from desktop.errors import NotKeptError
from desktop.storage.database import Database
from desktop.storage.instants import from_text, to_text


class Formulaires:
    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, kept: FormulaireKept, compiled: str) -> None:
        """Keep it in the place of the former version, offered again if it was removed."""
        self._db.run(
            "INSERT INTO formulaire (formulaire_id, title, version, compiled, imported_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (formulaire_id) DO UPDATE SET title = excluded.title, version = excluded.version,"
            " compiled = excluded.compiled, imported_at = excluded.imported_at, removed_at = NULL",
            kept.formulaire_id,
            kept.title,
            kept.version,
            compiled,
            to_text(kept.imported_at),
        )

    def list(self) -> tuple[FormulaireKept, ...]:
        """All that are kept, by title; those removed are offered no more."""
        rows = self._db.rows(
            "SELECT formulaire_id, title, version, imported_at, removed_at FROM formulaire"
            " ORDER BY title, formulaire_id"
        )
        return tuple(
            FormulaireKept(formulaire_id, title, version, from_text(imported_at), removed_at is None)
            for formulaire_id, title, version, imported_at, removed_at in rows
        )

    def compiled(self, formulaire_id: str) -> str:
        """Raises: NotKeptError."""
        row = self._db.find_row("SELECT compiled FROM formulaire WHERE formulaire_id = ?", formulaire_id)
        if row is None:
            raise NotKeptError(self._db.path)
        return str(row[0])

    def remove(self, formulaire_id: str, at: datetime) -> None:
        """Offer it no more; it stays readable for the interviews begun with it, then goes. Raises: NotKeptError."""
        count = self._db.run(
            "UPDATE formulaire SET removed_at = ? WHERE formulaire_id = ? AND removed_at IS NULL",
            to_text(at),
            formulaire_id,
        )
        if count != 1:
            raise NotKeptError(self._db.path)
        self.forget_unused()

    def forget_unused(self) -> None:
        """Erase those removed that no interview needs any more."""
        self._db.run(
            "DELETE FROM formulaire WHERE removed_at IS NOT NULL"
            " AND formulaire_id NOT IN (SELECT formulaire_id FROM entretien)"
        )
