"""Buttons: one primary a page, the rest quieter. All are 44 px high or more and work from the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.kit import icons, texts

_ICON = QSize(22, 22)
_TILE_ICON = QSize(40, 40)


def _button(text: str, kind: str, name: str, on_click: Callable[[], object] | None, icon: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setProperty("kind", kind)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAutoDefault(False)
    if icon:
        role = {
            "primary": QPalette.ColorRole.HighlightedText,
            "danger": QPalette.ColorRole.HighlightedText,
            "quiet": QPalette.ColorRole.Link,
        }.get(kind, QPalette.ColorRole.ButtonText)
        button.setIcon(icons.icon(icon, role))
        button.setIconSize(_ICON)
    if on_click:
        button.clicked.connect(lambda _checked=False: on_click())
    return button


def primary(text: str, name: str, on_click: Callable[[], object] | None = None, icon: str = "") -> QPushButton:
    """The one thing this page is for; Enter triggers it when the focus is on it."""
    button = _button(text, "primary", name, on_click, icon)
    button.setAutoDefault(True)
    return button


def secondary(text: str, name: str, on_click: Callable[[], object] | None = None, icon: str = "") -> QPushButton:
    return _button(text, "secondary", name, on_click, icon)


def quiet(text: str, name: str, on_click: Callable[[], object] | None = None, icon: str = "") -> QPushButton:
    return _button(text, "quiet", name, on_click, icon)


def danger(text: str, name: str, on_click: Callable[[], object] | None = None, icon: str = "") -> QPushButton:
    return _button(text, "danger", name, on_click, icon)


def danger_quiet(text: str, name: str, on_click: Callable[[], object] | None = None, icon: str = "") -> QPushButton:
    """Leads to something that erases; the act itself is a `danger` button."""
    return _button(text, "danger-quiet", name, on_click, icon)


def chip(text: str, name: str, on_click: Callable[[], object], icon: str = "") -> QPushButton:
    """A small reference inside a text: the article, the number. Never the only way to something."""
    return _button(text, "chip", name, on_click, icon)


def nav(text: str, name: str, on_click: Callable[[], object]) -> QPushButton:
    """A place to go to, in a list of places."""
    return _button(text, "nav", name, on_click)


def checkable(text: str, kind: str, name: str) -> QPushButton:
    """`kind` is "segment" (an answer), "state" (a non-answer) or "nav" (a place in a list)."""
    button = _button(text, kind, name, None)
    button.setCheckable(True)
    return button


class PanelButton(QAbstractButton):
    """A button that holds a layout: its texts wrap, and its whole surface is the target."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.row = QHBoxLayout(self)

    def let_clicks_through(self) -> None:
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name; the style sheet paints
        option = QStyleOptionButton()
        option.initFrom(self)
        if self.isChecked():
            option.state |= QStyle.StateFlag.State_On
        QStylePainter(self).drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.row.sizeHint()


class Tile(PanelButton):
    """A large answer: icon, title and one line below."""

    def __init__(self, title: str, subtitle: str, icon: str, name: str, on_click: Callable[[], object]) -> None:
        super().__init__("tile", name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(subtitle)
        picture = QLabel()
        picture.setPixmap(icons.icon(icon, QPalette.ColorRole.Link).pixmap(_TILE_ICON))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(texts.heading(title))
        words.addWidget(texts.soft(subtitle))
        self.row.setContentsMargins(20, 16, 20, 16)
        self.row.setSpacing(20)
        self.row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addLayout(words, 1)
        self.let_clicks_through()
        self.clicked.connect(lambda _checked=False: on_click())


class Choice(PanelButton):
    """An answer among others; its labels stand side by side when there are several languages."""

    def __init__(self, labels: tuple[QLabel, ...], name: str) -> None:
        super().__init__("choice", name)
        self.setCheckable(True)
        self.setMinimumHeight(52)
        self.setAccessibleName(labels[0].text())
        self.row.setContentsMargins(16, 8, 16, 8)
        self.row.setSpacing(24)
        for label in labels:
            self.row.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        self.let_clicks_through()


def row(*buttons: QWidget, align_right: bool = False) -> QWidget:
    """Buttons side by side; the primary one comes last."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    if align_right:
        layout.addStretch(1)
    for button in buttons:
        layout.addWidget(button)
    if not align_right:
        layout.addStretch(1)
    return holder
