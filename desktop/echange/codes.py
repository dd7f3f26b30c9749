"""Answers as a few characters that are dictated: which answer, to which slip, from someone who has that slip.

    ABCD-EFGH         6 characters of a MAC, 2 of check: an answer without a date; printed on the slip in advance
    ABCD-EFGH-JKMN    4 characters of the date of an appointment, 6 of a MAC, 2 of check

A character is one of the 32 of Crockford's alphabet. The MAC, 30 bits of HMAC-SHA256, is under a key of that slip
alone: without a date, the code is recognised by computing those of each possible answer. The check characters make the
whole a Reed–Solomon word over GF(32), at a distance of three or more from any other: one character typed wrong, or two,
or any two exchanged, wherever they stand, never make a code.
"""

import hmac
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.echange.identite import Identite
from desktop.errors import MistypedCodeError, NotCodeError
from desktop.orientations.model import OrientationId
from desktop.orientations.reponse import MotifRefus, Reponse, ReponseKind

DATE_STEP = timedelta(minutes=15)
"""The date of an appointment that a code carries is a multiple of this."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans("OIL", "011")
_SEPARATORS = " -.\u00a0\u202f\u2010\u2011\u2012\u2013\u2014"
_GROUP = 4
_BITS = 5
_MAC_LENGTH, _DATE_LENGTH, _CHECK_LENGTH = 6, 4, 2
LENGTHS = (_MAC_LENGTH + _CHECK_LENGTH, _DATE_LENGTH + _MAC_LENGTH + _CHECK_LENGTH)
_FIRST_DATE = datetime(2026, 1, 1, tzinfo=UTC)
_DATES = 1 << _BITS * _DATE_LENGTH
_KEY_DOMAIN, _CODE_DOMAIN = b"repere-cle-de-reponse-1\0", b"repere-code-1\0"
_FIELD = 0b100101  # x⁵ + x² + 1, whose root generates GF(32)

UNDATED = (
    Reponse(ReponseKind.RECUE),
    Reponse(ReponseKind.ACCEPTEE),
    *(Reponse(ReponseKind.REFUSEE, motif) for motif in MotifRefus),
)
"""Every answer that a code says without a date."""


def answer_key(identite: Identite, orientation_id: OrientationId) -> bytes:
    """The key of the answers to one slip: made again when needed, kept nowhere by who sends the slip."""
    info = _KEY_DOMAIN + orientation_id.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(identite.signature)


def code_of(key: bytes, reponse: Reponse) -> str:
    """The code of this answer to the slip of this key; `answered_at` is not in it.

    Raises: ValueError when the date is not a multiple of `DATE_STEP`, is before 2026 or after 2055.
    """
    date = "" if reponse.rendez_vous_at is None else _date_symbols(reponse.rendez_vous_at)
    word = date + _symbols(_mac(key, _message(reponse, date)), _MAC_LENGTH)
    return grouped(word + _check(word))


def printed_codes(key: bytes) -> tuple[tuple[Reponse, str], ...]:
    """Each answer without a date and its code, to be printed on the slip."""
    return tuple((reponse, code_of(key, reponse)) for reponse in UNDATED)


def read_code(text: str) -> str:
    """Return a code as `code_of` writes it, whatever the case, the spaces, O for 0, I or L for 1.

    Raises: NotCodeError when it has not the length or the characters of one, MistypedCodeError when a character is
    wrong.
    """
    word = "".join(c for c in text if c not in _SEPARATORS).upper().translate(MISREAD)
    if len(word) not in LENGTHS or not set(word) <= set(ALPHABET):
        raise NotCodeError
    if _check(word[:-_CHECK_LENGTH]) != word[-_CHECK_LENGTH:]:
        raise MistypedCodeError
    return grouped(word)


def matches(key: bytes, code: str) -> Reponse | None:
    """What this code, as `read_code` returns it, answers to the slip of this key; None when it is for another one."""
    word = code.replace("-", "")[:-_CHECK_LENGTH]
    date, mac = word[:-_MAC_LENGTH], _number(word[-_MAC_LENGTH:])
    if date:
        appointment = Reponse(ReponseKind.RENDEZ_VOUS, rendez_vous_at=_FIRST_DATE + _number(date) * DATE_STEP)
        return appointment if _mac(key, _message(appointment, date)) == mac else None
    return next((reponse for reponse, message in _UNDATED_MESSAGES if _mac(key, message) == mac), None)


def find_answered(code: str, keys: Iterable[tuple[OrientationId, bytes]]) -> tuple[tuple[OrientationId, Reponse], ...]:
    """The slips that this code answers: none, one, or, among very many, more than one by chance."""
    found = ((orientation_id, matches(key, code)) for orientation_id, key in keys)
    return tuple((orientation_id, reponse) for orientation_id, reponse in found if reponse is not None)


def _message(reponse: Reponse, date: str) -> bytes:
    said = (reponse.kind.value, reponse.motif.value if reponse.motif else "", date)
    return _CODE_DOMAIN + "\0".join(said).encode("ascii")


_UNDATED_MESSAGES = tuple((reponse, _message(reponse, "")) for reponse in UNDATED)


def _mac(key: bytes, message: bytes) -> int:
    return int.from_bytes(hmac.digest(key, message, "sha256")[:4]) >> 32 - _BITS * _MAC_LENGTH


def _date_symbols(instant: datetime) -> str:
    steps, rest = divmod(instant - _FIRST_DATE, DATE_STEP)
    if rest or not 0 <= steps < _DATES:
        raise ValueError("a date that no code says")
    return _symbols(steps, _DATE_LENGTH)


def _number(symbols: str) -> int:
    number = 0
    for symbol in symbols:
        number = number << _BITS | ALPHABET.index(symbol)
    return number


def _symbols(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> _BITS * place & 31] for place in reversed(range(length)))


def _check(word: str) -> str:
    """The rest of the word, as a polynomial, divided by (x + α)(x + α²) = x² + 6x + 8: two characters, α being 2."""
    high = low = 0
    for symbol in word:
        top = high ^ ALPHABET.index(symbol)
        high, low = low ^ _times(6, top), _times(8, top)
    return ALPHABET[high] + ALPHABET[low]


def _times(one: int, other: int) -> int:
    product = 0
    for place in range(_BITS):
        product ^= one << place if other >> place & 1 else 0
    for place in reversed(range(_BITS, 2 * _BITS - 1)):
        product ^= _FIELD << place - _BITS if product >> place & 1 else 0
    return product


def grouped(word: str) -> str:
    """By four, as a code is written."""
    return "-".join(word[i : i + _GROUP] for i in range(0, len(word), _GROUP))
