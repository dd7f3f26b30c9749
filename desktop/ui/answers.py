"""The route of a partner's answer: typed or opened, said, then noted on its slip."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.errors import AnswerFileError, CodeError
from desktop.langues.interface import _
from desktop.orientations.model import Orientation, OrientationId
from desktop.services.reponses import Lue
from desktop.ui import error_messages
from desktop.ui.asking import run_asking
from desktop.ui.desk import Back, Desk
from desktop.ui.reponse.entry_page import AnswerEntryPage
from desktop.ui.reponse.lue_page import LuePage, said

T = TypeVar("T")


class Answers(QObject):
    def __init__(
        self, desk: Desk, open_slip: Callable[[str, Back], None], show_slip: Callable[[Orientation, str], None]
    ) -> None:
        """`open_slip` shows a slip and where one comes back to from it; `show_slip`, what was just done too."""
        super().__init__()
        self._desk = desk
        self._open_slip = open_slip
        self._show_slip = show_slip

    def open(self, back: Back, orientation: Orientation | None = None) -> None:
        """Take in an answer; `orientation` is the slip one came from, if one did."""
        page = AnswerEntryPage(orientation.partenaire.nom if orientation and orientation.partenaire else "")
        service = self._desk.services.reponses
        awaited = orientation.orientation_id if orientation else None
        show = partial(self._show, back, orientation, awaited)

        def read_code(code: str) -> None:
            self._read(page, partial(service.read_code, code), show)

        def read_file() -> None:
            # A drive or a mailer may have changed its name.
            files = ";;".join((_("Réponses (*.age)"), _("Tous les fichiers (*)")))
            source = self._desk.ask_file(page, _("Ouvrir la réponse d’une structure"), files)
            if source is not None:
                self._read(page, lambda: (service.read_file(source),), show)

        page.code_given.connect(read_code)
        page.file_asked.connect(read_file)
        self._desk.show(page, back)

    def _read(
        self, page: AnswerEntryPage, read: Callable[[], tuple[Lue, ...]], show: Callable[[tuple[Lue, ...]], None]
    ) -> None:
        def refused(error: Exception) -> None:
            if isinstance(error, CodeError):
                page.refuse(error_messages.sentence(error))
            elif isinstance(error, AnswerFileError):
                self._desk.tell(error)
            else:
                self._desk.fail(error)

        self._desk.background.run(page, read, on_success=show, on_error=refused)

    def _show(
        self, back: Back, orientation: Orientation | None, awaited: OrientationId | None, lues: tuple[Lue, ...]
    ) -> None:
        is_of_another = awaited is not None and awaited not in {lue.orientation.orientation_id for lue in lues}
        page = LuePage(lues, is_of_another=is_of_another)
        page.note_asked.connect(partial(self._note, page))
        page.slip_asked.connect(lambda orientation_id: self._open_slip(orientation_id, self._desk.home))
        page.done.connect(back)
        self._desk.show(page, partial(self.open, back, orientation))

    def _note(self, page: LuePage, lue: Lue) -> None:
        service = self._desk.services.reponses
        told = _("Réponse notée : {reponse}.").format(reponse=said(lue.reponse))
        run_asking(
            self._desk,
            page,
            lambda confirmed: service.note(lue, confirmed),
            lambda orientation: self._show_slip(orientation, told),
        )
