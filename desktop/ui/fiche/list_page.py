"""All the sheets, to read without opening anything about a person."""

from functools import partial

from PySide6.QtCore import Signal

from desktop.fiches.contenu import Contenu
from desktop.langues.interface import _
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page


class FicheListPage(Page):
    fiche_asked = Signal(str)

    def __init__(self, contenu: Contenu) -> None:
        super().__init__()
        self.heading = _("Fiches")
        column = panels.Column(980)
        self.root.addWidget(column)
        column.add(texts.title(_("Quelle fiche lire ?")))
        column.add(texts.soft(_("Lire une fiche ne garde rien, et ne demande aucune phrase de passe.")))
        for fiche in contenu.fiches.values():
            ask = partial(self.fiche_asked.emit, fiche.fiche_id)
            column.add(buttons.Tile(fiche.titre, fiche.objectif, icons.SHEET, f"fiche-{fiche.fiche_id}", ask))
        column.close_with_space()
