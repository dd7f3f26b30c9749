"""Several among many short answers, each on or off."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.kit import buttons
from desktop.ui.kit.flow import Flow


class Toggles(QWidget):
    def __init__(self, options: tuple[tuple[str, str], ...], name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._buttons = {value: buttons.segment(label, f"{name}-{value}") for value, label in options}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Flow(*self._buttons.values()))

    def chosen(self) -> tuple[str, ...]:
        return tuple(value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, *values: str) -> None:
        for value, button in self._buttons.items():
            button.setChecked(value in values)
