"""What every step is."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.kit import texts


class Step(QWidget):
    """One thing to read or to decide. `readiness_changed` says whether the user may go on."""

    readiness_changed = Signal(bool)
    action_label = ""
    asks = True
    """Whether the keyboard goes to what the step asks; to the primary button otherwise."""

    def __init__(self, title: str, *sentences: str) -> None:
        super().__init__()
        self._condition: Callable[[], bool] = lambda: True
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.column.addWidget(texts.title(title))
        for sentence in sentences:
            self.column.addWidget(texts.body(sentence))

    def is_ready(self) -> bool:
        return True

    def only_when(self, condition: Callable[[], bool]) -> "Step":
        """Show this step only when what was decided before it asks for it."""
        self._condition = condition
        return self

    def applies(self) -> bool:
        return self._condition()
