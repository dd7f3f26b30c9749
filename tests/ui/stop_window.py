"""The window in which Repère says why it cannot start: read, then closed, whenever it comes."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.kit.panels import Banner


def read_stop(run: Callable[[], int]) -> tuple[int, str]:
    """The exit status of `run`, and the reason its window gave. Windows that were there before are let be."""
    before = set(QApplication.topLevelWidgets())
    said: list[str] = []

    def read_and_close() -> None:
        for window in set(QApplication.topLevelWidgets()) - before:
            reasons = [banner.label.text() for banner in window.findChildren(Banner, "stop-reason")]
            if window.isVisible() and reasons and not said:
                said.extend(reasons)
                window.close()

    looking = QTimer()
    looking.timeout.connect(read_and_close)
    looking.start(50)
    status = run()
    looking.stop()
    (reason,) = said
    return status, reason
