"""The route of the slips received: listed, opened from a file, read, printed, answered, erased."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.langues.interface import _
from desktop.orientations.paper import Document, Paper
from desktop.orientations.reponse import Reponse
from desktop.poste.cles import ClePublique
from desktop.poste.recues import Arrivee, Boite, Recue, RecueId, RecueLine, Vue
from desktop.poste.titulaires import TitulaireId
from desktop.services.recues import LINES_A_PAGE
from desktop.ui import calling, imposed
from desktop.ui.backups import Backups
from desktop.ui.desk import Desk
from desktop.ui.guest import ask_envelope
from desktop.ui.kit.line_window import Wanted
from desktop.ui.paper.in_hand import PaperInHand
from desktop.ui.recues.arrivee_page import ArriveePage
from desktop.ui.recues.document_page import RecueDocumentPage
from desktop.ui.recues.list_page import RecueListPage
from desktop.ui.recues.recue_page import RecuePage
from desktop.ui.recues.replied_page import RepliedPage
from desktop.ui.recues.reply_page import ReplyPage

T = TypeVar("T")


class Inbox(QObject):
    def __init__(self, desk: Desk, backups: Backups) -> None:
        super().__init__()
        self._desk = desk
        self._backups = backups
        self._paper = PaperInHand(desk)

    def forget(self) -> None:
        """Drop the document in hand."""
        self._paper.forget()

    def open(self, vue: Vue = Vue.TOUTES) -> None:
        """Show the list."""
        page = RecueListPage(vue, LINES_A_PAGE)
        page.vue_asked.connect(partial(self._find, page))
        page.more_asked.connect(partial(self._find_more, page))
        page.recue_asked.connect(self._read)
        page.open_asked.connect(self.choose)
        self._desk.show(page, self._desk.home)
        page.ask()

    def choose(self) -> None:
        """Let the user choose the file of an envelope, and open it."""
        path = ask_envelope(self._desk, self._desk.shell)
        if path is not None:
            self.receive(path)

    def receive(self, path: Path) -> None:
        """Open the envelope of a file, and tell what it brings."""
        self._run(partial(self._desk.services.recues.open, path), partial(self._tell, path))

    def _tell(self, path: Path, arrivee: Arrivee) -> None:
        page = ArriveePage(arrivee)
        keep = partial(self._desk.services.recues.keep, arrivee)
        page.keep_asked.connect(lambda: self._run(keep, self._read))
        page.drop_asked.connect(self._desk.home)
        page.verified.connect(partial(self._verify, arrivee.expediteur, partial(self.receive, path)))
        self._desk.show(page, self._desk.home)

    def _verify(self, cle: ClePublique, then: Callable[[], None]) -> None:
        def noted(_nothing: None) -> None:
            then()
            self._desk.say(_("Clé notée comme vérifiée par vous."))

        self._run(partial(self._desk.services.recues.note_verified, cle), noted)

    def _read(self, recue_id: str) -> None:
        services = self._desk.services
        self._run(
            lambda: (services.recues.read(RecueId(recue_id)), services.recues.names()),
            lambda found: self._show(*found),
        )

    def _show(self, recue: Recue, names: Mapping[TitulaireId, str]) -> None:
        self._paper.forget()
        refusal = imposed.refusal_of_erasure(self._desk.politique, self._desk.role)
        page = RecuePage(recue, names, refusal)
        page.reply_asked.connect(partial(self._ask_reply, recue))
        page.again_asked.connect(partial(self._show_reply, recue))
        page.document_asked.connect(partial(self._show_document, recue))
        page.verified.connect(partial(self._verify, recue.expediteur, partial(self._read, recue.recue_id)))
        page.erase_asked.connect(partial(self._erase, recue))
        self._desk.show(page, self.open)

    def _show_document(self, recue: Recue) -> None:
        page = RecueDocumentPage(recue.unite, imposed.refusals(self._desk.politique, self._desk.role))
        self._paper.let_out_of_store(page, Paper(Document.RECUE, recue.recue_id))
        self._desk.show(page, partial(self._read, recue.recue_id))
        self._paper.draw(page, partial(self._desk.services.recues.pdf, recue.recue_id))

    def _ask_reply(self, recue: Recue) -> None:
        page = ReplyPage(recue)
        page.replied.connect(lambda reponse: self._reply(recue, reponse))
        self._desk.show(page, partial(self._read, recue.recue_id))

    def _reply(self, recue: Recue, reponse: Reponse) -> None:
        self._run(partial(self._desk.services.recues.answer, recue.recue_id, reponse), self._show_reply)

    def _show_reply(self, recue: Recue) -> None:
        assert recue.reponse is not None
        services = self._desk.services.recues
        refusal = imposed.refusal_of_envelope(self._desk.politique, self._desk.role)
        page = RepliedPage(recue, recue.reponse, services.code(recue), refusal)
        back = partial(self._read, recue.recue_id)
        page.done.connect(back)
        page.call_asked.connect(partial(calling.call, self._desk))
        page.save_asked.connect(partial(self._save_reply, page, recue))
        self._desk.show(page, back)

    def _save_reply(self, page: RepliedPage, recue: Recue) -> None:
        target = self._desk.ask_target(page, self._desk.services.recues.file_name())
        if target is not None:
            said = _("Réponse enregistrée. Remettez ce fichier à l’unité, par le moyen que vous voulez.")
            save = partial(self._desk.services.recues.save_answer, recue, target)
            self._desk.background.run(page, save, on_success=lambda _nothing: self._desk.say(said))

    def _erase(self, recue: Recue) -> None:
        def erased(_nothing: None) -> None:
            self.open()
            self._desk.say(_("Orientation effacée de ce poste."))
            self._backups.replace_outdated()

        self._run(partial(self._desk.services.recues.erase, recue.recue_id), erased)

    def _find(self, page: RecueListPage, vue: Vue, question: int) -> None:
        service = self._desk.services.recues

        def work() -> tuple[tuple[RecueLine, ...], Boite]:
            return service.lines(vue), service.count()

        self._desk.background.run(page, work, on_success=lambda found: page.show_found(question, *found))

    def _find_more(self, page: RecueListPage, vue: Vue, wanted: Wanted, question: int) -> None:
        more = partial(self._desk.services.recues.lines, vue, after=wanted.after, skip=wanted.skip)

        def fail(error: Exception) -> None:
            page.give_up()
            self._desk.fail(error)

        self._desk.background.run(
            page, more, on_success=lambda lines: page.fill(question, wanted, lines), on_error=fail
        )

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._desk.background.run(self, work, on_success=then)
