"""Cells as files write them, made values as the schema takes them: same meaning, one form."""

import json
import math
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from desktop.annuaire.champs import Champ, Kind
from desktop.annuaire.problemes import Anomalie, Probleme, excerpt

Value = str | float | list[str]
Donnees = dict[str, Value]
"""What one row says, by field of the schema; what it leaves blank is not there."""

_FRENCH_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_SEPARATED = re.compile(r"[,;|]")
# Controls, and what turns the direction of a text: a name must read as it is written.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_YES, _NO = frozenset(("oui", "o", "x", "true", "vrai", "1")), frozenset(("non", "n", "false", "faux", "0"))
_DIGITS_KEPT = {"siret": 14, "code_postal": 5, "code_insee": 5}


class _UnfitError(Exception):
    def __init__(self, probleme: Probleme) -> None:
        self.probleme = probleme


class Conversion:
    """Rows of one table, under one choice of columns."""

    def __init__(self, chosen: Sequence[tuple[Champ, str, int]]) -> None:
        """`chosen` are the fields, each with the name of its column and its place in a row."""
        self._chosen = [(champ, column, at, _CONVERTED[champ.kind]) for champ, column, at in chosen]
        self._width = 0

    def convert(self, line: int, row: Sequence[object]) -> tuple[Donnees, list[Anomalie]]:
        """What a row says, and what is unfit in it."""
        said: Donnees = {}
        faults: list[Anomalie] = []
        for champ, column, at, converted in self._chosen:
            cell = row[at] if at < len(row) else None
            if cell is None or cell == "":
                continue
            try:
                value = converted(champ, cell)
            except _UnfitError as error:
                faults.append(Anomalie(line, column, error.probleme, excerpt(cell), champ.is_required))
                continue
            if value is not None and value != "" and value != []:
                said[champ.name] = value
        return said, faults


def _text(champ: Champ, cell: object) -> str:
    if isinstance(cell, float) and math.isnan(cell):
        return ""
    if isinstance(cell, list):  # former exports: a list of one where the schema now has one value
        cell = cell[0] if cell else ""
    said = cell if isinstance(cell, str) else _written(cell)
    said = said.strip()
    if not said.isprintable():
        said = _UNSEEN.sub("", said.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(said) > champ.max_length:
        raise _UnfitError(Probleme.TOO_LONG)
    digits = _DIGITS_KEPT.get(champ.name)
    if digits:
        said = said.replace(" ", "").replace("\u00a0", "")
        if said.isdecimal() and not isinstance(cell, str):  # a number has lost its first zeros
            said = said.zfill(digits)
    return said


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float):
        try:
            return str(cell)
        except ValueError as error:  # thousands of digits
            raise _UnfitError(Probleme.UNFIT) from error
    raise _UnfitError(Probleme.UNFIT)


def _list(champ: Champ, cell: object) -> list[str]:
    if isinstance(cell, list | tuple | set):
        found = list(cell)
    else:
        said = _text(champ, cell)
        if said.startswith("["):
            found = _listed(said)
        elif said.startswith("{") and said.endswith("}"):  # PostgreSQL
            found = [each.strip().strip('"') for each in said[1:-1].split(",")]
        else:
            found = _SEPARATED.split(said)
    if len(found) > 1000 or not all(isinstance(each, str) for each in found):
        raise _UnfitError(Probleme.UNFIT)
    return list(dict.fromkeys(each.strip() for each in found if each and each.strip()))


def _listed(said: str) -> list[object]:
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        try:
            found = json.loads(said.replace("'", '"'))  # as Python writes it
        except (ValueError, RecursionError) as error:
            raise _UnfitError(Probleme.UNFIT) from error
    return found if isinstance(found, list) else [found]


def _number(champ: Champ, cell: object) -> float | None:
    try:
        found = float(cell) if isinstance(cell, int | float) else float(_text(champ, cell).replace(",", "."))
    except (ValueError, OverflowError) as error:
        raise _UnfitError(Probleme.NOT_A_NUMBER) from error
    return found if math.isfinite(found) else None


def _integer(champ: Champ, cell: object) -> float | None:
    found = _number(champ, cell)
    if found is not None and not (found.is_integer() and 0 <= found <= 150):
        raise _UnfitError(Probleme.NOT_A_NUMBER)
    return found


def _date(champ: Champ, cell: object) -> str:
    said = _text(champ, cell)
    french = _FRENCH_DATE.fullmatch(said)
    if french:
        said = f"{french[3]}-{french[2]:0>2}-{french[1]:0>2}"
    found = _ISO_DATE.fullmatch(said)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else _refused()
    except ValueError as error:
        raise _UnfitError(Probleme.NOT_A_DATE) from error


def _refused() -> str:
    raise _UnfitError(Probleme.NOT_A_DATE)


def _yes_no(champ: Champ, cell: object) -> str:
    said = ("oui" if cell else "non") if isinstance(cell, bool) else _text(champ, cell).lower()
    if said in _YES:
        return "oui"
    if said in _NO or not said:
        return "non" if said else ""
    raise _UnfitError(Probleme.UNKNOWN_VALUE)


_CONVERTED: dict[Kind, Callable[[Champ, object], Value | None]] = {
    Kind.TEXT: _text,
    Kind.LIST: _list,
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.DATE: _date,
    Kind.YES_NO: _yes_no,
}
