"""Public keys: that of a post or of a partner, as one line of text, and the six words by which two people compare it.

    REPERE-CLE-1:AGE1…:<Ed25519 key>:<name>:<checksum>

Capitals, digits, `-` and `:` only: the alphanumeric mode of a QR code, and what a barcode reader types as a keyboard.
The last three parts are in base 32 (RFC 4648), without padding; the checksum is the first five bytes of the SHA-256 of
all that comes before its colon. Case and blanks do not count when it is read.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from desktop.errors import MistypedCleError, NewerCleError, NotCleError
from desktop.langues.dictee import dictation_words
from desktop.partenaires.model import Partenaire

NAME_LENGTH = 60
SIGNATURE_BYTES = 32
WORDS_IN_A_FINGERPRINT = 6
"""77 bits: who wants a key of their own with these very words tries 2⁷⁷ keys."""

_NO_NAME = "Repère"
_VERSION = 1
_MARK = "REPERE-CLE-"
_FINGERPRINT_DOMAIN = b"repere-empreinte-1\0"
_CHECKSUM_BYTES = 5
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


@dataclass(frozen=True, slots=True)
class ClePublique:
    """`age` is a recipient of the age tool, `age1…`, to which envelopes are sealed; `signature` an Ed25519 key."""

    nom: str
    age: str
    signature: bytes

    def line(self) -> str:
        parts = (self.age.upper(), _base32(self.signature), _base32(self.nom.encode()))
        body = f"{_MARK}{_VERSION}:" + ":".join(parts)
        return f"{body}:{_checksum(body)}"

    @staticmethod
    def from_line(text: str) -> "ClePublique":
        """Read what `line` wrote, typed or scanned.

        Raises: NotCleError, MistypedCleError when it is one with an error in it, NewerCleError.
        """
        line = "".join(text.split()).upper()
        if not line.startswith(_MARK):
            raise MistypedCleError if line.startswith(_MARK[:4]) else NotCleError
        version, _, rest = line.removeprefix(_MARK).partition(":")
        body, _, checksum = line.rpartition(":")
        if _checksum(body) != checksum:
            raise MistypedCleError
        if version != str(_VERSION):
            raise NewerCleError
        try:
            return _of_parts(rest.rpartition(":")[0].split(":"))
        except (ValueError, binascii.Error) as error:
            raise MistypedCleError from error

    def is_same_as(self, other: "ClePublique") -> bool:
        """The same two keys, whatever the names."""
        return self.age == other.age and self.signature == other.signature


@dataclass(frozen=True, slots=True)
class ClePartenaire:
    """The key kept for a partner; `verified_at` is when its words were compared aloud, `verified_by` who did.

    One that was revoked is kept so that nobody takes it for a new one: nothing is sealed to it any more.
    """

    partenaire_id: str
    cle: ClePublique
    added_at: datetime
    verified_at: datetime | None = None
    verified_by: str = ""
    revoked_at: datetime | None = None

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None and not self.is_revoked

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None


@dataclass(frozen=True, slots=True)
class CleConnue:
    """The key of a partner, whose name and telephone are those of this post where it knows them."""

    kept: ClePartenaire
    partenaire: Partenaire


def key_name(text: str) -> str:
    """A name fit for a key, made of what a service calls itself."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())[:NAME_LENGTH].strip() or _NO_NAME


def empreinte(cle: ClePublique) -> tuple[str, ...]:
    """Return the six words of both keys, read aloud to compare them. The name has no part in it."""
    number = int.from_bytes(hashlib.sha256(_FINGERPRINT_DOMAIN + cle.age.encode() + cle.signature).digest())
    words = dictation_words()
    found = []
    for _ in range(WORDS_IN_A_FINGERPRINT):
        number, place = divmod(number, len(words))
        found.append(words[place])
    return tuple(found)


def _of_parts(parts: list[str]) -> ClePublique:
    age, signature, nom = parts
    cle = ClePublique(_unbase32(nom).decode(), age.lower(), _unbase32(signature))
    if not (_is_age_recipient(cle.age) and len(cle.signature) == SIGNATURE_BYTES and _is_name(cle.nom)):
        raise ValueError("not a key")
    return cle


def _is_name(nom: str) -> bool:
    return 0 < len(nom) <= NAME_LENGTH and nom.isprintable() and nom == " ".join(nom.split())


def _is_age_recipient(text: str) -> bool:
    """Bech32 (BIP 173) of 32 bytes, under the prefix of age."""
    found = re.fullmatch(rf"age1([{_BECH32}]{{58}})", text)
    if found is None:
        return False
    prefix = (*(ord(c) >> 5 for c in "age"), 0, *(ord(c) & 31 for c in "age"))
    check = 1
    for value in (*prefix, *map(_BECH32.index, found[1])):
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_BECH32_GENERATOR):
            check ^= generator if top >> bit & 1 else 0
    return check == 1


def _checksum(body: str) -> str:
    return _base32(hashlib.sha256(body.encode()).digest()[:_CHECKSUM_BYTES])


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=")


def _unbase32(text: str) -> bytes:
    data = base64.b32decode(text + "=" * (-len(text) % 8))
    if _base32(data) != text:  # bits of the last character that stand for nothing
        raise ValueError("not canonical")
    return data
