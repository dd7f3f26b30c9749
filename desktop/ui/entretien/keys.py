"""Keys of the interview. Digits are read as they come on a French keyboard too, where they need no Shift."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_AZERTY = "&é\"'(-è_ç"


def digit_of(event: QKeyEvent) -> int | None:
    """1 to 9 when the key is one of the digits, whatever the keyboard."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    text = event.text()
    if len(text) != 1:
        return None
    if text in "123456789":
        return int(text)
    return _AZERTY.index(text) + 1 if text in _AZERTY else None


def is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def bind(owner: QWidget, acts: dict[str, Callable[[], object]]) -> None:
    """Shortcuts that live and die with `owner`, and hold only while the keyboard is in it."""
    for keys, act in acts.items():
        shortcut = QShortcut(QKeySequence(keys), owner)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
