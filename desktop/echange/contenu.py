"""What is sealed, as versioned JSON: what may leave for a partner, or what the partner answers. Never an `Orientation`.

A slip is written and read by `orientations/codec.py`, which knows its former versions. `tests/fixtures/enveloppe-1/`
holds what was once sealed, and breaks when it is read no more.
"""

import json
import unicodedata
from typing import Any

from desktop.echange.manifeste import YEARS, Genre
from desktop.errors import DamagedEnveloppeError, NewerEnveloppeError
from desktop.orientations.codec import SCHEMA_VERSION, transmissible_from_json, transmissible_to_json
from desktop.orientations.encoding import dates_in, decode, encode, load
from desktop.orientations.reponse import Reponse
from desktop.orientations.transmission import Transmissible

Contenu = Transmissible | Reponse

_REPONSE_VERSION = 1
_VERSION = "version"
_BREAKS = "\n\r\t"


def to_bytes(contenu: Contenu) -> bytes:
    if isinstance(contenu, Transmissible):
        return transmissible_to_json(contenu).encode()
    document = {_VERSION: _REPONSE_VERSION, Genre.REPONSE.value: encode(contenu)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(data: bytes, genre: Genre) -> Contenu:
    """Raises: DamagedEnveloppeError, NewerEnveloppeError."""
    try:
        text = data.decode()
        document = load(text)
        _refuse_newer(document, SCHEMA_VERSION if genre is Genre.ORIENTATION else _REPONSE_VERSION)
        _refuse_controls(document)
        found = transmissible_from_json(text) if genre is Genre.ORIENTATION else _reponse(document)
        if any(each.year not in YEARS for each in dates_in(found)):
            raise ValueError("a date out of bounds")
    except ValueError as error:
        raise DamagedEnveloppeError from error
    if isinstance(found, Transmissible) and (found.accord is None) == (found.protection is None):
        raise DamagedEnveloppeError
    return found


def _reponse(document: Any) -> Reponse:
    if set(document) != {_VERSION, Genre.REPONSE.value} or type(document[_VERSION]) is not int:
        raise ValueError("not an answer")
    if document[_VERSION] != _REPONSE_VERSION:
        raise ValueError("an answer of an unknown version")
    found = decode(document[Genre.REPONSE.value], Reponse, Genre.REPONSE.value)
    assert isinstance(found, Reponse)
    return found


def _refuse_newer(document: Any, version: int) -> None:
    """Raises: NewerEnveloppeError; ValueError when no version is said."""
    said = document.get(_VERSION) if isinstance(document, dict) else None
    if type(said) is not int:
        raise ValueError("no version")
    if said > version:
        raise NewerEnveloppeError


def _refuse_controls(value: Any) -> None:
    """No window types them, and they break what is drawn or kept. Raises: ValueError."""
    if isinstance(value, dict):
        for each in value.values():
            _refuse_controls(each)
    elif isinstance(value, list):
        for each in value:
            _refuse_controls(each)
    elif isinstance(value, str) and any(unicodedata.category(c) in ("Cc", "Cs") and c not in _BREAKS for c in value):
        raise ValueError("a control character")
