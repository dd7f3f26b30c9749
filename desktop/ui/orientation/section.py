"""What every section of the slip's editor is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.orientations.model import Champ, Orientation
from desktop.ui.kit import texts


class Section(QWidget):
    """Shows a part of a slip and gives it back changed. `champs` are what is missing while it is not complete."""

    changed = Signal()
    champs: tuple[Champ, ...] = ()

    def __init__(self, name: str, title: str, *sentences: str) -> None:
        super().__init__()
        self.setObjectName(f"section-{name}")
        self.name = name
        self.title = title
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addWidget(texts.title(title))
        for sentence in sentences:
            self.column.addWidget(texts.soft(sentence))

    def load(self, orientation: Orientation) -> None:
        """Show the slip, without emitting `changed`."""
        raise NotImplementedError

    def collect(self, orientation: Orientation) -> Orientation:
        """Return the slip with what this section holds."""
        raise NotImplementedError
