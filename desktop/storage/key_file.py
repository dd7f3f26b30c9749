"""The key file, `coffre.cle` and its copy: who may open the store, and with what. Text, in three parts:

    REPERE-COFFRE 1              the mark, and the version of the format
    sha256 <64 hexadecimal>      of the first line and of all that follows this one
    {…}                          JSON: `store_id`, `generation`, `slots`; bytes in hexadecimal

The checksum tells a damaged file from a wrong passphrase; it protects from accidents, AES-GCM from the rest.
Every later version keeps the first two lines, so that an older Repère can say that it is one.
"""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.errors import DamagedHeaderError, ForeignStoreError, NewerStoreError
from desktop.storage.key_slots import Argon2, Kind, Slot, unwrap

STORE_ID_BYTES = 16

_MARK = b"REPERE-COFFRE"
_VERSION = 1
_LAYOUT = re.compile(rb"REPERE-COFFRE (\d{1,4})\nsha256 ([0-9a-f]{64})\n(.*)", re.DOTALL)
# Half the mark is still recognised: a file of ours that was damaged is not called foreign.
_MARK_RESEMBLANCE = len(_MARK) // 2


@dataclass(frozen=True, slots=True)
class KeyFile:
    """`generation` grows at each change: of two good copies the newest is right."""

    store_id: bytes
    slots: tuple[Slot, ...]
    generation: int = 1

    def unlock(self, kind: Kind, secret: str) -> bytes | None:
        """Return the data key, or None when `secret` opens no slot of this kind."""
        candidates = (slot for slot in self.slots if slot.kind is kind)
        found = (unwrap(slot, secret, self.store_id) for slot in candidates)
        return next((key for key in found if key is not None), None)

    def with_only(self, kind: Kind, slot: Slot) -> "KeyFile":
        """Replace all slots of `kind` by this one."""
        kept = tuple(s for s in self.slots if s.kind is not kind)
        return replace(self, slots=(slot, *kept), generation=self.generation + 1)


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
    if int(version) != _VERSION:
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
    )
