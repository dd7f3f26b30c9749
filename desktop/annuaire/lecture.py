"""Reads a file of structures and services, whatever its format, and tells what it holds as it goes.

Runs in a process of its own (`apart.py`). What it tells are lists that JSON can carry: rows in the order of `rows.py`.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from desktop.annuaire.champs import CHAMPS, Format, champ, guess, recognise
from desktop.annuaire.choix import Choix, Told
from desktop.annuaire.conversion import Conversion, Donnees
from desktop.annuaire.csv_file import read_csv
from desktop.annuaire.json_file import read_json
from desktop.annuaire.model import Lieu, StructureId
from desktop.annuaire.parquet_file import read_parquet
from desktop.annuaire.problemes import Anomalie, FileFault, Probleme, excerpt
from desktop.annuaire.psp import complement_of, structure_of
from desktop.annuaire.rows import SERVICE, STRUCTURE, complement_row
from desktop.annuaire.tableau import Tableau
from desktop.annuaire.validation import judge
from desktop.errors import DirectoryFileError

_BATCH = 500
ANOMALIES_TOLD = 200
"""The first are told one by one; all are counted."""
_NUMBERS = frozenset(("longitude", "latitude"))


def read(path: Path, choix: Choix, today: date) -> Iterator[Told]:
    """Raises: DirectoryFileError."""
    reader = _Reader(choix, today)
    try:
        for tableau in _tables(path):
            yield from reader.read(tableau)
    except OSError as error:
        raise DirectoryFileError(path, FileFault.UNREADABLE) from error
    except UnicodeDecodeError as error:
        raise DirectoryFileError(path, FileFault.BROKEN_ENCODING) from error
    except (MemoryError, RecursionError) as error:
        raise DirectoryFileError(path, FileFault.TOO_HEAVY) from error
    if not reader.has_tables:
        raise DirectoryFileError(path, FileFault.EMPTY)
    yield ["fin", reader.errors, reader.remarks]


def _tables(path: Path) -> Iterator[Tableau]:
    """By what the file begins with, whatever its name."""
    with path.open("rb") as file:
        start = file.read(1024)
    if not start.strip(b"\0 \r\n\t\xef\xbb\xbf"):
        raise DirectoryFileError(path, FileFault.EMPTY)
    if start.startswith(b"PAR1"):
        return read_parquet(path)
    if start.startswith(b"PK"):
        from desktop.annuaire.xlsx_file import read_xlsx  # noqa: PLC0415 - as the other libraries: when needed

        return read_xlsx(path)
    if start.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{"):
        return read_json(path)
    return read_csv(path)


class _Reader:
    def __init__(self, choix: Choix, today: date) -> None:
        self._choix = choix
        self._today = today
        self._seen: set[tuple[str, object]] = set()
        self._told = 0
        self.errors = 0
        self.remarks = 0
        self.has_tables = False

    def read(self, tableau: Tableau) -> Iterator[Told]:
        formats = self._choix.formats
        kind = formats[tableau.name] if tableau.name in formats else recognise(tableau.columns)
        if kind is None:
            self.has_tables = True
            yield ["tableau", tableau.name, "", tableau.columns, {}]
            return
        columns = dict(self._choix.correspondances.get(tableau.name) or guess(kind, tableau.columns))
        columns = {name: column for name, column in columns.items() if column in tableau.columns}
        self.has_tables = True
        yield ["tableau", tableau.name, kind.value, tableau.columns, columns]
        if any(each.is_required and each.name not in columns for each in CHAMPS[kind]):
            return
        conversion = Conversion(
            [(champ(kind, name), column, tableau.columns.index(column)) for name, column in columns.items()]
        )
        while batch := list(islice(tableau.rows, _BATCH)):
            yield from self._batch(kind, tableau, conversion, columns, batch)

    def _batch(
        self, kind: Format, tableau: Tableau, conversion: Conversion, columns: Mapping[str, str], batch: list[Any]
    ) -> Iterator[Told]:
        rows: list[tuple[int, Donnees]] = []
        anomalies: list[Anomalie] = []
        for line, _read, cells in batch:
            said, faults = conversion.convert(line, cells)
            if len(cells) > len(tableau.columns) and any(cells[len(tableau.columns) :]):
                faults.append(Anomalie(line, "", Probleme.TOO_MANY_CELLS))
            anomalies += faults
            if not any(each.is_error for each in faults):
                rows.append((line, said))
        if kind is Format.LISTE_PSP:
            made = self._approved(rows, columns, anomalies)
        else:
            made = {kind.value: self._judged(kind, rows, columns, anomalies)}
        for name, told in made.items():
            if told:
                yield [name, told]
        yield from self._tell(anomalies)
        yield ["lu", batch[-1][1]]

    def _judged(
        self, kind: Format, rows: list[tuple[int, Donnees]], columns: Mapping[str, str], anomalies: list[Anomalie]
    ) -> list[list[Any]]:
        """The rows that the schema takes, made those of the store."""
        kept = []
        for (line, said), faults in zip(rows, judge(kind, rows, columns), strict=True):
            anomalies += faults
            if any(each.is_error for each in faults):
                continue
            if (kind.value, said["id"]) in self._seen:
                anomalies.append(Anomalie(line, columns.get("id", ""), Probleme.SEEN, excerpt(said["id"])))
                continue
            self._seen.add((kind.value, said["id"]))
            kept.append([line, *_row(kind, said)])
        return kept

    def _approved(
        self, rows: list[tuple[int, Donnees]], columns: Mapping[str, str], anomalies: list[Anomalie]
    ) -> dict[str, list[list[Any]]]:
        structures, noted = [], {}
        for line, said in rows:
            if "nom" not in said:
                anomalies.append(Anomalie(line, columns["nom"], Probleme.MISSING))
                continue
            structure = structure_of(said, self._today)
            complement, faults = complement_of(said, StructureId(str(structure["id"])), line, columns)
            anomalies += faults
            if not any(each.is_error for each in faults):
                structures.append((line, structure))
                noted[line] = complement
        kept = self._judged(Format.STRUCTURES, structures, columns, anomalies)
        complements = [list(complement_row(noted[row[0]])) for row in kept]
        return {Format.STRUCTURES.value: kept, "complements": complements}

    def _tell(self, anomalies: list[Anomalie]) -> Iterator[Told]:
        errors = sum(each.is_error for each in anomalies)
        self.errors += len({each.line for each in anomalies if each.is_error})
        self.remarks += len(anomalies) - errors
        told = sorted(anomalies, key=lambda each: each.line)[: ANOMALIES_TOLD - self._told]
        self._told += len(told)
        if told:
            yield ["anomalies", [list(astuple(each)) for each in told]]


def _row(kind: Format, said: Donnees) -> list[Any]:
    names = STRUCTURE if kind is Format.STRUCTURES else SERVICE
    own = "structure_id" if kind is Format.STRUCTURES else "service_id"
    row: list[Any] = []
    for name in names:
        value = said.get("id" if name == own else name, None if name in _NUMBERS else "")
        row.append(" ".join(value) if isinstance(value, list) else value)
    if kind is Format.STRUCTURES:
        insee, postal = str(said.get("code_insee", "")), str(said.get("code_postal", ""))
        row.append(Lieu(code_insee=insee, code_postal=postal).departement)
    return row


def tell_all(path: Path, choix: Choix, today: date, write: Callable[[str], object]) -> None:
    """Write all that `read` tells, one thing a line, and what refuses the file as ["refus", fault, line]."""

    def tell(told: Told) -> None:
        write(json.dumps(told, separators=(",", ":")) + "\n")

    try:
        for told in read(path, choix, today):
            tell(told)
    except DirectoryFileError as error:
        tell(["refus", error.fault.value, error.line])
