"""What is sealed, as versioned JSON: what may leave for a partner, or what the partner answers. Never an `Orientation`.

The model is the schema, as in `orientations/codec.py`: a field changed changes `_VERSIONS`, and `from_bytes` must then
know how to read the former one. `tests/echange/orientation-v1.json` and `reponse-v1.json` break when that is forgotten.
"""

import json
import unicodedata
from typing import Any

from desktop.echange.manifeste import YEARS, Genre
from desktop.errors import DamagedEnveloppeError, NewerEnveloppeError
from desktop.orientations.encoding import dates_in, decode, encode, load
from desktop.orientations.reponse import Reponse
from desktop.orientations.transmission import Transmissible

Contenu = Transmissible | Reponse

_KINDS: dict[Genre, type[Contenu]] = {Genre.ORIENTATION: Transmissible, Genre.REPONSE: Reponse}
_VERSIONS = {Genre.ORIENTATION: 1, Genre.REPONSE: 1}
_VERSION = "version"
_BREAKS = "\n\r\t"


def genre_of(contenu: Contenu) -> Genre:
    return Genre.REPONSE if isinstance(contenu, Reponse) else Genre.ORIENTATION


def to_bytes(contenu: Contenu) -> bytes:
    genre = genre_of(contenu)
    document = {_VERSION: _VERSIONS[genre], genre.value: encode(contenu)}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def from_bytes(data: bytes, genre: Genre) -> Contenu:
    """Raises: DamagedEnveloppeError, NewerEnveloppeError."""
    try:
        document = load(data.decode())
        if not isinstance(document, dict) or set(document) != {_VERSION, genre.value}:
            raise ValueError("not what was announced")
        if type(document[_VERSION]) is int and document[_VERSION] > _VERSIONS[genre]:
            raise NewerEnveloppeError
        if type(document[_VERSION]) is not int or document[_VERSION] != _VERSIONS[genre]:
            raise ValueError("an unknown version")
        _refuse_controls(document)
        found = decode(document[genre.value], _KINDS[genre], genre.value)
        if any(each.year not in YEARS for each in dates_in(found)):
            raise ValueError("a date out of bounds")
    except ValueError as error:
        raise DamagedEnveloppeError from error
    assert isinstance(found, Transmissible | Reponse)
    if isinstance(found, Transmissible) and (found.accord is None) == (found.protection is None):
        raise DamagedEnveloppeError
    return found


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
