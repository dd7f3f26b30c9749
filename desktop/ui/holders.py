"""Choosing who one is on the locked post: a list of names, by mouse, arrows, or the first letters typed.

Nothing is chosen beforehand, and who came last is kept nowhere: a stolen post does not tell who uses it most.
"""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem

from desktop.poste.titulaires import TitulaireId, folded_name

Holders = tuple[tuple[TitulaireId, str], ...]

ROW_PX = 48
_ROWS_SHOWN = 3.5
"""A row cut in two tells that there are more."""


class HolderList(QListWidget):
    chosen = Signal()
    """Someone is chosen, and says so: a click, or Enter. Moving through the list says nothing."""

    def __init__(self, holders: Holders) -> None:
        super().__init__()
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for titulaire_id, nom in sorted(holders, key=lambda holder: folded_name(holder[1])):
            item = QListWidgetItem(nom)
            item.setData(Qt.ItemDataRole.UserRole, titulaire_id)
            self.addItem(item)
        self.setFixedHeight(int(min(len(holders), _ROWS_SHOWN) * ROW_PX) + 4)
        self.itemClicked.connect(lambda _item: self.chosen.emit())

    def titulaire_id(self) -> TitulaireId | None:
        """Who is chosen, if anybody is."""
        items = self.selectedItems()
        return TitulaireId(items[0].data(Qt.ItemDataRole.UserRole)) if items else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.titulaire_id() is not None:
                self.chosen.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Go to the first name that begins with what was typed, accents or not; else one of whose words does."""
        is_new = not self._since_typed.isValid() or self._since_typed.elapsed() > QApplication.keyboardInputInterval()
        self._typed = ("" if is_new else self._typed) + folded_name(search)
        self._since_typed.restart()
        names = [folded_name(self.item(row).text()) for row in range(self.count())]
        found = [row for row, name in enumerate(names) if name.startswith(self._typed)]
        found += [row for row, name in enumerate(names) if f" {self._typed}" in name]
        if found:
            self.setCurrentRow(found[0])
