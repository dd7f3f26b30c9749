"""The route of a printed sheet: from the sheet on the screen, before or after unlocking."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.fiches.model import FicheId
from desktop.langues.interface import _
from desktop.ui.desk import Back, Desk
from desktop.ui.paper.feuille_page import FeuillePage
from desktop.ui.paper.in_hand import PaperInHand


class FeuilleRoute(QObject):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._paper = PaperInHand(desk)

    def open(self, fiche_id: FicheId, back: Back) -> None:
        """Show the sheet as it prints; `back` leads where one came from."""
        from desktop.services.feuilles import Feuilles  # noqa: PLC0415 - the window opens without what draws

        page = FeuillePage(self._desk.contenu.fiches[fiche_id])
        feuilles = Feuilles(self._desk.contenu, self._desk.now)
        self._paper.let_out_freely(
            page,
            lambda: feuilles.file_name(fiche_id, large=page.is_large()),
            printed=_("Fiche envoyée à l’imprimante."),
            saved=_("Fiche enregistrée en PDF."),
        )
        self._desk.show(page, back)
        self._paper.follow(page, lambda: partial(feuilles.render, fiche_id, large=page.is_large()))
