"""The route of the questionnaires of the service: those on this post, a file examined, what is added or removed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.entretiens.importation import Examined
from desktop.entretiens.model import FormulaireKept
from desktop.langues.interface import _
from desktop.ui import imposed
from desktop.ui.desk import Desk
from desktop.ui.formulaires.examined_page import ExaminedPage
from desktop.ui.formulaires.list_page import OwnFormsPage


class OwnForms(QObject):
    def __init__(self, desk: Desk, back: Callable[[], None]) -> None:
        """`back` is the settings."""
        super().__init__()
        self._desk = desk
        self._back = back

    def open(self, *, said: str = "") -> None:
        """Show the list; `said` is what was just done."""
        listed = self._desk.services.formulaires.list
        self._desk.background.run(self, listed, on_success=partial(self._show, said=said))

    def _show(self, kept: tuple[FormulaireKept, ...], *, said: str) -> None:
        page = OwnFormsPage(kept, imposed.refusal_of_import(self._desk.politique))
        page.import_asked.connect(partial(self._choose, page))
        page.remove_asked.connect(partial(self._remove, page))
        self._desk.show(page, self._back)
        if said:
            self._desk.say(said)

    def _choose(self, page: OwnFormsPage) -> None:
        path = self._desk.ask_form(page)
        if path is None:
            return

        def refused(error: Exception) -> None:
            page.wait(False)
            self._desk.fail(error)

        page.wait(True)
        examine = partial(self._desk.services.formulaires.examine, path)
        self._desk.background.run(page, examine, on_success=partial(self._show_examined, path), on_error=refused)

    def _show_examined(self, path: Path, examined: Examined) -> None:
        page = ExaminedPage(path.name, examined)
        page.add_asked.connect(partial(self._add, page, examined))
        self._desk.show(page, self.open)

    def _add(self, page: ExaminedPage, examined: Examined) -> None:
        def added(kept: FormulaireKept) -> None:
            said = _("« {titre} » est ajouté. Il est proposé sur chaque fiche, quand on la suit.")
            self.open(said=said.format(titre=kept.title))

        add = partial(self._desk.services.formulaires.add, examined)
        self._desk.background.run(page, add, on_success=added)

    def _remove(self, page: OwnFormsPage, formulaire_id: str) -> None:
        said = _("Le questionnaire n’est plus proposé. Les entretiens commencés avec lui restent lisibles.")
        remove = partial(self._desk.services.formulaires.remove, formulaire_id)
        self._desk.background.run(page, remove, on_success=lambda _nothing: self.open(said=said))
