"""Damaged files read, and used if they are read all the same: nothing fails but by our own errors, nor takes long.

To try another sort of file: a module with a `Sorte`, and its line in `SORTES` of `__main__.py`.
"""

import faulthandler
import random
import re
import resource
import signal
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from desktop.errors import RepereError

LIMIT_S = 5.0
MEMORY_MB = 500

Run = Callable[[], bool]
"""Reads one damaged file; whether it was read all the same."""
Make = Callable[[random.Random, int], tuple[str, Run]]
"""Damages a file, of the kind whose turn it is; its kind, and what reads it."""


@dataclass(frozen=True, slots=True)
class Sorte:
    """A sort of file. `prepare` is given an empty folder; `refusals` are the errors that refuse such a file."""

    name: str
    count: int
    refusals: tuple[type[RepereError], ...]
    prepare: Callable[[Path], Make]


class _HungError(BaseException):
    """Not an Exception: nothing on the way may catch it."""


@dataclass
class Outcome:
    """`failures` say which case, and what came out of it that is not ours."""

    tried: int = 0
    read: int = 0
    refused: int = 0
    slowest_s: float = 0.0
    failures: list[str] = field(default_factory=list)


def peak_mb() -> float:
    """Of this program since it began: `ru_maxrss` would count what started it, on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))[1]) / 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024)


def attempt(sorte: Sorte, count: int, seed: int) -> Outcome:
    """Try that many cases, each kind in turn."""
    outcome = Outcome()
    signal.signal(signal.SIGALRM, _hang)
    with tempfile.TemporaryDirectory() as name:
        make = sorte.prepare(Path(name))
        for number in range(count):
            kind, run = make(random.Random(f"{seed} {number}"), number)
            _try(run, sorte, f"{kind} {seed} {number}", outcome)
    return outcome


def _hang(_signal: int, _frame: FrameType | None) -> None:
    raise _HungError


def _try(run: Run, sorte: Sorte, name: str, outcome: Outcome) -> None:
    outcome.tried += 1
    began = time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, LIMIT_S)
    # A loop in C hears no signal: the whole run then stops, and says where.
    faulthandler.dump_traceback_later(LIMIT_S * 4, exit=True)
    try:
        if run():
            outcome.read += 1
        else:
            outcome.refused += 1
    except sorte.refusals:
        outcome.refused += 1
    except _HungError:
        outcome.failures.append(f"{name} : plus de {LIMIT_S} s")
    except BaseException as error:  # noqa: BLE001 - whatever comes is the finding
        last = traceback.extract_tb(error.__traceback__)[-1]
        outcome.failures.append(f"{name} : {type(error).__name__} {error} ({Path(last.filename).name}:{last.lineno})")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        outcome.slowest_s = max(outcome.slowest_s, time.monotonic() - began)
