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


def _button(text: str, kind: str, name: str, on_click: Callable[[], object] | None, icon: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setProperty("kind", kind)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAutoDefault(True)  # Enter triggers the button that has the focus, as Space does
    if icon:
        role = {
            "primary": QPalette.ColorRole.HighlightedText,
            "danger": QPalette.ColorRole.HighlightedText,
            "quiet": QPalette.ColorRole.Link,
        }.get(kind, QPalette.ColorRole.ButtonText)
        icons.dress(button, icon, role)
    if on_click:
        button.clicked.connect(lambda _checked=False: on_click())
    return button


def primary(text: str, name: str, on_click: Callable[[], object] | None = None, icon: str = "") -> QPushButton:
    """The one thing this page is for."""
    return _button(text, "primary", name, on_click, icon)


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


def segment(text: str, name: str) -> QPushButton:
    """A short answer among others, or something that is on or off."""
    button = _button(text, "segment", name, None)
    button.setCheckable(True)
    return button


def refuse(button: QAbstractButton, reason: str) -> None:
    """Show a button that cannot be used here, and why, to the eye and to a screen reader. "" changes nothing."""
    if reason:
        button.setEnabled(False)
        button.setToolTip(reason)
        button.setAccessibleDescription(reason)


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
        picture = icons.picture(icon, QPalette.ColorRole.Link, 40)
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


class SmallTile(PanelButton):
    """An answer among many: its title alone, which wraps; `purpose` is told to who hovers it or hears it."""

    def __init__(self, title: str, purpose: str, name: str, on_click: Callable[[], object]) -> None:
        super().__init__("tile", name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(purpose)
        self.setToolTip(purpose)
        self.setMinimumHeight(60)
        self.row.setContentsMargins(20, 8, 16, 8)
        self.row.addWidget(texts.strong(title), 1)
        self.let_clicks_through()
        self.clicked.connect(lambda _checked=False: on_click())


class Place(PanelButton):
    """A place to go to, in a list of places; its title wraps. `icon` may say how far it is."""

    def __init__(self, title: str, name: str, on_click: Callable[[], object]) -> None:
        super().__init__("place", name)
        self.setAccessibleName(title)
        self.setMinimumHeight(44)
        self._picture = QLabel()
        self._picture.hide()
        self.row.setContentsMargins(12, 6, 8, 6)
        self.row.setSpacing(8)
        self.row.addWidget(self._picture)
        self.row.addWidget(texts.body(title), 1)
        self.let_clicks_through()
        self.clicked.connect(lambda _checked=False: on_click())

    def show_icon(self, name: str) -> None:
        icons.dress(self._picture, name, QPalette.ColorRole.Link, 20)
        self._picture.show()


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
