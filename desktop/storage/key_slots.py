"""A key slot: the data key of the store, wrapped under what one person knows.

The secret goes through Argon2id with the parameters kept in the slot; the result wraps the data key by AES-256-GCM,
bound to this store and this slot. Adding, changing or removing a slot never re-encrypts the store.
"""

import secrets
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_SLOT_ID_BYTES = 8


class Kind(StrEnum):
    PHRASE = "phrase"
    RECUPERATION = "recuperation"


@dataclass(frozen=True, slots=True)
class Argon2:
    """Cost of one derivation. The defaults are the second recommendation of RFC 9106, § 4."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4

    @property
    def is_bearable(self) -> bool:
        """False for what no version of Repère writes: a damaged file must not freeze the post."""
        return 1 <= self.passes <= 64 and 1 <= self.lanes <= 64 and 8 * self.lanes <= self.memory_kib <= 4 * 1024**2


RECOMMENDED = Argon2()


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


def wrap(data_key: bytes, secret: str, store_id: bytes, kind: Kind, *, name: str = "", cost: Argon2) -> Slot:
    """Make a slot that gives `data_key` back to who knows `secret`."""
    slot_id = secrets.token_bytes(_SLOT_ID_BYTES)
    salt = secrets.token_bytes(_SALT_BYTES)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    key = _derive(secret, salt, cost)
    wrapped = AESGCM(key).encrypt(nonce, data_key, _bound_to(store_id, slot_id))
    return Slot(slot_id, kind, name, cost, salt, nonce, wrapped)


def unwrap(slot: Slot, secret: str, store_id: bytes) -> bytes | None:
    """Return the data key, or None when `secret` is not the one of this slot."""
    key = _derive(secret, slot.salt, slot.cost)
    try:
        return AESGCM(key).decrypt(slot.nonce, slot.wrapped, _bound_to(store_id, slot.slot_id))
    except InvalidTag:
        return None


def _derive(secret: str, salt: bytes, cost: Argon2) -> bytes:
    # The same passphrase is composed or decomposed according to the keyboard: RFC 8265 compares them in NFC.
    typed = unicodedata.normalize("NFC", secret).encode("utf-8")
    argon2 = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return argon2.derive(typed)


def _bound_to(store_id: bytes, slot_id: bytes) -> bytes:
    return b"repere-coffre/1|" + store_id + b"|" + slot_id
