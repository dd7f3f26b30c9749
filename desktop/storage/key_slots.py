"""A key slot: the data key of the store, within reach of what one person knows.

Each slot has an X25519 key pair. Its private half is wrapped by AES-256-GCM under Argon2id of the secret; the data key
is sealed to its public half (HPKE, RFC 9180). So the store can be given another data key without anybody's secret, and
adding, changing or removing a slot never re-encrypts it.

Anyone can seal to a public half, so what is sealed is signed by the store (Ed25519). The private half of that signature
is in the encrypted store; its public half is wrapped with that of the slot. Nobody can then put a store of their own
behind the passphrase of another. A slot of the first version wraps the data key itself: `public` is then empty.
"""

import secrets
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from desktop.storage.argon2_cost import Argon2, calibrated, derive

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_SLOT_ID_BYTES = 8

_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)

DataKeys = tuple[bytes, ...]
"""The data key; two, the new one first, while the store is given another key."""


class Kind(StrEnum):
    PHRASE = "phrase"
    RECUPERATION = "recuperation"
    RECUPERATION_PARTAGEE = "recuperation_partagee"  # two codes, held by two persons, both needed


RECOVERY_KINDS = frozenset({Kind.RECUPERATION, Kind.RECUPERATION_PARTAGEE})


@dataclass(frozen=True, slots=True)
class Slot:
    """`name` tells slots of the same kind apart; it is readable by whoever reads the file."""

    slot_id: bytes
    kind: Kind
    name: str
    cost: Argon2
    salt: bytes
    nonce: bytes
    wrapped: bytes
    public: bytes = b""
    sealed: bytes = b""
    signature: bytes = b""


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs the slots of one store. `private` is the raw Ed25519 key kept in the store."""

    private: bytes
    store_id: bytes

    @property
    def public(self) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.private).public_key().public_bytes_raw()

    def seal(self, slot: Slot, data_keys: DataKeys) -> Slot:
        """Put data keys in a slot, in the place of the former ones; nobody's secret is needed."""
        bound_to = _bound_to(slot, self.store_id)
        sealed = _HPKE.encrypt(b"".join(data_keys), X25519PublicKey.from_public_bytes(slot.public), bound_to)
        key = Ed25519PrivateKey.from_private_bytes(self.private)
        return replace(slot, sealed=sealed, signature=key.sign(_signed(slot.public, sealed, bound_to)))

    def is_genuine(self, slot: Slot) -> bool:
        """The slot is one that this store has signed. One of the first version is not."""
        return _holds(slot, self.public, self.store_id)


def new_signing_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes_raw()


def wrap(
    data_keys: DataKeys,
    secret: str,
    signer: Signer,
    kind: Kind,
    *,
    name: str,
    cost: Argon2 | None,
    slot_id: bytes = b"",
) -> Slot:
    """Make a slot that gives `data_keys` back to who knows `secret`. Without `slot_id` it gets a new one.

    Without `cost`, it is fitted to this machine.
    """
    private, cost = X25519PrivateKey.generate(), cost or calibrated()
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    slot_id = slot_id or secrets.token_bytes(_SLOT_ID_BYTES)
    bare = Slot(slot_id, kind, name, cost, salt, nonce, b"", private.public_key().public_bytes_raw())
    wrapping = AESGCM(derive(_typed(secret), salt, cost, KEY_BYTES))
    known = private.private_bytes_raw() + signer.public
    return signer.seal(
        replace(bare, wrapped=wrapping.encrypt(nonce, known, _bound_to(bare, signer.store_id))), data_keys
    )


def unwrap(slot: Slot, secret: str, store_id: bytes) -> DataKeys | None:
    """Return the data keys, or None when `secret` is not the one of this slot, or the slot was tampered with."""
    wrapping = AESGCM(derive(_typed(secret), slot.salt, slot.cost, KEY_BYTES))
    try:
        if not slot.public:
            return (wrapping.decrypt(slot.nonce, slot.wrapped, _bound_to_v1(slot, store_id)),)
        known = wrapping.decrypt(slot.nonce, slot.wrapped, _bound_to(slot, store_id))
        private, signed_by = known[:KEY_BYTES], known[KEY_BYTES:]
        if not _holds(slot, signed_by, store_id):
            return None
        private_key = X25519PrivateKey.from_private_bytes(private)
        together = _HPKE.decrypt(slot.sealed, private_key, _bound_to(slot, store_id))
    except (InvalidTag, ValueError):
        return None
    return tuple(together[i : i + KEY_BYTES] for i in range(0, len(together), KEY_BYTES))


def _holds(slot: Slot, signed_by: bytes, store_id: bytes) -> bool:
    signed = _signed(slot.public, slot.sealed, _bound_to(slot, store_id))
    try:
        Ed25519PublicKey.from_public_bytes(signed_by).verify(slot.signature, signed)
    except InvalidSignature:
        return False
    return True


def _typed(secret: str) -> bytes:
    # The same passphrase is composed or decomposed according to the keyboard: RFC 8265 compares them in NFC.
    return unicodedata.normalize("NFC", secret).encode("utf-8")


def _bound_to(slot: Slot, store_id: bytes) -> bytes:
    return b"repere-coffre/2|" + store_id + slot.slot_id + slot.kind.encode("ascii")


def _bound_to_v1(slot: Slot, store_id: bytes) -> bytes:
    return b"repere-coffre/1|" + store_id + b"|" + slot.slot_id


def _signed(public: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    return bound_to + public + sealed
