"""Fields: a label above, help under it, the input, and what is wrong with it, in that order."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from desktop.langues.interface import _
from desktop.ui.kit import buttons, icons, texts
from desktop.ui.kit.flow import Flow


class Field(QWidget):
    """`control` is the input; its accessible name is the label. `note` is a few words beside the label."""

    def __init__(self, label: str, control: QWidget, help_text: str = "", name: str = "", note: str = "") -> None:
        super().__init__()
        self.control = control
        if name:
            control.setObjectName(name)
        control.setAccessibleName(label)
        self._caption = texts.strong(label)
        self._caption.setBuddy(control)
        self._error = texts.error("")
        self._error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(_with_note(self._caption, note) if note else self._caption)
        if help_text:
            layout.addWidget(texts.small(help_text))
        layout.addWidget(control)
        layout.addWidget(self._error)
        self._below = layout

    def show_label(self, label: str) -> None:
        """Change what the input is for."""
        self._caption.setText(label)
        self.control.setAccessibleName(label)

    def add_below(self, widget: QWidget) -> None:
        """Put something under the input."""
        self._below.addWidget(widget)

    def show_error(self, sentence: str) -> None:
        """Show what is wrong under the input; "" takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))


def _with_note(caption: QWidget, note: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(caption, 1)
    row.addWidget(texts.tag(note), 0, Qt.AlignmentFlag.AlignBottom)
    return holder


def fixed(label: str, edit: QLineEdit, note: str, name: str) -> Field:
    """What is decided elsewhere: the keyboard and a screen reader reach it, nobody changes it here."""
    edit.setReadOnly(True)
    edit.setCursorPosition(0)
    edit.setAccessibleDescription(note)
    edit.setToolTip(note)
    return Field(label, edit, name=name, note=note)


def line_edit(placeholder: str = "", max_length: int = 120) -> QLineEdit:
    edit = QLineEdit()
    edit.setPlaceholderText(placeholder)
    edit.setMaxLength(max_length)
    return edit


class ShortText(QPlainTextEdit):
    """A few lines; Tab leaves the field."""

    def __init__(self, lines: int = 3, max_length: int = 400) -> None:
        super().__init__()
        self._max_length = max_length
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 36)
        self.textChanged.connect(self._cut)

    def _cut(self) -> None:
        text = self.toPlainText()
        if len(text) > self._max_length:
            cursor = self.textCursor()
            position = min(cursor.position(), self._max_length)
            self.setPlainText(text[: self._max_length])
            cursor.setPosition(position)
            self.setTextCursor(cursor)


class PassphraseEdit(QLineEdit):
    """A secret: hidden by default, shown on demand, never copied or kept by the input method."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._reveal = QToolButton(self)
        self._reveal.setCursor(Qt.CursorShape.PointingHandCursor)
        self._reveal.setAccessibleName(_("Montrer ou cacher ce qui est tapé"))
        self._reveal.setToolTip(self._reveal.accessibleName())
        self._reveal.clicked.connect(self._toggle)
        self.setTextMargins(0, 0, _REVEAL_PX, 0)
        self._show_icon()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._reveal.setGeometry(self.width() - _REVEAL_PX, 0, _REVEAL_PX, self.height())

    def _toggle(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show_icon()

    def _show_icon(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        icons.dress(self._reveal, icons.EYE if hidden else icons.EYE_OFF)


_REVEAL_PX = 44


class Choices(QWidget):
    """One answer (or several) among few, each a large target. Nothing is chosen until the user chooses.

    `options` are (value, label). Values are strings; `chosen` returns those checked, in the order of the options.
    """

    changed = Signal()

    def __init__(self, options: tuple[tuple[str, str], ...], name: str, several: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._several = several
        self._buttons: dict[str, buttons.Choice] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for value, label in options:
            button = buttons.Choice((texts.body(label),), f"{name}-{value}")
            button.clicked.connect(lambda checked, value=value: self._clicked(value, checked))
            self._buttons[value] = button
            layout.addWidget(button)

    def chosen(self) -> tuple[str, ...]:
        return tuple(value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, *values: str) -> None:
        """Set what is chosen, silently."""
        for value, button in self._buttons.items():
            button.setChecked(value in values)

    def _clicked(self, value: str, checked: bool) -> None:
        if checked and not self._several:
            self.choose(value)
        self.changed.emit()


class Segments(QWidget):
    """One among few short answers, side by side on as many lines as needed. `chosen` is "" when none is."""

    changed = Signal()

    def __init__(self, options: tuple[tuple[str, str], ...], name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._buttons = {value: buttons.segment(label, f"{name}-{value}") for value, label in options}
        for value, button in self._buttons.items():
            button.clicked.connect(lambda _checked, value=value: self._clicked(value))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Flow(*self._buttons.values()))

    def chosen(self) -> str:
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, chosen: str) -> None:
        """Set what is chosen, silently."""
        for value, button in self._buttons.items():
            button.setChecked(value == chosen)

    def _clicked(self, value: str) -> None:
        self.choose(value)
        self.changed.emit()
