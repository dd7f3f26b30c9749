"""The key file, `coffre.cle` and its copy: who may open the store, and with what. Text, in three parts:

    REPERE-COFFRE 2              the mark, and the version of the format
    sha256 <64 hexadecimal>      of the first line and of all that follows this one
    {…}                          JSON: `store_id`, `generation`, `slots`; bytes in hexadecimal

The checksum tells a damaged file from a wrong passphrase; it protects from accidents, AES-GCM from the rest.
Every later version keeps the first two lines, so that an older Repère can say that it is one. Version 1, whose slots
have neither `public`, `sealed` nor `signature`, is read still; it is never written.
"""

import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.errors import DamagedHeaderError, ForeignStoreError, NewerStoreError
from desktop.storage.argon2_cost import Argon2
from desktop.storage.key_slots import DataKeys, Kind, Slot, unwrap

STORE_ID_BYTES = 16

_MARK = b"REPERE-COFFRE"
_VERSION = 2
_READ_VERSIONS = (1, 2)
_LAYOUT = re.compile(rb"REPERE-COFFRE (\d{1,4})\nsha256 ([0-9a-f]{64})\n(.*)", re.DOTALL)
# Half the mark is still recognised: a file of ours that was damaged is not called foreign.
_MARK_RESEMBLANCE = len(_MARK) // 2


@dataclass(frozen=True, slots=True)
class KeyFile:
    """`generation` grows at each change: of two good copies the newest is right."""

    store_id: bytes
    slots: tuple[Slot, ...]
    generation: int = 1

    def unlock(self, kind: Kind, secret: str, slot_id: bytes | None = None) -> tuple[Slot, DataKeys] | None:
        """Return the slot that `secret` opens, with the data keys; None when it opens none of this kind.

        `slot_id` says which one to try: each costs one derivation.
        """
        for slot in self.slots:
            if slot.kind is kind and slot_id in (None, slot.slot_id):
                data_keys = unwrap(slot, secret, self.store_id)
                if data_keys is not None:
                    return slot, data_keys
        return None

    def of_kind(self, *kinds: Kind) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.kind in kinds)

    def with_slots(self, slots: tuple[Slot, ...]) -> "KeyFile":
        """The next generation, with these slots."""
        return replace(self, slots=slots, generation=self.generation + 1)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """Put `slot` in the place of the one of the same id, or after the others."""
        if any(s.slot_id == slot.slot_id for s in self.slots):
            return self.with_slots(tuple(slot if s.slot_id == slot.slot_id else s for s in self.slots))
        return self.with_slots((*self.slots, slot))

    def without(self, slot_ids: Collection[bytes]) -> "KeyFile":
        return self.with_slots(tuple(s for s in self.slots if s.slot_id not in slot_ids))


def to_bytes(keys: KeyFile) -> bytes:
    """Return the whole content of a key file."""
    first = _MARK + b" %d\n" % _VERSION
    body = {
        "store_id": keys.store_id.hex(),
        "generation": keys.generation,
        "slots": [_slot_to_json(slot) for slot in keys.slots],
    }
    text = json.dumps(body, indent=1, ensure_ascii=True).encode("ascii") + b"\n"
    return first + b"sha256 " + _checksum(first, text) + b"\n" + text


def from_bytes(content: bytes, path: Path) -> KeyFile:
    """Raises: DamagedHeaderError, NewerStoreError, ForeignStoreError, each carrying `path`."""
    found = _LAYOUT.fullmatch(content)
    if found is None:
        raise DamagedHeaderError(path) if _resembles(content) else ForeignStoreError(path)
    version, checksum, text = found.groups()
    if checksum != _checksum(_MARK + b" " + version + b"\n", text):
        raise DamagedHeaderError(path)
    if int(version) not in _READ_VERSIONS:
        raise NewerStoreError(path)
    try:
        return _from_json(json.loads(text))
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedHeaderError(path) from error


def _checksum(first: bytes, text: bytes) -> bytes:
    return hashlib.sha256(first + text).hexdigest().encode("ascii")


def _resembles(content: bytes) -> bool:
    start = content[: len(_MARK)]
    if not any(start):  # empty, or zeros: what a crash of the disk leaves
        return True
    return sum(a == b for a, b in zip(start, _MARK, strict=False)) >= min(_MARK_RESEMBLANCE, len(content))


def _slot_to_json(slot: Slot) -> dict[str, Any]:
    return {
        "slot_id": slot.slot_id.hex(),
        "kind": slot.kind.value,
        "name": slot.name,
        "argon2id": {"passes": slot.cost.passes, "memory_kib": slot.cost.memory_kib, "lanes": slot.cost.lanes},
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
        "public": slot.public.hex(),
        "sealed": slot.sealed.hex(),
        "signature": slot.signature.hex(),
    }


def _from_json(body: dict[str, Any]) -> KeyFile:
    store_id = bytes.fromhex(body["store_id"])
    if len(store_id) != STORE_ID_BYTES:
        raise ValueError("store_id")
    slots = tuple(_slot_from_json(slot) for slot in body["slots"])
    return KeyFile(store_id, slots, int(body["generation"]))


def _slot_from_json(slot: dict[str, Any]) -> Slot:
    cost = Argon2(**slot["argon2id"])
    if not cost.is_bearable:
        raise ValueError("argon2id")
    return Slot(
        slot_id=bytes.fromhex(slot["slot_id"]),
        kind=Kind(slot["kind"]),
        name=str(slot["name"]),
        cost=cost,
        salt=bytes.fromhex(slot["salt"]),
        nonce=bytes.fromhex(slot["nonce"]),
        wrapped=bytes.fromhex(slot["wrapped"]),
        public=bytes.fromhex(slot.get("public", "")),
        sealed=bytes.fromhex(slot.get("sealed", "")),
        signature=bytes.fromhex(slot.get("signature", "")),
    )
