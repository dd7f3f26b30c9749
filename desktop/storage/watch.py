"""How far a long work has gone, and whether it was asked to stop. No thread of its own: the work asks."""

from collections.abc import Callable
from threading import Event

from desktop.errors import CancelledError

Progress = Callable[[int, int], None]
"""Called with what is done and the whole (bytes, documents…), from the thread that does the work."""


class Watch:
    def __init__(self, progress: Progress | None = None, stop: Event | None = None) -> None:
        """Setting `stop`, from any thread, ends the work at its next step."""
        self._progress = progress
        self._stop = stop
        self._done = 0
        self._total = 1

    def begin(self, total: int) -> None:
        """Say how much there is to do. Raises: CancelledError."""
        self._done, self._total = 0, max(1, total)
        self.advance(0)

    def advance(self, count: int) -> None:
        """Say that `count` more is done. Raises: CancelledError."""
        if self._stop is not None and self._stop.is_set():
            raise CancelledError
        self._done += count
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)
