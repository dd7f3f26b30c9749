"""The manifest of an envelope: who sealed what for whom, and until when it may be kept. It alone is signed.

Every later version keeps, as the first member of the archive, a manifest whose first bytes say its version.
"""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from desktop.errors import CleError, DamagedEnveloppeError
from desktop.orientations.encoding import dates_in, decode, encode, load
from desktop.orientations.model import OrientationId
from desktop.poste.cles import ClePublique

MANIFESTE = "manifeste.json"
VERSION = 1
VERSION_PATTERN = rb'\{"format":"repere-enveloppe","version":(\d{1,6})[,}]'
ANSWER_KEY_BYTES = 32
YEARS = range(2000, 2200)
"""Of any date in an envelope: those far from here cannot all be brought to another time zone."""

_FORMAT = "repere-enveloppe"
_ID_BYTES = 16
_ORIENTATION_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")


class Genre(StrEnum):
    """What an envelope holds."""

    ORIENTATION = "orientation"
    REPONSE = "reponse"


@dataclass(frozen=True, slots=True)
class Membre:
    """One other member of the archive. `sha256` is in hexadecimal."""

    name: str
    size: int
    sha256: str

    @staticmethod
    def of(name: str, content: bytes) -> "Membre":
        return Membre(name, len(content), sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class Manifeste:
    """`enveloppe_id` is drawn at each sealing; `expires_on` is when the receiver must have erased what it holds.

    `destinataire` is the age recipient it was sealed to. `answer_key` is what an answer shows to prove that whoever
    answers had the slip; an answer carries that of the slip.
    """

    genre: Genre
    enveloppe_id: str
    orientation_id: OrientationId
    expediteur: ClePublique
    destinataire: str
    created_at: datetime
    expires_on: date
    answer_key: bytes = field(repr=False)
    membres: tuple[Membre, ...]

    def describes(self, members: Mapping[str, bytes]) -> bool:
        """Whether these are the very members it was written for, in that order."""
        return self.membres == tuple(Membre.of(name, content) for name, content in members.items())


@dataclass(frozen=True, slots=True)
class _Written:
    """The manifest as it stands in JSON, its keys in this order."""

    format: str
    version: int
    genre: Genre
    enveloppe_id: str
    orientation_id: str
    expediteur: str
    destinataire: str
    created_at: datetime
    expires_on: date
    answer_key: str
    membres: tuple[Membre, ...]


def new_enveloppe_id() -> str:
    return secrets.token_hex(_ID_BYTES)


def to_bytes(manifeste: Manifeste) -> bytes:
    written = _Written(
        _FORMAT,
        VERSION,
        manifeste.genre,
        manifeste.enveloppe_id,
        manifeste.orientation_id,
        manifeste.expediteur.line(),
        manifeste.destinataire,
        manifeste.created_at,
        manifeste.expires_on,
        manifeste.answer_key.hex(),
        manifeste.membres,
    )
    return json.dumps(encode(written), ensure_ascii=True, separators=(",", ":")).encode("ascii")


def from_bytes(content: bytes) -> Manifeste:
    """Raises: DamagedEnveloppeError."""
    try:
        return _read(decode(load(content.decode("ascii")), _Written, "manifeste"))
    except (ValueError, CleError) as error:
        raise DamagedEnveloppeError from error


def _read(written: Any) -> Manifeste:
    assert isinstance(written, _Written)
    if (written.format, written.version) != (_FORMAT, VERSION):
        raise ValueError("not a manifest of this version")
    if any(each.year not in YEARS for each in dates_in(written)):
        raise ValueError("a date out of bounds")
    if not re.fullmatch(rf"[0-9a-f]{{{2 * _ID_BYTES}}}", written.enveloppe_id):
        raise ValueError("enveloppe_id")
    if not _ORIENTATION_ID.fullmatch(written.orientation_id):
        raise ValueError("orientation_id")
    if not re.fullmatch(rf"[0-9a-f]{{{2 * ANSWER_KEY_BYTES}}}", written.answer_key):
        raise ValueError("answer_key")
    return Manifeste(
        written.genre,
        written.enveloppe_id,
        OrientationId(written.orientation_id),
        ClePublique.from_line(written.expediteur),
        written.destinataire,
        written.created_at.astimezone(UTC),
        written.expires_on,
        bytes.fromhex(written.answer_key),
        written.membres,
    )
