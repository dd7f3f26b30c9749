"""The route of the declaration to the associations: typed, seen, printed or saved, and kept nowhere."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.langues.dates import format_moment
from desktop.langues.langue import Langue
from desktop.orientations.paper import Document, Paper
from desktop.orientations.reglages import Reglages
from desktop.ui import imposed
from desktop.ui.desk import Back, Desk
from desktop.ui.paper.declaration_page import DeclarationPage
from desktop.ui.paper.in_hand import PaperInHand


class DeclarationRoute(QObject):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._paper = PaperInHand(desk)

    def forget(self) -> None:
        """Drop the document in hand."""
        self._paper.forget()

    def open(self, back: Back) -> None:
        """Show the form, the unit filled in."""
        get = self._desk.services.reglages.get
        self._desk.background.run(self, get, on_success=partial(self._show, back))

    def _show(self, back: Back, reglages: Reglages) -> None:
        refusals = imposed.refusals(self._desk.politique, self._desk.role)
        quand = format_moment(self._desk.now(), Langue.FRANCAIS)
        page = DeclarationPage(reglages.emetteur, quand, refusals)
        papiers = self._desk.services.papiers
        self._paper.let_out_of_store(page, Paper(Document.DECLARATION, ""))
        self._desk.show(page, back)
        self._paper.follow(page, lambda: partial(papiers.declaration, page.declaration()))
