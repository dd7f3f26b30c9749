"""The secret keys of a post or of an association, and the file that keeps them where there is no store.

Both are kept as one text, which the age tool reads as an identity file: the Ed25519 key is a comment for it.
"""

import base64
import binascii
import re
from dataclasses import dataclass, field

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.errors import NotIdentiteError, WrongIdentitePassphraseError
from desktop.poste.cles import ClePublique, key_name

MAX_FILE_BYTES = 64 * 1024

_MAX_WORK_FACTOR = 21
"""2 GiB of memory; the age library makes files of 19 or so, and would open one that takes eight."""

_ARMOR_BEGIN, _ARMOR_END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
_AGE_FILE = (b"age-encryption.org/", _ARMOR_BEGIN)
_SCRYPT = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{1,64} ([1-9][0-9]?)\n")
_AGE_SECRET = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]{58}")
_NAME = re.compile(r"^# Repère : (.+)$", re.MULTILINE)
_SIGNATURE = re.compile(r"^# Ed25519 : ([A-Za-z0-9+/]{43}=)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CleSecrete:
    """What opens envelopes: an X25519 key of age. It signs nothing."""

    age: str = field(repr=False)

    @property
    def recipient(self) -> str:
        """The public side, `age1…`."""
        return str(self._key().to_public())

    def _key(self) -> pyrage.x25519.Identity:
        return pyrage.x25519.Identity.from_str(self.age)


@dataclass(frozen=True, slots=True)
class Identite(CleSecrete):
    """What opens envelopes, and signs those that are sent. `signature` is the secret of an Ed25519 key, 32 bytes."""

    nom: str
    signature: bytes = field(repr=False)

    @classmethod
    def generate(cls, nom: str) -> "Identite":
        age = str(pyrage.x25519.Identity.generate())
        return cls(age, key_name(nom), Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def publique(self) -> ClePublique:
        public = Ed25519PrivateKey.from_private_bytes(self.signature).public_key()
        return ClePublique(self.nom, self.recipient, public.public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.signature).sign(message)

    def to_bytes(self) -> bytes:
        """In clear: for the store, which is encrypted."""
        lines = (
            f"# Repère : {self.nom}",
            f"# Clé publique : {self.publique.line()}",
            f"# Ed25519 : {base64.b64encode(self.signature).decode('ascii')}",
            self.age,
        )
        return "\n".join(lines).encode() + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> "Identite":
        """Read what `to_bytes` wrote. Raises: NotIdentiteError."""
        text = _text(data)
        nom, signature = _NAME.search(text), _SIGNATURE.search(text)
        if nom is None or signature is None:
            raise NotIdentiteError
        (secret, *others) = secret_keys(data)
        if others:
            raise NotIdentiteError
        try:
            return cls(secret.age, key_name(nom[1]), base64.b64decode(signature[1], validate=True))
        except binascii.Error as error:
            raise NotIdentiteError from error

    def to_file(self, passphrase: str) -> bytes:
        """A file of the age tool, encrypted by this passphrase; takes about one second on purpose."""
        encrypted: bytes = pyrage.passphrase.encrypt(self.to_bytes(), passphrase)
        return encrypted


def is_encrypted(data: bytes) -> bool:
    """Whether an identity file asks for a passphrase."""
    return data.lstrip().startswith(_AGE_FILE)


def decrypted(data: bytes, passphrase: str) -> bytes:
    """Open a file that a passphrase protects. Raises: NotIdentiteError, WrongIdentitePassphraseError."""
    if len(data) > MAX_FILE_BYTES or not 0 < _work_factor(data) <= _MAX_WORK_FACTOR:
        raise NotIdentiteError
    try:
        plain: bytes = pyrage.passphrase.decrypt(data, passphrase)
    except pyrage.DecryptError as error:
        if str(error) == "Decryption failed":  # the one thing that tells a wrong passphrase from a damaged file
            raise WrongIdentitePassphraseError from error
        raise NotIdentiteError from error
    return plain


def _work_factor(data: bytes) -> int:
    """How dear a try is, as a power of two, in what its header says; 0 when no passphrase protects the file."""
    binary = data.lstrip()
    if binary.startswith(_ARMOR_BEGIN):
        inner = binary.removeprefix(_ARMOR_BEGIN).partition(_ARMOR_END)[0]
        try:
            binary = base64.b64decode(b"".join(inner.split()))
        except binascii.Error:
            return 0
    found = _SCRYPT.match(binary)
    return int(found[1]) if found else 0


def secret_keys(data: bytes) -> tuple[CleSecrete, ...]:
    """Every key of an identity file in clear, of Repère or of the age tool; at least one. Raises: NotIdentiteError."""
    lines = (line.strip() for line in _text(data).splitlines())
    secrets = [line for line in lines if line and not line.startswith("#")]
    if not secrets or not all(_AGE_SECRET.fullmatch(secret) for secret in secrets):
        raise NotIdentiteError
    found = tuple(CleSecrete(secret) for secret in secrets)
    try:
        for cle in found:
            cle.recipient  # noqa: B018 - refuses what is not a key
    except pyrage.IdentityError as error:
        raise NotIdentiteError from error
    return found


def is_signed(cle: ClePublique, message: bytes, signature: bytes) -> bool:
    """Whether who holds this key signed that message."""
    try:
        Ed25519PublicKey.from_public_bytes(cle.signature).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _text(data: bytes) -> str:
    if len(data) > MAX_FILE_BYTES:
        raise NotIdentiteError
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotIdentiteError from error
