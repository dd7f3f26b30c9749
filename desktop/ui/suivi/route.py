"""The route of what follows the hand-over of a slip: reminders lead to a slip, the other pages back to it."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.orientations.appel import Appele, IssueAppel
from desktop.orientations.model import Orientation
from desktop.orientations.reponse import Canal, Reponse
from desktop.services.suivi import Suivis
from desktop.ui.desk import Back, Desk
from desktop.ui.suivi.answer_page import AnswerPage
from desktop.ui.suivi.call_page import CallPage
from desktop.ui.suivi.panel import RappelsPage


class SuiviRoute(QObject):
    changed = Signal(object)  # Orientation, as it now is
    slip_asked = Signal(str)  # of a reminder

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def answer(self, orientation: Orientation, back: Back) -> None:
        """Note what the partner said."""
        page = AnswerPage(orientation)
        service = self._desk.services.orientations

        def note(reponse: Reponse, canal: Canal) -> None:
            work = partial(service.answer, orientation.orientation_id, reponse, canal)
            self._desk.background.run(page, work, on_success=self.changed.emit, on_error=self._desk.tell)

        page.answered.connect(note)
        self._desk.show(page, back)

    def call(self, orientation: Orientation, back: Back) -> None:
        """Note a call that was made."""
        page = CallPage(orientation)
        service = self._desk.services.suivi

        def note(appele: Appele, issue: IssueAppel, rappel_at: datetime | None, said: str) -> None:
            work = partial(service.call, orientation.orientation_id, appele, issue, rappel_at, said)
            self._desk.background.run(page, work, on_success=self.changed.emit, on_error=self._desk.tell)

        page.called.connect(note)
        self._desk.show(page, back)

    def list_rappels(self) -> None:
        """All that is still to be done."""
        self._desk.background.run(self, self._desk.services.suivi.due, on_success=self._show_rappels)

    def _show_rappels(self, suivis: Suivis) -> None:
        page = RappelsPage(suivis)
        page.rappel_asked.connect(self.slip_asked)
        self._desk.show(page, self._desk.home)
