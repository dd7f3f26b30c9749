"""Values judged by the official models of data·inclusion, in batches.

A courriel that is plainly one is not shown to them: they take ten times longer on it than on all the rest of a row.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from data_inclusion.schema.v1 import Service, Structure
from pydantic import TypeAdapter, ValidationError

from desktop.annuaire.champs import Format, champ
from desktop.annuaire.conversion import Donnees
from desktop.annuaire.problemes import Anomalie, Probleme, excerpt

Detail = Mapping[str, Any]  # what pydantic says of one error

_MODELS: Mapping[Format, TypeAdapter[list[Any]]] = {
    Format.STRUCTURES: TypeAdapter(list[Structure]),
    Format.SERVICES: TypeAdapter(list[Service]),
}
_LABEL = "[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?"
_PLAIN_COURRIEL = re.compile(
    rf"[a-z0-9_]{{1,30}}(?:[.-][a-z0-9_]{{1,15}}){{0,2}}@(?:{_LABEL}\.){{1,3}}(?:fr|com|org|net)"
)
_PROBLEMES = {
    "missing": Probleme.MISSING,
    "string_too_short": Probleme.TOO_SHORT,
    "string_too_long": Probleme.TOO_LONG,
    "too_short": Probleme.MISSING,
    "enum": Probleme.UNKNOWN_VALUE,
    "literal_error": Probleme.UNKNOWN_VALUE,
    "string_pattern_mismatch": Probleme.NOT_A_CODE,
    "float_parsing": Probleme.NOT_A_NUMBER,
}
_OF_FIELDS = {
    "courriel": Probleme.NOT_A_COURRIEL,
    "site_web": Probleme.NOT_A_SITE,
    "date_maj": Probleme.FUTURE_OR_OLD,
    "siret": Probleme.NOT_A_CODE,
    "code_postal": Probleme.NOT_A_CODE,
    "code_insee": Probleme.NOT_A_CODE,
    "zone_eligibilite": Probleme.UNKNOWN_VALUE,
}
_ROUNDS = 3


def is_plain_courriel(courriel: object) -> bool:
    """Whether there is no doubt that the official models take it."""
    return isinstance(courriel, str) and _PLAIN_COURRIEL.fullmatch(courriel) is not None


def judge(kind: Format, rows: Sequence[tuple[int, Donnees]], columns: Mapping[str, str]) -> list[list[Anomalie]]:
    """What is unfit in each row, given with its line. Values that may be left out are taken out of the rows."""
    found: list[list[Anomalie]] = [[] for _row in rows]
    left = list(range(len(rows)))
    for _round in range(_ROUNDS):
        errors = _errors(kind, [rows[at][1] for at in left])
        if not errors:
            break
        again = []
        for position, details in errors.items():
            at = left[position]
            anomalies = [_told(kind, rows[at], each, columns) for each in details]
            found[at] += dict.fromkeys(anomalies)
            if not any(each.is_error for each in anomalies):
                _leave_out(rows[at][1], details)
                again.append(at)
        left = again
        if not left:
            break
    return found


def _errors(kind: Format, rows: list[Donnees]) -> dict[int, list[Detail]]:
    shown = [
        {name: value for name, value in row.items() if name != "courriel"}
        if is_plain_courriel(row.get("courriel"))
        else row
        for row in rows
    ]
    try:
        _MODELS[kind].validate_python(shown)
    except ValidationError as refused:
        by_row: dict[int, list[Detail]] = {}
        for each in refused.errors(include_url=False, include_context=False):
            by_row.setdefault(int(each["loc"][0]), []).append(dict(each))
        return by_row
    return {}


def _told(kind: Format, row: tuple[int, Donnees], detail: Detail, columns: Mapping[str, str]) -> Anomalie:
    name = str(detail["loc"][1])
    probleme = _PROBLEMES.get(detail["type"])
    if probleme is not Probleme.MISSING and name in _OF_FIELDS:
        probleme = _OF_FIELDS[name]
    if name == "publics" and detail["type"] == "value_error":
        probleme = Probleme.ALONE
    value = "" if detail["type"] == "missing" else excerpt(detail["input"])
    is_error = champ(kind, name).is_required
    return Anomalie(row[0], columns.get(name, name), probleme or Probleme.UNFIT, value, is_error)


def _leave_out(row: Donnees, details: Sequence[Detail]) -> None:
    """Take out the values refused: those of a list that are, or the field."""
    refused: dict[str, set[int] | None] = {}
    for each in details:
        name = str(each["loc"][1])
        place = each["loc"][2] if len(each["loc"]) > 2 else None
        if not isinstance(place, int):
            refused[name] = None
        elif (places := refused.setdefault(name, set())) is not None:
            places.add(place)
    for name, places in refused.items():
        value = row.get(name)
        if places is None or not isinstance(value, list):
            row.pop(name, None)
            continue
        kept = [each for at, each in enumerate(value) if at not in places]
        row.pop(name)
        if kept:
            row[name] = kept
