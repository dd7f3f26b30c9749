"""The one document in hand: drawn off the window's thread, shown, printed or saved, then forgotten."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from desktop.errors import ClearOnRemovableError, PrintError
from desktop.langues.interface import _
from desktop.orientations.paper import Paper
from desktop.services.confirmation import NOTHING, Confirmed
from desktop.ui import printing
from desktop.ui.asking import Instead, run_asking
from desktop.ui.background import OnError
from desktop.ui.desk import Desk
from desktop.ui.paper.page import PaperPage

if TYPE_CHECKING:
    from desktop.services.pdf import PageImage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Way(Generic[T]):
    """How a document is written in a file, and what follows. `label` is on its button, offered in another's place."""

    save: Callable[[bytes, Path, Confirmed], T]
    done: Callable[[T], None]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """How a document leaves: what is done with its PDF, and what is said once it is done.

    `pages(pdf, dpi)` gives what is sent to a printer; `instead` is offered in the place of a file in clear.
    """

    pages: "Callable[[bytes, float], tuple[PageImage, ...]]"
    save: Callable[[bytes, Path, Confirmed], None]
    file_name: Callable[[], str]
    printed: str
    saved: str
    instead: Way[Any] | None = None


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
        way = Way(outlet.save, said)
        page.save_asked.connect(lambda: self.save(page, outlet.file_name(), way, outlet.instead))

    def save(self, page: PaperPage, file_name: str, way: Way[Any], instead: Way[Any] | None = None) -> None:
        """Ask where, then save the document there; `instead` is offered where it is better not in clear."""
        drawing = self._drawing
        target = self._desk.ask_target(page, file_name) if drawing else None
        if drawing and target:
            self._write(page, drawing, target, way, instead)

    def _write(
        self,
        page: PaperPage,
        drawing: _Drawing,
        target: Path,
        way: Way[Any],
        instead: Way[Any] | None = None,
        confirmed: Confirmed = NOTHING,
    ) -> None:
        other = None
        if instead is not None:
            choose = partial(self._write, page, drawing, target, instead, None)
            other = Instead(ClearOnRemovableError, instead.label, choose)
        run_asking(
            self._desk,
            page,
            lambda said_yes: way.save(drawing.pdf(), target, said_yes),
            way.done,
            instead=other,
            confirmed=confirmed,
        )

    def let_out_freely(self, page: PaperPage, file_name: Callable[[], str], *, printed: str, saved: str) -> None:
        """The same, for a document that holds nothing of anybody."""
        from desktop.services import pdf  # noqa: PLC0415 - the window opens without what draws

        def save(drawn: bytes, target: Path, _confirmed: Confirmed) -> None:
            pdf.save(drawn, target)

        self.let_out(page, Outlet(pdf.pages, save, file_name, printed, saved))

    def let_out_of_store(
        self, page: PaperPage, paper: Paper, instead: Way[Any] | None = None, *, is_to_hand_over: bool = False
    ) -> None:
        """The same, for a document that holds something of a person: the journal says it, the service may refuse it.

        `is_to_hand_over`: it is then to be noted as handed over.
        """
        envoi = self._desk.services.envoi
        after = " " + _("Une fois donnée, notez la fiche comme remise.") if is_to_hand_over else ""
        outlet = Outlet(
            pages=lambda pdf, dpi: envoi.print_pages(pdf, dpi, paper),
            save=lambda pdf, target, confirmed: envoi.save(pdf, target, paper, confirmed),
            file_name=envoi.file_name,
            printed=_("Envoyé à l’imprimante. Allez chercher le papier tout de suite.") + after,
            saved=_("PDF enregistré, en clair. Effacez-le dès qu’il ne sert plus.") + after,
            instead=instead,
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
            if printing.print_images(page, [printing.to_image(each) for each in pages]):
                self._desk.say(outlet.printed)
        except PrintError as error:
            self._desk.tell(error)
