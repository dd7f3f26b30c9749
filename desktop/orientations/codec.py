"""A slip as JSON, for the store and later for the sealed bundle. The keys are the field names of the model.

The model is the schema: a field added, renamed or removed changes `SCHEMA_VERSION`, and `from_json` must then know how
to read the former one. `tests/orientations/orientation-v1.json` breaks when that is forgotten.
"""

import json
from typing import Any

from desktop.orientations.encoding import decode, encode, load
from desktop.orientations.model import Orientation
from desktop.orientations.transmission import Transmissible

SCHEMA_VERSION = 1
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
    if type(version) is not int or version != SCHEMA_VERSION:
        raise ValueError("a slip of an unknown version")
    return decode(document[name], kind, name)
