"""The one document in hand: drawn off the window's thread, shown, printed or saved, then forgotten."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import PrintError
from desktop.langues.interface import _
from desktop.orientations.paper import Paper
from desktop.services.apercu import preview
from desktop.ui import imposed, printing
from desktop.ui.background import OnError
from desktop.ui.desk import Desk
from desktop.ui.paper.page import PaperPage

if TYPE_CHECKING:
    from desktop.services.apercu import PageImage


@dataclass(frozen=True, slots=True)
class Outlet:
    """How a document leaves: what is done with its PDF, and what is said once it is done.

    `pages(pdf, dpi)` gives what is sent to a printer; `may_save`: the printer may be a file, in clear.
    """

    pages: "Callable[[bytes, float], tuple[PageImage, ...]]"
    save: Callable[[bytes, Path], None]
    file_name: Callable[[], str]
    printed: str
    saved: str
    may_save: bool = True


class PaperInHand:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pdf = b""
        self._drawing = 0

    def forget(self) -> None:
        self._pdf = b""

    def draw(self, page: PaperPage, render: Callable[[], bytes], on_error: OnError | None = None) -> None:
        """Draw and show. Until that is done nothing can leave: not the former state of the document."""
        self._pdf = b""
        self._drawing += 1
        drawing = self._drawing

        def work() -> "tuple[bytes, tuple[PageImage, ...]]":
            pdf = render()
            return pdf, preview(pdf)

        def drawn(result: "tuple[bytes, tuple[PageImage, ...]]") -> None:
            if drawing == self._drawing:  # another state may have been asked for meanwhile
                self._pdf, pages = result
                page.show_papers([printing.to_image(each) for each in pages])

        self._desk.background.run(page, work, on_success=drawn, on_error=on_error)

    def let_out(self, page: PaperPage, outlet: Outlet) -> None:
        """Make the page's two buttons work."""
        page.print_asked.connect(partial(self._print, page, outlet))
        page.save_asked.connect(partial(self._save, page, outlet))

    def let_out_of_store(self, page: PaperPage, paper: Paper) -> None:
        """The same, for a document that holds something of a person: the journal says it, the service may refuse it."""
        papiers = self._desk.services.papiers
        outlet = Outlet(
            pages=lambda pdf, dpi: papiers.print_pages(pdf, dpi, paper),
            save=lambda pdf, target: papiers.save(pdf, target, paper),
            file_name=papiers.file_name,
            printed=_("Envoyé à l’imprimante. Allez chercher le papier tout de suite."),
            saved=_("PDF enregistré, en clair. Effacez-le dès qu’il ne sert plus."),
            may_save=not imposed.refusals(self._desk.politique, self._desk.role).saving,
        )
        self.let_out(page, outlet)

    def _print(self, page: PaperPage, outlet: Outlet) -> None:
        if not self._pdf:
            return
        try:
            printing.refuse_without_printer()
        except PrintError as error:
            self._desk.tell(error)
            return
        rendered = partial(outlet.pages, self._pdf, printing.DPI)
        self._desk.background.run(page, rendered, on_success=partial(self._send_to_printer, page, outlet))

    def _send_to_printer(self, page: PaperPage, outlet: Outlet, pages: "tuple[PageImage, ...]") -> None:
        try:
            if printing.print_images(page, [printing.to_image(each) for each in pages], to_file=outlet.may_save):
                self._desk.say(outlet.printed)
        except PrintError as error:
            self._desk.tell(error)

    def _save(self, page: PaperPage, outlet: Outlet) -> None:
        if not self._pdf:
            return
        target = self._desk.ask_target(page, outlet.file_name())
        if target is not None:
            save = partial(outlet.save, self._pdf, target)
            self._desk.background.run(page, save, on_success=lambda _nothing: self._desk.say(outlet.saved))
