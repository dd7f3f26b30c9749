"""What the process refuses for itself before it holds a secret: core files, other processes reading its memory, files
that others read.

As KeePassXC does. `PR_SET_DUMPABLE` also stops what core files the system pipes to a crash reporter, which do not obey
`RLIMIT_CORE`. Administrators are not stopped: nothing in a process can stop them.
"""

import ctypes
import gc
import os
import sys
from contextlib import suppress
from itertools import repeat

_PR_SET_DUMPABLE = 4  # <sys/prctl.h>


def harden() -> None:
    """Called once, first thing in the process. Does what this system knows how to do; never fails, prints nothing."""
    os.umask(0o077)
    if sys.platform == "linux":
        _refuse_other_readers()
    _refuse_core_files()


def bound(memory_bytes: int, cpu_s: int) -> None:
    """Let this process have no more than that: beyond, it fails or is killed. Windows knows no such bound."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def this_program(*arguments: str) -> list[str]:
    """The command that starts Repère in a process of its own, which `bound` then holds."""
    repere = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
    return [*repere, *arguments]


def hasty() -> dict[str, str]:
    """The environment of this process, without what makes memory forgetful, and slow: for what is nobody's secret."""
    slow = ("GLIBC_TUNABLES", "PYTHONMALLOC")
    return {name: value for name, value in os.environ.items() if name not in slow} | {STARTED_AGAIN: "1"}


def _refuse_core_files() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse_other_readers() -> None:
    """No other process of the same user may attach to this one, nor read its memory."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def start_again_forgetful() -> None:
    """Start this program again, once, so that each block of memory is overwritten when it is given back. glibc only.

    Neither Python nor Qt wipe what they free: copies of what was typed would stay there long after the lock. glibc can,
    when it is asked before the process starts, and Python can leave its memory to glibc.
    """
    tunables = os.environ.get("GLIBC_TUNABLES", "")
    if STARTED_AGAIN in os.environ or not _has_glibc():
        return
    asked = {
        "GLIBC_TUNABLES": f"{tunables}:{FORGETFUL}".lstrip(":"),
        "PYTHONMALLOC": "malloc",
        STARTED_AGAIN: "1",
    }
    with suppress(OSError):
        os.execve(sys.executable, sys.orig_argv, os.environ | asked)  # noqa: S606 - this program itself


def give_back_memory() -> None:
    """Free what nothing refers to any more, and return it to the system. About a tenth of a second."""
    gc.collect()
    if getattr(sys, "frozen", False) or os.environ.get("PYTHONMALLOC") != "malloc":
        _overwrite_free_blocks()
    if _has_glibc():
        ctypes.CDLL(None).malloc_trim(0)


def _overwrite_free_blocks() -> None:
    """Fill with zeros the blocks that Python's own allocator keeps for itself, whose content is still there.

    It serves each size from the places it has before it takes a new one: once it does, all that were free are full.
    """
    places = {id(each) >> _PLACE_BITS for each in gc.get_objects()}
    taken: list[bytes] = []
    for size in range(_SMALLEST_TEXT, _LARGEST_SMALL_BLOCK + 1, _BLOCK_STEP):
        is_full = False
        while not is_full:
            taken += map(bytes, repeat(size - _BYTES_HEADER, _BLOCKS_AT_ONCE))
            place = id(taken[-1]) >> _PLACE_BITS
            is_full = place not in places
            places.add(place)


def _has_glibc() -> bool:
    if sys.platform != "linux":
        return False
    with suppress(ValueError, OSError):
        return bool(os.confstr("CS_GNU_LIBC_VERSION"))
    return False


# Python's small blocks (Objects/obmalloc.c): sizes, and the arenas they are cut from. A text takes 48 bytes at least.
_BLOCK_STEP, _LARGEST_SMALL_BLOCK, _PLACE_BITS, _SMALLEST_TEXT = 16, 512, 20, 48
_BYTES_HEADER = sys.getsizeof(b"")
# Taken before looking where the last one is; never as many as fill a place.
_BLOCKS_AT_ONCE = 256
# Whatever the system makes of what is asked, it is asked once.
STARTED_AGAIN = "REPERE_STARTED_AGAIN"
# Without the cache of each thread, whose blocks would be left as they are.
FORGETFUL = "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"
