"""Files of the age tool, encrypted to one X25519 key (https://age-encryption.org/v1): bytes in, bytes out."""

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
    if data.lstrip().startswith(_ARMOR):
        data = data.strip()
    elif not data.startswith(_MARK):
        raise NotEnveloppeError
    version = _VERSION.match(data)
    if version is not None and int(version[1]) > 1:
        raise NewerEnveloppeError
    try:
        plain: bytes = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(cle.age) for cle in cles])
    except pyrage.DecryptError as error:
        if str(error) == "No matching keys found":  # the library tells its refusals apart by their words alone
            raise ForeignEnveloppeError from error
        raise DamagedEnveloppeError from error
    return plain
