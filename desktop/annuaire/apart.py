"""A directory read by a process of its own, with little memory and time: whatever the file is, this one goes on.

Nothing is written on the disk: the rows come through a pipe.
"""

import json
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

from desktop import hardening, paths
from desktop.annuaire.choix import Choix, Told
from desktop.annuaire.problemes import FileFault
from desktop.errors import CancelledError, DirectoryFileError

MEMORY_BYTES = 1_500_000_000
TIME_S = 600
MAX_FILE = 2_000_000_000
_LOOK_S = 0.1


def read_apart(
    path: Path, choix: Choix, stopped: Callable[[], bool] = lambda: False, time_s: float = TIME_S
) -> Iterator[Told]:
    """What `lecture.read` tells; its last word, "fin", has then come.

    Raises: DirectoryFileError, and CancelledError once `stopped` says so.
    """
    try:
        if path.stat().st_size > MAX_FILE:
            raise DirectoryFileError(path, FileFault.TOO_HEAVY)
    except OSError as error:
        raise DirectoryFileError(path, FileFault.UNREADABLE) from error
    process = subprocess.Popen(  # noqa: S603 - this program itself
        hardening.this_program("annuaire", "lire", "--borne", str(path.resolve())),
        cwd=paths.ROOT,
        # Arrow reserves far more than it uses, by itself: the bound is on what is reserved.
        env=hardening.hasty() | {"ARROW_DEFAULT_MEMORY_POOL": "system"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None and process.stdout is not None
    Thread(target=_watch, args=(process, stopped, time.monotonic() + time_s), daemon=True).start()
    try:
        with suppress(BrokenPipeError):
            process.stdin.write(choix.to_json().encode())
            process.stdin.close()
        yield from understood(path, process.stdout)
    except DirectoryFileError as error:
        if stopped():
            raise CancelledError from error
        raise
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def understood(path: Path, lines: Iterable[bytes]) -> Iterator[Told]:
    """What the process that reads tells, up to its last word. Raises: DirectoryFileError."""
    for line in lines:
        try:
            told: Told = json.loads(line)
        except ValueError:  # cut short
            break
        if told[0] == "refus":
            raise DirectoryFileError(path, FileFault(told[1]), told[2])
        yield told
        if told[0] == "fin":
            return
    # Killed by its own bounds, or by what the file made of it, it has not said all.
    raise DirectoryFileError(path, FileFault.TOO_HEAVY)


def _watch(process: subprocess.Popen[bytes], stopped: Callable[[], bool], deadline: float) -> None:
    """End a process that is asked to stop, or that takes too long, even if it says nothing."""
    while process.poll() is None:
        if stopped() or time.monotonic() > deadline:
            process.kill()
        time.sleep(_LOOK_S)
