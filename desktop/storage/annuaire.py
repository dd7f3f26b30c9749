"""The directory: structures and their services as imported, and what this post adds beside them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from desktop.annuaire.model import Complement, Inscription, Jeu, Structure, StructureId
from desktop.annuaire.rows import (
    COMPLEMENT,
    SERVICE,
    STRUCTURE,
    complement_row,
    to_complement,
    to_service,
    to_structure,
)
from desktop.errors import DamagedStoreError, NotKeptError
from desktop.storage.annuaire_import import Arrivage
from desktop.storage.annuaire_terms import words_of
from desktop.storage.database import Database, Row
from desktop.storage.instants import from_text

T = TypeVar("T")

_SERVICE, _COMPLEMENT = (", ".join(names) for names in (SERVICE, COMPLEMENT))
_INSCRIPTION = ", ".join(f"annuaire_structure.{name}" for name in (*STRUCTURE, "absente_le"))
_FROM = f"SELECT {_INSCRIPTION}, annuaire_jeu.nom FROM annuaire_structure JOIN annuaire_jeu USING (jeu_id)"
_NOTED = ", ".join(f"{name} = excluded.{name}" for name in COMPLEMENT if name != "structure_id")
_SAVE_COMPLEMENT = (
    f"INSERT INTO annuaire_complement ({_COMPLEMENT}) VALUES ({', '.join('?' * len(COMPLEMENT))})"
    f" ON CONFLICT (structure_id) DO UPDATE SET {_NOTED}"
)


class Annuaire:
    def __init__(self, db: Database) -> None:
        self._db = db
        db.define("annuaire_words", 1, words_of)

    def structure(self, structure_id: StructureId) -> Structure:
        """Raises: NotKeptError."""
        return self.inscription(structure_id).structure

    def complement(self, structure_id: StructureId) -> Complement:
        """What this post noted; an empty one when it noted nothing."""
        row = self._db.find_row(f"SELECT {_COMPLEMENT} FROM annuaire_complement WHERE structure_id = ?", structure_id)
        return self._read(to_complement, row) if row else Complement(structure_id)

    def inscription(self, structure_id: StructureId) -> Inscription:
        """Raises: NotKeptError."""
        row = self._db.find_row(f"{_FROM} WHERE structure_id = ?", structure_id)
        if row is None:
            raise NotKeptError(self._db.path)
        *said, absente_le, jeu = row
        sql = f"SELECT {_SERVICE} FROM annuaire_service WHERE structure_id = ? ORDER BY nom, service_id"
        return Inscription(
            self._read(to_structure, tuple(said)),
            tuple(self._read(to_service, service) for service in self._db.rows(sql, structure_id)),
            self.complement(structure_id),
            jeu,
            date.fromisoformat(absente_le) if absente_le else None,
        )

    def departements(self) -> Mapping[str, int]:
        """How many structures each department has; those whose department is not known are under ""."""
        return dict(self._db.rows("SELECT departement, count(*) FROM annuaire_structure GROUP BY departement"))

    def jeux(self) -> tuple[Jeu, ...]:
        """The sets of data that were imported, by name."""
        rows = self._db.rows("SELECT nom, fichier, imported_at, structures, services FROM annuaire_jeu ORDER BY nom")
        return tuple(Jeu(nom, fichier, from_text(at), *counts) for nom, fichier, at, *counts in rows)

    def arrivage(self) -> Arrivage:
        """What a file brings, to be filled, compared with what is here, then imported."""
        return Arrivage(self._db)

    def save_complement(self, complement: Complement) -> None:
        """Keep what this post knows of a structure, kept or not yet."""
        self._db.run(_SAVE_COMPLEMENT, *complement_row(complement))

    def _read(self, decode: Callable[[Row], T], row: Row) -> T:
        try:
            return decode(row)
        except ValueError as error:
            raise DamagedStoreError(self._db.path) from error
