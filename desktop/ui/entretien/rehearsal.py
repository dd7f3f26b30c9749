"""An interview conducted by its author, to see it: the real page over no store, begun again when it ends."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.formulaire import Formulaire
from desktop.fiches.model import FicheId
from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.langues.textes import TextesPersonne
from desktop.ui import calling
from desktop.ui.desk import Desk
from desktop.ui.entretien.calls import Calls
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.fiche.page import FichePage


class Rehearsal(QObject):
    """Nothing is kept, anywhere: answers live as long as the page."""

    def __init__(self, desk: Desk, formulaire: Formulaire, textes: TextesPersonne, langue: Langue) -> None:
        super().__init__()
        self._desk = desk
        self._formulaire = formulaire
        self._textes = textes
        self._langue = langue

    def begin(self) -> None:
        self._desk.show(self._page(Entretien(self._formulaire, now=self._desk.now())), None)
        self._desk.say(_("Essai : rien de ce qui est répondu ici n’est gardé."))

    def _page(self, entretien: Entretien) -> EntretienPage:
        page = EntretienPage(
            entretien,
            Calls.nowhere(),
            self._desk.background,
            self._desk.contenu,
            self._textes,
            langue=self._langue,
            position=None,
            now=self._desk.now,
        )
        page.finished.connect(self.begin)
        page.left.connect(self.begin)
        page.fiche_asked.connect(partial(self._read, entretien))
        page.call_asked.connect(partial(calling.call, self._desk))
        return page

    def _read(self, entretien: Entretien, fiche_id: str) -> None:
        """The sheet an alert leads to; coming back, what was answered is still there."""
        page = FichePage(self._desk.contenu.fiches[FicheId(fiche_id)], self._desk.contenu, tickable=False)
        page.fiche_asked.connect(partial(self._read, entretien))
        self._desk.show(page, lambda: self._desk.show(self._page(entretien), None))
