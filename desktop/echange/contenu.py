"""What is sealed, as versioned JSON: what may leave for a partner, or what the partner answers. Never an `Orientation`.

A slip is written and read by `orientations/codec.py`, which knows its former versions. `tests/fixtures/enveloppe-1/`
holds what was once sealed, and breaks when it is read no more.
"""

import json
import unicodedata
from collections.abc import Callable
from typing import Any

from desktop.echange.manifeste import YEARS, Genre
from desktop.errors import DamagedEnveloppeError, NewerEnveloppeError, TooLargeEnveloppeError
from desktop.orientations.codec import SCHEMA_VERSION, transmissible_from_json, transmissible_to_json
from desktop.orientations.encoding import dates_in, decode, encode, load
from desktop.orientations.reponse import Reponse
from desktop.orientations.transmission import Transmissible

Contenu = Transmissible | Reponse

_REPONSE_VERSION = 1
_VERSION = "version"
_BREAKS = "\n\r\t"
_MAX_TEXT = 4000
"""Characters in one text: a slip holds on one page. Drawing far longer ones takes time and memory."""


def to_bytes(contenu: Contenu) -> bytes:
    """What no window would show, pasted with the rest, is left out: who receives it would refuse it.

    Raises: TooLargeEnveloppeError.
    """
    if isinstance(contenu, Transmissible):
        document = load(transmissible_to_json(contenu))
    else:
        document = {_VERSION: _REPONSE_VERSION, Genre.REPONSE.value: encode(contenu)}
    cleaned = _each_text(document, lambda text: "".join(c if _is_fit(c) else " " for c in _bounded(text)))
    return json.dumps(cleaned, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(data: bytes, genre: Genre) -> Contenu:
    """Raises: DamagedEnveloppeError, NewerEnveloppeError, TooLargeEnveloppeError."""
    try:
        text = data.decode()
        document = load(text)
        _refuse_newer(document, SCHEMA_VERSION if genre is Genre.ORIENTATION else _REPONSE_VERSION)
        _each_text(document, _checked)
        found = transmissible_from_json(text) if genre is Genre.ORIENTATION else _reponse(document)
        if any(each.year not in YEARS for each in dates_in(found)):
            raise ValueError("a date out of bounds")
    except (ValueError, RecursionError) as error:  # what JSON was read of may still be too deep to be gone through
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


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same document, each text in it changed; the names of fields are not texts."""
    if isinstance(value, dict):
        return {name: _each_text(each, change) for name, each in value.items()}
    if isinstance(value, list):
        return [_each_text(each, change) for each in value]
    return change(value) if isinstance(value, str) else value


def _checked(text: str) -> str:
    """Raises: ValueError, TooLargeEnveloppeError."""
    if not all(map(_is_fit, _bounded(text))):
        raise ValueError("a control character")
    return text


def _bounded(text: str) -> str:
    if len(text) > _MAX_TEXT:
        raise TooLargeEnveloppeError
    return text


def _is_fit(character: str) -> bool:
    """Control characters, and halves of one, break what is drawn or kept."""
    return character in _BREAKS or unicodedata.category(character) not in ("Cc", "Cs")
