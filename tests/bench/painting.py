"""From a gesture to the paint of what it brings, in a window."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView


class Paints(QObject):
    """How often a list was painted."""

    def __init__(self, view: QListView) -> None:
        super().__init__()
        self.count = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def painted_after(paints: Paints, act: Callable[[], object], is_there: Callable[[], bool]) -> float:
    """Milliseconds from the gesture to the paint of what it brings."""
    started = time.perf_counter()
    act()
    while not is_there():
        QApplication.processEvents()
    before = paints.count
    while paints.count == before:
        QApplication.processEvents()
    return (time.perf_counter() - started) * 1000


def keys(edit: QLineEdit, view: QListView, paints: Paints, texts: Sequence[str]) -> list[float]:
    """Milliseconds of each key of each text typed."""
    resets: list[bool] = []
    view.model().modelReset.connect(lambda: resets.append(True))
    taken = []
    for text in texts:
        for character in text:
            resets.clear()
            taken.append(painted_after(paints, partial(QTest.keyClicks, edit, character), lambda: bool(resets)))
        resets.clear()
        painted_after(paints, edit.clear, lambda: bool(resets))
    return taken
