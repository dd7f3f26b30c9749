"""The directory: structures and their services as imported or entered here, and what this post adds beside them."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from itertools import groupby
from typing import TypeVar

from desktop.annuaire.model import Complement, Inscription, Jeu, Service, ServiceId, Structure, StructureId
from desktop.annuaire.rows import (
    COMPLEMENT,
    SERVICE,
    STRUCTURE,
    complement_row,
    service_row,
    structure_row,
    to_complement,
    to_service,
    to_structure,
)
from desktop.errors import DamagedStoreError, NotKeptError
from desktop.storage.annuaire_import import Arrivage
from desktop.storage.annuaire_search import TERMS, query, terms
from desktop.storage.database import Database, Row
from desktop.storage.instants import from_text

T = TypeVar("T")

_STRUCTURE, _SERVICE, _COMPLEMENT = (", ".join(names) for names in (STRUCTURE, SERVICE, COMPLEMENT))
_INSCRIPTION = ", ".join(f"annuaire_structure.{name}" for name in (*STRUCTURE, "absente_le"))
_JEU = "coalesce(annuaire_jeu.nom, '')"
_FROM = f"SELECT {_INSCRIPTION}, {_JEU} FROM annuaire_structure LEFT JOIN annuaire_jeu USING (jeu_id)"


def upsert(table: str, columns: tuple[str, ...], key: str) -> str:
    """Insert a row, or change the one that has the same key. Values are bound in the order of the columns."""
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns if name != key)
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT ({key}) DO UPDATE SET {changed}"


_SAVE_STRUCTURE = upsert("annuaire_structure", (*STRUCTURE, "departement", "terms"), "structure_id")
_INDEX = f"UPDATE annuaire_structure AS s SET terms = {TERMS} WHERE structure_id = ?"
_SAVE_SERVICE = upsert("annuaire_service", SERVICE, "service_id")
_SAVE_COMPLEMENT = upsert("annuaire_complement", COMPLEMENT, "structure_id")


class Annuaire:
    def __init__(self, db: Database) -> None:
        self._db = db
        db.define("annuaire_terms", 3, terms)

    def structure(self, structure_id: StructureId) -> Structure:
        """Raises: NotKeptError."""
        return self.inscription(structure_id).structure

    def find_structure(self, structure_id: StructureId) -> Structure | None:
        row = self._db.find_row(f"SELECT {_STRUCTURE} FROM annuaire_structure WHERE structure_id = ?", structure_id)
        return self._read(to_structure, row) if row else None

    def services_of(self, structure_id: StructureId) -> tuple[Service, ...]:
        """By name."""
        sql = f"SELECT {_SERVICE} FROM annuaire_service WHERE structure_id = ? ORDER BY nom, service_id"
        return tuple(self._read(to_service, row) for row in self._db.rows(sql, structure_id))

    def complement(self, structure_id: StructureId) -> Complement:
        """What this post noted; an empty one when it noted nothing."""
        row = self._db.find_row(f"SELECT {_COMPLEMENT} FROM annuaire_complement WHERE structure_id = ?", structure_id)
        return self._read(to_complement, row) if row else Complement(structure_id)

    def inscription(self, structure_id: StructureId) -> Inscription:
        """Raises: NotKeptError."""
        rows = self._db.rows(f"{_FROM} WHERE structure_id = ?", structure_id)
        if not rows:
            raise NotKeptError(self._db.path)
        return self._inscriptions(rows)[0]

    def candidates(self, departements: Collection[str], text: str = "", *, limit: int) -> tuple[Inscription, ...]:
        """The structures of these departments, of all when none is given, that have each word typed, by name.

        Beyond `limit`, which are left out is not said: ask `count`.
        """
        found = query(departements, text)
        if found:
            places = "SELECT rowid FROM annuaire_search WHERE annuaire_search MATCH ? ORDER BY rowid LIMIT ?"
            rows = self._db.rows(f"{_FROM} WHERE place IN ({places}) ORDER BY annuaire_structure.nom", found, limit)
        else:
            rows = self._db.rows(f"{_FROM} ORDER BY place LIMIT ?", limit)
        return self._inscriptions(rows)

    def count(self, departements: Collection[str] = (), text: str = "", *, limit: int) -> int:
        """How many structures `candidates` would find, `limit` at most."""
        found = query(departements, text)
        if not found:
            return int(self._db.rows("SELECT count(*) FROM (SELECT 1 FROM annuaire_structure LIMIT ?)", limit)[0][0])
        sql = "SELECT count(*) FROM (SELECT 1 FROM annuaire_search WHERE annuaire_search MATCH ? LIMIT ?)"
        return int(self._db.rows(sql, found, limit)[0][0])

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

    def save_structure(self, structure: Structure) -> None:
        """Keep a structure entered on this post, or changed here, in the place of its former state."""
        with self._db.transaction():
            self._db.run(_SAVE_STRUCTURE, *structure_row(structure), structure.lieu.departement, "")
            self._index(structure.structure_id)

    def save_service(self, service: Service) -> None:
        """Keep a service of a structure that is kept. Raises: NotKeptError."""
        with self._db.transaction():
            self.structure(service.structure_id)
            self._db.run(_SAVE_SERVICE, *service_row(service))
            self._index(service.structure_id)

    def save_complement(self, complement: Complement) -> None:
        """Keep what this post knows of a structure, kept or not yet."""
        with self._db.transaction():
            self._db.run(_SAVE_COMPLEMENT, *complement_row(complement))
            self._index(complement.structure_id)

    def erase(self, structure_id: StructureId) -> None:
        """Erase a structure, its services, and all that was noted of it. Space is given back."""
        with self._db.transaction():
            self._db.run("DELETE FROM annuaire_structure WHERE structure_id = ?", structure_id)
            self._db.run("DELETE FROM annuaire_complement WHERE structure_id = ?", structure_id)
            self._db.give_back_space()

    def erase_service(self, service_id: ServiceId) -> None:
        """Erase one service, kept or not. Space is given back."""
        with self._db.transaction():
            row = self._db.find_row("SELECT structure_id FROM annuaire_service WHERE service_id = ?", service_id)
            self._db.run("DELETE FROM annuaire_service WHERE service_id = ?", service_id)
            if row:
                self._index(StructureId(row[0]))
            self._db.give_back_space()

    def _index(self, structure_id: StructureId) -> None:
        self._db.run(_INDEX, structure_id)

    def _inscriptions(self, rows: list[Row]) -> tuple[Inscription, ...]:
        """Whole entries, in the order of the rows: three questions to the store, however many there are."""
        structures = [self._read(to_structure, row[:-2]) for row in rows]
        ids = [structure.structure_id for structure in structures]
        marks = ", ".join("?" * len(ids))
        where = f"WHERE structure_id IN ({marks}) ORDER BY structure_id"
        services = (
            self._read(to_service, row)
            for row in self._db.rows(f"SELECT {_SERVICE} FROM annuaire_service {where}, nom, service_id", *ids)
        )
        by_structure = {owner: tuple(kept) for owner, kept in groupby(services, lambda each: each.structure_id)}
        complements = (
            self._read(to_complement, row)
            for row in self._db.rows(f"SELECT {_COMPLEMENT} FROM annuaire_complement {where}", *ids)
        )
        noted = {each.structure_id: each for each in complements}
        return tuple(
            Inscription(
                structure,
                by_structure.get(structure.structure_id, ()),
                noted.get(structure.structure_id, Complement(structure.structure_id)),
                jeu,
                date.fromisoformat(absente_le) if absente_le else None,
            )
            for structure, (*_row, absente_le, jeu) in zip(structures, rows, strict=True)
        )

    def _read(self, decode: Callable[[Row], T], row: Row) -> T:
        try:
            return decode(row)
        except ValueError as error:
            raise DamagedStoreError(self._db.path) from error
