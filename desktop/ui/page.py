"""What every page is: a widget with a title, that can be emptied of all it knows of a person."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Page(QWidget):
    """`heading` shows in the header of the window. A page decides nothing: it emits signals."""

    heading = ""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.root = QVBoxLayout(self)
        self.root.setContentsMargins(0, 0, 0, 0)
        self.root.setSpacing(0)

    def focus_first(self) -> None:
        """Give the keyboard to what the user will do first; called once the page is shown."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
            if takes_tab and self.isAncestorOf(widget) and widget.isVisibleTo(self):
                widget.setFocus()
                return
            widget = widget.nextInFocusChain()

    def leave(self) -> None:
        """Called before the page goes: save what is typed. Must not fail."""
