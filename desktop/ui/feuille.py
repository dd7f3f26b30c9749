"""The route of a printed sheet: from the sheet on the screen, before or after unlocking."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import PrintError
from desktop.fiches.model import FicheId
from desktop.langues.interface import _
from desktop.services.feuilles import Feuilles
from desktop.ui import printing
from desktop.ui.desk import Back, Desk
from desktop.ui.fiche.paper_page import FeuillePage

if TYPE_CHECKING:
    from desktop.services.feuilles import PageImage


class FeuilleRoute(QObject):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pdf = b""

    def open(self, fiche_id: FicheId, back: Back) -> None:
        """Show the sheet as it prints; `back` leads where one came from."""
        page = FeuillePage(self._desk.contenu.fiches[fiche_id])
        page.changed.connect(partial(self._draw, page, fiche_id))
        page.print_asked.connect(partial(self._print, page))
        page.save_asked.connect(partial(self._save, page, fiche_id))
        self._desk.show(page, back)
        self._draw(page, fiche_id)

    def _feuilles(self) -> Feuilles:
        return Feuilles(self._desk.contenu, self._desk.now)

    def _draw(self, page: FeuillePage, fiche_id: FicheId) -> None:
        feuilles, is_large = self._feuilles(), page.is_large()
        self._pdf = b""

        def work() -> "tuple[bytes, tuple[PageImage, ...]]":
            pdf = feuilles.render(fiche_id, large=is_large)
            return pdf, feuilles.preview(pdf)

        def drawn(result: "tuple[bytes, tuple[PageImage, ...]]") -> None:
            if page.is_large() is is_large:  # another kind may have been asked for meanwhile
                self._pdf, pages = result
                page.show_papers([printing.to_image(each) for each in pages])

        self._desk.background.run(page, work, on_success=drawn)

    def _print(self, page: FeuillePage) -> None:
        if not self._pdf:
            return
        try:
            printing.refuse_without_printer()
        except PrintError as error:
            self._desk.tell(error)
            return
        rendered = partial(self._feuilles().pages, self._pdf, printing.DPI)
        self._desk.background.run(page, rendered, on_success=partial(self._send_to_printer, page))

    def _send_to_printer(self, page: FeuillePage, pages: "tuple[PageImage, ...]") -> None:
        try:
            if printing.print_images(page, [printing.to_image(each) for each in pages], to_file=True):
                self._desk.say(_("Fiche envoyée à l’imprimante."))
        except PrintError as error:
            self._desk.tell(error)

    def _save(self, page: FeuillePage, fiche_id: FicheId) -> None:
        if not self._pdf:
            return
        feuilles = self._feuilles()
        target = self._desk.ask_target(page, feuilles.file_name(fiche_id, large=page.is_large()))
        if target is not None:
            save = partial(feuilles.save, self._pdf, target)
            said = _("Fiche enregistrée en PDF.")
            self._desk.background.run(page, save, on_success=lambda _nothing: self._desk.say(said))
