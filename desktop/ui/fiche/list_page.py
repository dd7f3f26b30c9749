"""All the sheets, to read without opening anything about a person: the main ones first, the others beside them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.fiches.contenu import Contenu
from desktop.fiches.model import Fiche, Rang
from desktop.langues.interface import _
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page

_COLUMNS = 2


class FicheListPage(Page):
    fiche_asked = Signal(str)

    def __init__(self, contenu: Contenu) -> None:
        super().__init__()
        self.heading = _("Fiches")
        column = panels.Column(980)
        self.root.addWidget(column)
        column.add(texts.title(_("Quelle fiche lire ?")))
        column.add(texts.soft(_("Lire une fiche ne garde rien, et ne demande aucune phrase de passe.")))
        for fiche in contenu.of_rang(Rang.PRINCIPALE):
            column.add(buttons.Tile(fiche.titre, fiche.objectif, icons.SHEET, *self._reading(fiche)))
        beside = contenu.of_rang(Rang.COMPLEMENTAIRE)
        if beside:
            column.add(texts.heading(_("Fiches complémentaires")))
            column.add(self._grid(beside))
        column.close_with_space()

    def _grid(self, fiches: tuple[Fiche, ...]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for position, fiche in enumerate(fiches):
            name, ask = self._reading(fiche)
            tile = buttons.SmallTile(fiche.titre, fiche.objectif, name, ask)
            grid.addWidget(tile, *divmod(position, _COLUMNS))
        for index in range(_COLUMNS):
            grid.setColumnStretch(index, 1)
        return holder

    def _reading(self, fiche: Fiche) -> tuple[str, Callable[[], object]]:
        """The name of its tile, and what a click on it does."""
        return f"fiche-{fiche.fiche_id}", partial(self.fiche_asked.emit, fiche.fiche_id)
