"""Any frozen dataclass of ours as what JSON knows, and back, strictly: the keys are the field names, all are there."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints


def load(text: str) -> Any:
    """Read JSON. Raises: ValueError, which says nothing of the text; a key there twice is refused."""
    try:
        return json.loads(text, object_pairs_hook=_object)
    except (json.JSONDecodeError, RecursionError):
        # The decoder's own error carries the whole text.
        raise ValueError("not JSON") from None


def encode(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("an instant without its time zone")
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(encode(item) for item in value)
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value


def decode(value: Any, kind: Any, where: str) -> Any:
    """Make a `kind` of what `encode` gave of one.

    Raises: ValueError: a field unknown, missing, or of the wrong kind. Says where, never what.
    """
    if isinstance(kind, NewType):
        return decode(value, kind.__supertype__, where)
    origin = get_origin(kind)
    if origin in (UnionType, Union):
        return _decode_optional(value, get_args(kind), where)
    if origin in (tuple, frozenset):
        items = (decode(item, get_args(kind)[0], where) for item in _expect(value, list, where))
        return tuple(items) if origin is tuple else _distinct(items, where)
    if is_dataclass(kind):
        return _decode_dataclass(value, kind, where)
    if issubclass(kind, (Enum, date)):
        return _decode_text(value, kind, where)
    return _expect(value, kind, where)


def dates_in(value: Any) -> Iterator[date]:
    """Every date and instant that a dataclass of ours holds, however deep."""
    if isinstance(value, date):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from dates_in(getattr(value, each.name))
    elif isinstance(value, tuple | frozenset):
        for each in value:
            yield from dates_in(each)


def _decode_optional(value: Any, kinds: tuple[Any, ...], where: str) -> Any:
    (kind,) = (each for each in kinds if each is not NoneType)
    return None if value is None else decode(value, kind, where)


def _decode_dataclass(value: Any, kind: Any, where: str) -> Any:
    kinds = _field_kinds(kind)
    if set(_expect(value, dict, where)) != set(kinds):
        raise ValueError(f"{where}: a field is missing, or unknown")
    return kind(**{name: decode(value[name], each, f"{where}.{name}") for name, each in kinds.items()})


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


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
    return found
