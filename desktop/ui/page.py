"""What every page is: a widget with a title, that can be emptied of all it knows of a person."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid


class Page(QWidget):
    """`heading` shows in the header of the window. A page decides nothing: it emits signals."""

    heading = ""
    alone_asked = Signal(bool)
    """True when nothing but the page may show, the header included; False when all may show again."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.root = QVBoxLayout(self)
        self.root.setContentsMargins(0, 0, 0, 0)
        self.root.setSpacing(0)
        self._over: QWidget | None = None
        self._beneath: list[QWidget] = []
        self._focus_before: QWidget | None = None

    def cover(self, over: QWidget) -> None:
        """Show `over` alone; what the page holds stays as it is, out of sight, until `uncover`."""
        self.uncover()
        direct = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._beneath = [child for child in direct if not child.isHidden()]
        self._focus_before = self.focusWidget()
        for child in self._beneath:
            child.hide()
        self._over = over
        over.setParent(self)
        over.setGeometry(self.rect())
        over.show()
        focus_first_in(over)

    def uncover(self) -> None:
        """Show what `cover` put out of sight; harmless when nothing is."""
        if self._over is None:
            return
        self._over.hide()
        self._over.deleteLater()
        self._over = None
        for child in self._beneath:
            child.show()
        if self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._over is not None:
            self._over.setGeometry(self.rect())

    def focus_first(self) -> None:
        """Give the keyboard to what the user will do first; called once the page is shown."""
        focus_first_in(self)

    def leave(self) -> None:
        """Called before the page goes: save what is typed. Must not fail."""


def focus_first_in(holder: QWidget) -> bool:
    """Give the keyboard to the first widget of `holder` where something can be done; False when there is none."""
    widget = holder.nextInFocusChain()
    while widget is not None and widget is not holder:
        is_fixed = isinstance(widget, QLineEdit) and widget.isReadOnly()
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and not is_fixed
        if takes_tab and holder.isAncestorOf(widget) and widget.isVisibleTo(holder):
            widget.setFocus()
            return True
        widget = widget.nextInFocusChain()
    return False
