"""Plays a user: finds widgets by their object name, clicks and types as a person would, and waits for what follows."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from desktop.ui.kit.line_list import LineList
from desktop.ui.page import Page
from desktop.ui.shell import Shell

W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Page)

TIMEOUT_S = 60.0


class NotSeenError(Exception):
    """What was awaited on screen did not come within `TIMEOUT_S`."""


class Player:
    """Every wait is on a fact seen on screen, never on a delay."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def until(self, is_true: Callable[[], bool], awaited: str) -> None:
        """Let the window live until `is_true`. Raises: NotSeenError naming `awaited`."""
        limit = time.monotonic() + TIMEOUT_S
        while not is_true():
            if time.monotonic() > limit:
                raise NotSeenError(awaited)
            self.settle()
            time.sleep(0.002)

    def settle(self) -> None:
        """Let what was asked of the window happen, and what it dropped go."""
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def on(self, kind: type[P]) -> P:
        """Wait for a page of this kind, and return it."""
        self.until(lambda: isinstance(self.shell.page, kind), kind.__name__)
        page = self.shell.page
        assert isinstance(page, kind)
        return page

    def find(self, name: str, kind: type[W], within: QWidget | None = None) -> W:
        """Wait for a visible, enabled widget of that object name, in the window or `within` a part of it."""

        def seen() -> W | None:
            widgets = (within or self.shell).findChildren(kind, name)
            return next((w for w in widgets if w.isVisible() and w.isEnabled()), None)

        self.until(lambda: seen() is not None, name)
        widget = seen()
        assert widget is not None
        return widget

    def shows(self, name: str) -> bool:
        """A widget of that object name is in sight."""
        return any(widget.isVisible() for widget in self.shell.findChildren(QWidget, name))

    def click(self, name: str, within: QWidget | None = None) -> None:
        button = self.find(name, QAbstractButton, within)
        self._bring_in_sight(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def open_line(self, name: str, holding: str = "") -> None:
        """Click the first line of a list, of those that hold these words."""
        lines = self.find(name, LineList)

        def numbers() -> list[int]:
            rows = enumerate(lines.rows())
            return [n for n, row in rows if holding.casefold() in f"{row.text} {row.tag} {row.small}".casefold()]

        self.until(lambda: bool(numbers()), f"{name}: {holding}")
        # The lines held begin with the first, as long as nobody has scrolled.
        index = lines.model().index(numbers()[0], 0)
        lines.scrollTo(index)
        QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=lines.visualRect(index).center())
        self.settle()

    def pick(self, name: str, data: str) -> None:
        """Choose the line of a drop-down list that stands for `data`."""
        box = self.find(name, QComboBox)
        index = box.findData(data)
        box.setCurrentIndex(index)
        box.activated.emit(index)
        self.settle()

    def write(self, name: str, text: str, within: QWidget | None = None) -> None:
        """Type a text, replacing what the field holds."""
        widget = self.find(name, QWidget, within)
        self._bring_in_sight(widget)
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.selectAll()
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(widget, event)
        self.settle()

    def picture(self, target: Path) -> None:
        """Save what the window shows, once nothing is left to draw."""
        for _turn in range(5):
            self.settle()
        self.shell.grab().save(str(target))

    def _bring_in_sight(self, widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        self.settle()
