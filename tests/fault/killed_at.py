"""A program killed at the operations that it goes through: at every one on demand, at a sample in the usual run."""

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator

KILLS = int(os.environ.get("REPERE_KILLS", "10"))
TURNING_POINTS = ("os.rename", "COMMIT")


def sample(operations: list[str]) -> list[int]:
    """Their numbers, from 1: the first, the last, both sides of each turning point, others spread up to KILLS."""
    last = len(operations)
    turns = {number for number, name in enumerate(operations, 1) if name in TURNING_POINTS}
    always = {1, last} | turns | {min(number + 1, last) for number in turns}
    others = [number for number in range(1, last + 1) if number not in always]
    room = min(max(0, KILLS - len(always)), len(others))
    return sorted(always | {others[(2 * step + 1) * len(others) // (2 * room)] for step in range(room)})


def killed_at_operations(begin: "Callable[[int], subprocess.Popen[str]]") -> Iterator[int]:
    """Begin a program to be killed at one operation, then at a later one; last comes 0, which went to its end.

    Each needs a folder of its own: 0 is begun before all others, for it tells the operations.
    """
    whole = begin(0)
    output, errors = whole.communicate()
    assert (whole.returncode, errors) == (0, "")
    operations = json.loads(output)
    assert len(operations) > 15
    for operation in sample(operations):
        process = begin(operation)
        output, errors = process.communicate()
        assert (process.returncode, output, errors) == (-signal.SIGKILL, "", "")
        yield operation
    yield 0
