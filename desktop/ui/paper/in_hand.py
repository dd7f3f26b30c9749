"""The one document in hand: drawn off the window's thread, shown, printed or saved, then forgotten."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop.errors import PrintError
from desktop.langues.interface import _
from desktop.orientations.paper import Paper
from desktop.ui import imposed, printing
from desktop.ui.background import OnError
from desktop.ui.desk import Desk
from desktop.ui.paper.page import PaperPage

if TYPE_CHECKING:
    from desktop.services.pdf import PageImage

T = TypeVar("T")


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


class _Drawing:
    """A document that the worker draws once; what is done with it afterwards waits, or fails as the drawing did."""

    def __init__(self, render: Callable[[], bytes]) -> None:
        self._render = render
        self._pdf = b""

    def pdf(self) -> bytes:
        self._pdf = self._pdf or self._render()
        return self._pdf


class PaperInHand:
    """The worker draws before it prints or saves: a gesture made meanwhile waits, and takes the latest state."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._drawing: _Drawing | None = None

    def forget(self) -> None:
        self._drawing = None

    def draw(self, page: PaperPage, render: Callable[[], bytes], on_error: OnError | None = None) -> None:
        """Draw and show; `on_error` is told when it cannot be drawn, the window otherwise."""
        drawing = self._drawing = _Drawing(render)

        def work() -> "tuple[PageImage, ...]":
            from desktop.services.pdf import preview  # noqa: PLC0415 - the window opens without what draws

            return preview(drawing.pdf())

        def drawn(pages: "tuple[PageImage, ...]") -> None:
            if drawing is self._drawing:  # another state may have been asked for meanwhile
                page.show_papers([printing.to_image(each) for each in pages])

        def failed(error: Exception) -> None:
            if drawing is self._drawing:
                self._drawing = None
            (on_error or self._desk.fail)(error)

        self._desk.background.run(page, work, on_success=drawn, on_error=failed)

    def follow(
        self, page: PaperPage, compose: Callable[[], Callable[[], bytes]], on_error: OnError | None = None
    ) -> None:
        """Draw now, and again each time the page changes; `compose` reads the page and says how to draw it."""

        def draw() -> None:
            self.draw(page, compose(), on_error)

        page.changed.connect(draw)
        draw()

    def let_out(self, page: PaperPage, outlet: Outlet) -> None:
        """Make the page's two buttons work."""

        def said(_nothing: None) -> None:
            self._desk.say(outlet.saved)

        page.print_asked.connect(partial(self._print, page, outlet))
        page.save_asked.connect(lambda: self.save(page, outlet.file_name(), outlet.save, said))

    def save(
        self, page: PaperPage, file_name: str, save: Callable[[bytes, Path], T], on_success: Callable[[T], None]
    ) -> None:
        """Ask where, then save the document there by `save`."""
        drawing = self._drawing
        target = self._desk.ask_target(page, file_name) if drawing else None
        if drawing and target:
            self._desk.background.run(page, lambda: save(drawing.pdf(), target), on_success=on_success)

    def let_out_freely(self, page: PaperPage, file_name: Callable[[], str], *, printed: str, saved: str) -> None:
        """The same, for a document that holds nothing of anybody."""
        from desktop.services import pdf  # noqa: PLC0415 - the window opens without what draws

        self.let_out(page, Outlet(pdf.pages, pdf.save, file_name, printed, saved))

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
        drawing = self._drawing
        if not drawing:
            return
        try:
            printing.refuse_without_printer()
        except PrintError as error:
            self._desk.tell(error)
            return
        send = partial(self._send_to_printer, page, outlet)
        self._desk.background.run(page, lambda: outlet.pages(drawing.pdf(), printing.DPI), on_success=send)

    def _send_to_printer(self, page: PaperPage, outlet: Outlet, pages: "tuple[PageImage, ...]") -> None:
        try:
            if printing.print_images(page, [printing.to_image(each) for each in pages], to_file=outlet.may_save):
                self._desk.say(outlet.printed)
        except PrintError as error:
            self._desk.tell(error)
