"""A slip as JSON, for the store and later for the sealed bundle. The keys are the field names of the model.

The model is the schema: a field added, renamed or removed changes `SCHEMA_VERSION`, and `from_json` must then know how
to read the former one: `_UPGRADES`. `tests/orientations/orientation-v*.json` break when that is forgotten.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from desktop.orientations.model import Orientation
from desktop.orientations.transmission import Transmissible

SCHEMA_VERSION = 2
_VERSION, _BODY, _TOLD = "version", "orientation", "transmissible"


def to_json(orientation: Orientation) -> str:
    return _dumped(orientation, _BODY)


def from_json(text: str) -> Orientation:
    """Read what `to_json` wrote.

    Raises:
        ValueError: not JSON, another version, a field unknown, missing, or of the wrong kind. Says where, never what.
    """
    orientation = _loaded(text, Orientation, _BODY)
    assert isinstance(orientation, Orientation)
    return orientation


def transmissible_to_json(transmissible: Transmissible) -> str:
    """What may leave of a slip, for the post that receives it."""
    return _dumped(transmissible, _TOLD)


def transmissible_from_json(text: str) -> Transmissible:
    """Read what `transmissible_to_json` wrote. Raises: ValueError, as `from_json`."""
    transmissible = _loaded(text, Transmissible, _TOLD)
    assert isinstance(transmissible, Transmissible)
    return transmissible


def _dumped(value: Any, name: str) -> str:
    return json.dumps({_VERSION: SCHEMA_VERSION, name: _encode(value)}, ensure_ascii=False, separators=(",", ":"))


def _loaded(text: str, kind: type, name: str) -> Any:
    try:
        document = json.loads(text, object_pairs_hook=_object)
    except (json.JSONDecodeError, RecursionError):
        # The decoder's own error carries the whole text.
        raise ValueError("not JSON") from None
    if not isinstance(document, dict) or set(document) != {_VERSION, name}:
        raise ValueError("not a slip")
    version = document[_VERSION]
    if type(version) is not int or not 1 <= version <= SCHEMA_VERSION:
        raise ValueError("a slip of an unknown version")
    return _decode(_upgraded(document[name], version, name), kind, name)


def _upgraded(body: Any, version: int, name: str) -> Any:
    for upgrade in _UPGRADES[version - 1 :]:
        upgrade(_expect(body, dict, name), name)
    return body


def _to_v2(body: dict[str, Any], name: str) -> None:
    """Answers of the partner, calls, a date for the return, the address of the recipient."""
    _add(body.get("retour"), avant_le=None)
    _add(body.get("partenaire"), adresse="", address_visibility="professionnels")
    if name != _BODY:
        return
    _add(body, appels=[])
    etats = body.get("etats")
    for etat in etats if isinstance(etats, list) else ():
        _add(etat, canal=None, answered_at=None, motif=None, rendez_vous_at=None)


def _add(value: Any, **fields_added: Any) -> None:
    """Add fields to an object of the former version; what is no object is left to be refused."""
    if isinstance(value, dict):
        if not value.keys().isdisjoint(fields_added):
            raise ValueError("a field of a later version")
        value.update(fields_added)


# Position is version: each brings a body, in place, from its version to the next.
_UPGRADES: tuple[Callable[[dict[str, Any], str], None], ...] = (_to_v2,)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
    return found


def _encode(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("an instant without its time zone")
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(_encode(item) for item in value)
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    return value


def _decode(value: Any, kind: Any, where: str) -> Any:
    if isinstance(kind, NewType):
        return _decode(value, kind.__supertype__, where)
    origin = get_origin(kind)
    if origin in (UnionType, Union):
        return _decode_optional(value, get_args(kind), where)
    if origin in (tuple, frozenset):
        items = (_decode(item, get_args(kind)[0], where) for item in _expect(value, list, where))
        return tuple(items) if origin is tuple else _distinct(items, where)
    if is_dataclass(kind):
        return _decode_dataclass(value, kind, where)
    if issubclass(kind, (Enum, date)):
        return _decode_text(value, kind, where)
    return _expect(value, kind, where)


def _decode_optional(value: Any, kinds: tuple[Any, ...], where: str) -> Any:
    (kind,) = (each for each in kinds if each is not NoneType)
    return None if value is None else _decode(value, kind, where)


def _decode_dataclass(value: Any, kind: Any, where: str) -> Any:
    kinds = _field_kinds(kind)
    if set(_expect(value, dict, where)) != set(kinds):
        raise ValueError(f"{where}: a field is missing, or unknown")
    return kind(**{name: _decode(value[name], each, f"{where}.{name}") for name, each in kinds.items()})


def _decode_text(value: Any, kind: Any, where: str) -> Any:
    text = _expect(value, str, where)
    try:
        found = kind(text) if issubclass(kind, Enum) else kind.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{where}: not a {kind.__name__}") from None
    if isinstance(found, datetime) and found.tzinfo is None:
        raise ValueError(f"{where}: an instant without its time zone")
    return found


def _distinct(items: Iterable[Any], where: str) -> frozenset[Any]:
    found = list(items)
    if len(set(found)) != len(found):
        raise ValueError(f"{where}: an item is there twice")
    return frozenset(found)


def _expect(value: Any, kind: type, where: str) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{where}: not a {kind.__name__}")
    return value


@cache
def _field_kinds(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}
