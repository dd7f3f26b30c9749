"""The one handler of bugs: told to the user in one sentence, recorded without a word of what was being handled.

A message or a value may hold what a person said: only the kind of error and the places in our code are kept.
"""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from desktop.errors import RepereError


def record(error: BaseException) -> None:
    """Write the kind and the frames of a bug on stderr; errors told to the user are not bugs."""
    if isinstance(error, RepereError):
        return
    frames = (f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__))
    sys.stderr.write(f"Repère: {type(error).__name__}\n  " + "\n  ".join(frames) + "\n")


def install(tell: Callable[[Exception], None]) -> None:
    """Catch what no code expected: record it, tell the user, go on."""

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        record(error)
        if isinstance(error, Exception):
            tell(error)

    sys.excepthook = hook
