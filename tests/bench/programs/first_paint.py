"""Tells on stdout when a window was first painted, and what the process then holds; then ends the process."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class FirstPaint(QObject):
    def __init__(self, is_awaited: Callable[[QObject], bool]) -> None:
        super().__init__()
        self._is_awaited = is_awaited
        self._is_seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and not self._is_seen and self._is_awaited(watched):
            self._is_seen = True
            # The event comes before the painting: tell once it is done.
            QTimer.singleShot(0, _tell_and_end)
        return False


def _tell_and_end() -> None:
    resident_pages = int(Path("/proc/self/statm").read_text().split()[1])
    print(time.monotonic_ns(), resident_pages * _PAGE_BYTES, flush=True)
    os._exit(0)
