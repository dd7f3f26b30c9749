"""The screen turned to the person: they touch their answers and go on, until the officer is wanted again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.entretiens import model
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Audience
from desktop.langues.langue import Langue
from desktop.langues.textes import TextesPersonne
from desktop.ui.entretien.asides import TurnedView
from desktop.ui.entretien.committing import Then
from desktop.ui.entretien.on_screen import OnScreen
from desktop.ui.entretien.wording import Wording


class Turning:
    """`show` puts a page on the officer's side, `commit` keeps the answers before what follows, `put_forward` shows
    one view or the other."""

    def __init__(
        self,
        view: TurnedView,
        entretien: Entretien,
        on_screen: OnScreen,
        textes: TextesPersonne,
        show: Callable[[model.Page], None],
        commit: Callable[[Then, model.Page | None], None],
        put_forward: Callable[[QWidget], None],
    ) -> None:
        self._view = view
        self._entretien = entretien
        self._on_screen = on_screen
        self._textes = textes
        self._show = show
        self._commit = commit
        self._put_forward = put_forward

    def turn(self, langue: Langue) -> None:
        """Show the page on screen to the person, with what was answered so far."""
        page = self._on_screen.page
        if page is not None:
            drafts = {panel.question.ref: panel.draft() for panel in self._on_screen.asked()}
            self._view.show_page(page, Wording(self._entretien, (langue,)), self._textes, drafts)
            self._put_forward(self._view)

    def go_on(self, langue: Langue, *, must_stop: bool) -> None:
        """Keep what the person touched, then show them the next question, or ask for the screen back."""
        page, before = self._on_screen.page, set(self._entretien.alertes())
        if page is None:
            return
        refused = self._on_screen.accept_all(langue) or self._on_screen.first_missing()
        opened = self._on_screen.changed_page()
        if opened and not refused:
            self._show(opened)
            self.turn(langue)
            return
        following = self._entretien.next_page(page.ref)
        is_alerted = set(self._entretien.alertes()) > before
        if refused or following is None or is_alerted or must_stop:
            self._view.thank(self._textes, langue)
            return
        self._commit(partial(self._show_next, following, langue), following)

    def _show_next(self, page: model.Page, langue: Langue) -> None:
        self._show(page)
        if page.repetition or any(question.audience is Audience.AGENT for question in page.questions):
            self._view.thank(self._textes, langue)
        else:
            self.turn(langue)
