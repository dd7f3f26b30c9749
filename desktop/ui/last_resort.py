"""The one handler of bugs: told to the user in one sentence, recorded without a word of what was being handled.

A message or a value may hold what a person said: only the kind of error and the places in our code are kept.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

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


def silence_libraries() -> None:
    """What Python, Qt and the libraries would print by themselves may quote what they handle: said by its kind only."""
    sys.unraisablehook = lambda unraisable: _record_if_any(unraisable.exc_value)
    threading.excepthook = lambda args: _record_if_any(args.exc_value)
    logging.lastResort = logging.NullHandler()
    qInstallMessageHandler(_qt_message)


def let_libraries_speak() -> None:
    """Before the process ends: Qt must not come back to Python once it is gone."""
    qInstallMessageHandler(None)


def _record_if_any(error: BaseException | None) -> None:
    if error is not None:
        record(error)


def _qt_message(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
    if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
        sys.stderr.write(f"Repère: {kind.name} ({context.category})\n")
