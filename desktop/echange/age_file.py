"""Files of the age tool, encrypted to one X25519 key (https://age-encryption.org/v1): bytes in, bytes out."""

import base64
import binascii
import re

import pyrage

from desktop.echange.identite import CleSecrete
from desktop.errors import (
    DamagedEnveloppeError,
    ForeignEnveloppeError,
    NewerEnveloppeError,
    NotEnveloppeError,
    UnusableCleError,
)

_MARK, _ARMOR = b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----"
_HEADER_END = b"\n--- "
_HEADER_BYTES = 8192
"""Of a file for one recipient, some 300: the library takes minutes over a header of several megabytes."""

_VERSION = re.compile(rb"age-encryption\.org/v(\d{1,6})\n")


def encrypted_to(recipient: str, plain: bytes) -> bytes:
    """Raises: UnusableCleError."""
    try:
        sealed: bytes = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(recipient)])
    except (pyrage.RecipientError, pyrage.EncryptError) as error:
        raise UnusableCleError from error
    return sealed


def decrypted_by(cles: tuple[CleSecrete, ...], data: bytes) -> bytes:
    """Return all that was encrypted, or nothing of it; a file in the text form of age is read too.

    Raises: NotEnveloppeError, NewerEnveloppeError, ForeignEnveloppeError, DamagedEnveloppeError.
    """
    if not data.startswith(_MARK):
        data = data.strip()
    start = _start(data)
    version = _VERSION.match(start)
    if version is not None and int(version[1]) > 1:
        raise NewerEnveloppeError
    if _HEADER_END not in start:
        raise DamagedEnveloppeError
    try:
        plain: bytes = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(cle.age) for cle in cles])
    except pyrage.DecryptError as error:
        if str(error) == "No matching keys found":  # the library tells its refusals apart by their words alone
            raise ForeignEnveloppeError from error
        raise DamagedEnveloppeError from error
    return plain


def _start(data: bytes) -> bytes:
    """The first bytes of a file, out of its text form if need be. Raises: NotEnveloppeError, DamagedEnveloppeError."""
    if data.startswith(_MARK):
        return data[:_HEADER_BYTES]
    if not data.startswith(_ARMOR):
        raise NotEnveloppeError
    text = b"".join(data[len(_ARMOR) : 2 * _HEADER_BYTES].partition(b"-")[0].split())
    try:
        return base64.b64decode(text[: len(text) // 4 * 4])
    except binascii.Error as error:
        raise DamagedEnveloppeError from error
