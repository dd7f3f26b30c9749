"""The numbers of the post: how it reaches each local service of the sheets. What may be kept, and its public copy.

The copy is read while the post is locked, from a file that anybody on this computer may have changed: nothing in it is
believed before it is checked, and the store, once open, says whether it is the one it wrote.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from desktop.errors import InvalidCoordonneesError
from desktop.fiches.model import ContactId, Coordonnees
from desktop.partenaires.directory import is_courriel
from desktop.partenaires.telephone import as_read, is_telephone

MAX_BYTES = 64 * 1024
LENGTHS = {"telephone": 30, "nom": 80, "horaires": 60, "courriel": 120, "note": 200, "verifie_par": 60}
"""Of each text at most: it stands on a card, and on paper."""

# What the start of Repère can tell without loading a library; `checked` looked closer when it was typed.
_DIALLED = re.compile(r"\+?[\d .\-/()\xa0\u202f]+")
_MAGIC = "REPERE-NUMEROS 1\n"


def checked(coordonnees: Coordonnees) -> Coordonnees:
    """Return it with its spaces tidied and its number in groups. Raises: InvalidCoordonneesError."""
    tidied = _tidied(coordonnees)
    if not is_telephone(tidied.telephone):
        raise InvalidCoordonneesError("telephone")
    if tidied.courriel and not is_courriel(tidied.courriel):
        raise InvalidCoordonneesError("courriel")
    return replace(tidied, telephone=as_read(tidied.telephone))


def _tidied(coordonnees: Coordonnees) -> Coordonnees:
    texts: dict[str, Any] = {name: " ".join(getattr(coordonnees, name).split()) for name in LENGTHS}
    tidied = replace(coordonnees, **texts)
    for name, length in LENGTHS.items():
        text = getattr(tidied, name)
        # Controls, and marks that turn the direction of a text: what is shown is what is written.
        if len(text) > length or any(unicodedata.category(character)[0] == "C" for character in text):
            raise InvalidCoordonneesError(name)
    return tidied


def encode(numeros: Iterable[Coordonnees]) -> bytes:
    """The public copy. Same numbers, same bytes; b"" when there is none."""
    kept = sorted(numeros, key=lambda each: each.contact_id)
    if not kept:
        return b""
    rows = [{**asdict(each), "verifie_le": each.verifie_le.isoformat()} for each in kept]
    return (_MAGIC + json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def decode(content: bytes) -> Mapping[ContactId, Coordonnees]:
    """What a public copy holds; nothing at all when anything in it is not as `encode` writes it."""
    try:
        text = content.decode()
        if len(content) > MAX_BYTES or not text.startswith(_MAGIC):
            return {}
        read = [_tidied(_coordonnees(row)) for row in json.loads(text.removeprefix(_MAGIC))]
    except (ValueError, TypeError, KeyError, RecursionError, InvalidCoordonneesError):
        return {}
    return {each.contact_id: each for each in read} if encode(read) == content else {}


def _coordonnees(row: Any) -> Coordonnees:
    if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
        raise TypeError
    if not _DIALLED.fullmatch(row["telephone"]):
        raise ValueError
    return Coordonnees(**{**row, "verifie_le": date.fromisoformat(row["verifie_le"])})
