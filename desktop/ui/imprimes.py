"""The route of what is printed without opening the store: reached from home and from the locked page.

To add a document: its `Entry` in `_entries`, and the method that shows its page.
"""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.services.acces import Ressources
from desktop.ui.desk import Back, Desk
from desktop.ui.kit import icons
from desktop.ui.paper.droits_page import DroitsPage
from desktop.ui.paper.imprimes_page import ImprimesPage
from desktop.ui.paper.in_hand import PaperInHand
from desktop.ui.paper.langues_page import LanguesPage
from desktop.ui.paper.page import PaperPage
from desktop.ui.paper.vierges_page import ViergesPage
from desktop.ui.places import Entry

if TYPE_CHECKING:
    from desktop.services.imprimes import Imprimes


class ImprimesRoute(QObject):
    def __init__(self, desk: Desk, ressources: Callable[[], Ressources]) -> None:
        super().__init__()
        self._desk = desk
        self._ressources = ressources
        self._paper = PaperInHand(desk)

    def open(self) -> None:
        """Show the list; « Retour » leads home, or to the locked page."""
        self._desk.show(ImprimesPage(self._entries()), self._desk.home)

    @cached_property
    def _imprimes(self) -> "Imprimes":
        from desktop.services.imprimes import Imprimes  # noqa: PLC0415 - the window opens without what draws

        return Imprimes(self._desk.contenu, self._ressources)

    def _entries(self) -> tuple[Entry, ...]:
        return (
            Entry(
                "droits",
                _("Vos droits"),
                _("Ce que la loi fait dire à une victime, dans sa langue et en français"),
                icons.RIGHTS,
                partial(self.show_droits, self.open),
            ),
            Entry(
                "langues",
                _("Montrez votre langue"),
                _("Une feuille à poser sur le comptoir : chaque langue, écrite dans cette langue"),
                icons.CHAT,
                partial(self.show_langues, self.open),
            ),
            Entry(
                "vierges",
                _("Formulaires vierges"),
                _("Pour un jour sans électricité : fiche, déclaration, carte, langues, droits, entretiens"),
                icons.EDIT,
                partial(self.show_vierges, self.open),
            ),
        )

    def show_droits(self, back: Back, langue: Langue = Langue.FRANCAIS) -> None:
        page = DroitsPage(langue, self._desk.politique.langues)
        self._let_out(page, "droits")
        self._desk.show(page, back)
        self._paper.follow(page, lambda: partial(self._imprimes.droits, page.langue()))

    def show_langues(self, back: Back) -> None:
        page = LanguesPage()
        self._let_out(page, "montrez-votre-langue")
        self._desk.show(page, back)
        self._paper.draw(page, self._imprimes.langues)

    def show_vierges(self, back: Back) -> None:
        page = ViergesPage()
        self._let_out(page, "formulaires-vierges")
        self._desk.show(page, back)
        self._paper.follow(page, lambda: partial(self._imprimes.vierges, has_entretiens=page.has_entretiens()))

    def _let_out(self, page: PaperPage, name: str) -> None:
        self._paper.let_out_freely(
            page,
            lambda: f"{name}.pdf",
            printed=_("Document envoyé à l’imprimante."),
            saved=_("Document enregistré en PDF."),
        )
