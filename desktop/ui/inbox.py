"""The route of the slips received: listed, opened from a file, read, printed, answered, erased."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.poste.recues import Boite, RecueLine, Vue
from desktop.services.recues import LINES_A_PAGE
from desktop.ui.desk import Desk
from desktop.ui.kit.line_window import Wanted
from desktop.ui.recues.list_page import RecueListPage


class Inbox(QObject):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def open(self, vue: Vue = Vue.TOUTES) -> None:
        page = RecueListPage(vue, LINES_A_PAGE)
        page.vue_asked.connect(partial(self._find, page))
        page.more_asked.connect(partial(self._find_more, page))
        self._desk.show(page, self._desk.home)
        page.ask()

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
