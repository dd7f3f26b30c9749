"""In which language a document is: its French name, and its own."""

from PySide6.QtWidgets import QComboBox

from desktop.langues.langue import Langue


class LangueBox(QComboBox):
    def __init__(self, langue: Langue, langues: tuple[Langue, ...]) -> None:
        """French when `langue` is not one of `langues`, those the service offers."""
        super().__init__()
        for each in langues:
            self.addItem(each.both_names, each.value)
        chosen = langue if langue in langues else Langue.FRANCAIS
        self.setCurrentIndex(self.findData(chosen.value))

    def langue(self) -> Langue:
        return Langue(self.currentData())
