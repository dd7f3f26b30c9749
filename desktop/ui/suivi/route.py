"""The route of what follows the hand-over of a slip. Each page leads back to the slip."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.orientations.model import Orientation
from desktop.orientations.reponse import Canal, Reponse
from desktop.ui.desk import Back, Desk
from desktop.ui.suivi.answer_page import AnswerPage


class SuiviRoute(QObject):
    changed = Signal(object)  # Orientation, as it now is

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
