"""A slip as JSON, for the store and later for the sealed bundle. The keys are the field names of the model.

The model is the schema: a field added, renamed or removed changes `SCHEMA_VERSION`, and `from_json` must then know how
to read the former one: `_UPGRADES`. `tests/orientations/orientation-v*.json` break when that is forgotten.
"""

import json
from collections.abc import Callable
from typing import Any

from desktop.orientations.encoding import decode, encode, load
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
    return json.dumps({_VERSION: SCHEMA_VERSION, name: encode(value)}, ensure_ascii=False, separators=(",", ":"))


def _loaded(text: str, kind: type, name: str) -> Any:
    document = load(text)
    if not isinstance(document, dict) or set(document) != {_VERSION, name}:
        raise ValueError("not a slip")
    version = document[_VERSION]
    if type(version) is not int or not 1 <= version <= SCHEMA_VERSION:
        raise ValueError("a slip of an unknown version")
    return decode(_upgraded(document[name], version, name), kind, name)


def _upgraded(body: Any, version: int, name: str) -> Any:
    if not isinstance(body, dict):
        raise ValueError(f"{name}: not a dict")
    for upgrade in _UPGRADES[version - 1 :]:
        upgrade(body, name)
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
