"""How dear one try of a passphrase is: the parameters of Argon2id, fitted to the machine that makes the slot."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

TARGET_S = 0.7
_LARGEST_MEMORY_KIB = 512 * 1024
_SHARE_OF_MEMORY = 8
_UNKNOWN_MEMORY_KIB = 2 * 1024**2


@dataclass(frozen=True, slots=True)
class Argon2:
    """Cost of one derivation. The defaults are the second recommendation of RFC 9106, § 4: never less is chosen."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4

    @property
    def is_bearable(self) -> bool:
        """False for what no version of Repère writes: a damaged file must not freeze the post."""
        return 1 <= self.passes <= 64 and 1 <= self.lanes <= 64 and 8 * self.lanes <= self.memory_kib <= 4 * 1024**2


RECOMMENDED = Argon2()


def derive(secret: bytes, salt: bytes, cost: Argon2, length: int) -> bytes:
    """Return `length` bytes that only `secret` gives with this salt, at this cost."""
    argon2 = Argon2id(salt=salt, length=length, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return argon2.derive(secret)


def fitted(seconds_for: Callable[[Argon2], float], memory_kib: int) -> Argon2:
    """Return the cost that takes about `TARGET_S`, memory first, on a machine of `memory_kib`.

    `seconds_for` measures one derivation. More memory costs an attacker more than more passes, so it grows first.
    """
    largest = min(_LARGEST_MEMORY_KIB, memory_kib // _SHARE_OF_MEMORY)
    cost, taken_s = RECOMMENDED, seconds_for(RECOMMENDED)
    while cost.memory_kib * 2 <= largest and taken_s * 2 <= TARGET_S:
        cost = Argon2(cost.passes, cost.memory_kib * 2, cost.lanes)
        taken_s = seconds_for(cost)
    passes = int(cost.passes * TARGET_S / max(taken_s, 1e-3))
    return Argon2(min(max(RECOMMENDED.passes, passes), 64), cost.memory_kib, cost.lanes)


@cache
def calibrated() -> Argon2:
    """The cost fitted to this machine, measured once a process (about one second)."""
    return fitted(_seconds_for, _physical_memory_kib())


def _seconds_for(cost: Argon2) -> float:
    """The shorter of two: another program must not make this machine look slower than it is."""
    return min(_timed(cost), _timed(cost))


def _timed(cost: Argon2) -> float:
    start = time.perf_counter()
    derive(b"measure", b"\0" * 16, cost, 32)
    return time.perf_counter() - start


def _physical_memory_kib() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return _UNKNOWN_MEMORY_KIB
