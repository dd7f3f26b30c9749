"""Panels: a card, a banner that says something important, a scrolling column of readable width."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.langues.interface import _
from desktop.ui.kit import buttons, icons, texts

_LIST_WIDTH_PX = 980

READING_WIDTH_PX = 860


class Tone(StrEnum):
    INFO = "info"
    DANGER = "danger"
    CAUTION = "caution"
    DONE = "done"


_ICONS = {Tone.INFO: icons.INFO, Tone.DANGER: icons.WARNING, Tone.CAUTION: icons.WARNING, Tone.DONE: icons.CHECK}


class Card(QFrame):
    """A surface that groups what belongs together. Add to `column`."""

    def __init__(self, title: str = "", kind: str = "card") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(8)
        if title:
            self.column.addWidget(texts.heading(title))


class Banner(QFrame):
    """One sentence set apart, with at most a few actions. It stays until its page goes or it is dismissed."""

    def __init__(self, tone: Tone, text: str, *actions: QPushButton, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name or f"banner-{tone.value}")
        self.setProperty("kind", f"banner-{tone.value}")
        self.setAccessibleName(text)
        picture = icons.picture(_ICONS[tone], QPalette.ColorRole.WindowText, 24)
        self.label = texts.body(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.label, 1)
        for action in actions:
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)


class _Content(QWidget):
    """As tall as its width asks for: the least height Qt proposes is that of labels wrapped to a word a line."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().minimumSizeHint().width(), 0)


class Column(QScrollArea):
    """A page's content: scrolls vertically, never wider than what reads well, centred."""

    def __init__(self, width_px: int = READING_WIDTH_PX, margin_px: int = 24) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = _Content()
        self._content.setProperty("kind", "content")
        inner = QWidget()
        inner.setMaximumWidth(width_px)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self._outer = QHBoxLayout(self._content)
        self._outer.setContentsMargins(margin_px, margin_px, margin_px, margin_px)
        self._outer.addStretch(1)
        self._outer.addWidget(inner, 100)
        self._outer.addStretch(1)
        self.setWidget(self._content)

    def add(self, widget: QWidget) -> None:
        self.column.addWidget(widget)

    def insert(self, index: int, widget: QWidget) -> None:
        """Add a widget at a place, on a page that may be shown already: it takes the keyboard at once."""
        self.column.insertWidget(index, widget)
        widget.show()

    def frame_with(self, left_px: int, top_px: int, right_px: int, bottom_px: int) -> None:
        """Set the margins; between them the content takes all the width it may."""
        self._outer.setContentsMargins(left_px, top_px, right_px, bottom_px)
        self._outer.setStretch(0, 0)
        self._outer.setStretch(2, 0)

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a widget of the column to the top."""
        self._content.adjustSize()
        top = widget.mapTo(self._content, widget.rect().topLeft()).y()
        self.verticalScrollBar().setValue(max(0, top - 16))

    def close_with_space(self) -> None:
        """Push what was added to the top."""
        self.column.addStretch(1)


class Navigation(Column):
    """Places to go to, on the left of a page; scrolls when the window is short."""

    def __init__(self, width_px: int) -> None:
        super().__init__(width_px, margin_px=12)
        self.setFixedWidth(width_px)
        self.column.setSpacing(2)


class Confirmation(QFrame):
    """Asks once, in place, before something that cannot be undone. Hidden until `ask` is called."""

    def __init__(self, sentence: str, yes: QPushButton, on_no: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "banner-danger")
        self._on_no = on_no
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(texts.body(sentence))
        layout.addWidget(buttons.row(buttons.secondary(_("Non, garder"), f"{yes.objectName()}-no", self._refuse), yes))
        self.hide()

    def ask(self) -> None:
        self.show()
        self.setFocus()

    def _refuse(self) -> None:
        self.hide()
        if self._on_no:
            self._on_no()


def centred_column(root: QBoxLayout) -> QVBoxLayout:
    """A column as wide as is comfortable to read, for a page whose list scrolls by itself."""
    inner = QWidget()
    inner.setMaximumWidth(_LIST_WIDTH_PX)
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    outer = QHBoxLayout()
    outer.setContentsMargins(24, 24, 24, 24)
    outer.addStretch(1)
    outer.addWidget(inner, 100)
    outer.addStretch(1)
    root.addLayout(outer)
    return column


def line() -> QFrame:
    rule = QFrame()
    rule.setProperty("kind", "line")
    return rule


def clear(layout: QVBoxLayout) -> None:
    """Remove and delete all that a layout holds: on lock, nothing of a person stays in a widget."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()  # taken from its parent it would be styled anew, for nothing
            widget.deleteLater()
