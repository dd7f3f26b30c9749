"""The route of what follows the hand-over of a slip: reminders lead to a slip, the other pages back to it."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.orientations.appel import Appele, IssueAppel
from desktop.orientations.fugue import EvenementKind
from desktop.orientations.model import Orientation, PriseEnChargeId
from desktop.orientations.reponse import Canal, Reponse
from desktop.poste.charges import Charge
from desktop.poste.titulaires import Titulaire, TitulaireId
from desktop.services.fugues import Fil
from desktop.services.suivi import Suivis
from desktop.ui.desk import Back, Desk
from desktop.ui.suivi.answer_page import AnswerPage
from desktop.ui.suivi.call_page import CallPage
from desktop.ui.suivi.entrust_page import EntrustPage
from desktop.ui.suivi.fil_page import FilPage
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

    def entrust(self, prise_id: PriseEnChargeId, back: Back) -> None:
        """Say who has a case from now on, then come back."""
        charges = self._desk.services.charges

        def show(found: tuple[tuple[Titulaire, ...], Charge | None]) -> None:
            me = self._desk.titulaire.titulaire_id if self._desk.titulaire else TitulaireId("")
            page = EntrustPage(found[0], me, found[1])

            def entrust(titulaire_id: TitulaireId | None) -> None:
                work = partial(charges.entrust, prise_id, titulaire_id)
                self._desk.background.run(page, work, on_success=lambda _charge: back(), on_error=self._desk.tell)

            page.entrusted.connect(entrust)
            self._desk.show(page, back)

        self._desk.background.run(self, lambda: (charges.people(), charges.find(prise_id)), on_success=show)

    def show_fil(self, prise_id: PriseEnChargeId, back: Back) -> None:
        """Show the thread of a minor: runaway, return, what is owed."""
        get = partial(self._desk.services.fugues.get, prise_id)
        self._desk.background.run(self, get, on_success=partial(self._show_fil, back), on_error=self._desk.tell)

    def _show_fil(self, back: Back, fil: Fil) -> None:
        page = FilPage(fil, self._desk.now())
        service, run, again = self._desk.services.fugues, self._desk.background.run, partial(self._show_fil, back)

        def note(kind: EvenementKind, at: datetime, said: str) -> None:
            run(page, partial(service.note, fil.prise.prise_id, kind, at, said), on_success=again, on_error=page.refuse)

        page.noted.connect(note)
        page.erase_asked.connect(lambda evenement: run(page, partial(service.erase, evenement), on_success=again))
        self._desk.show(page, back)

    def list_rappels(self, *, is_mine: bool = False) -> None:
        """All that is still to be done."""
        due = partial(self._desk.services.suivi.due, is_mine=is_mine)
        self._desk.background.run(self, due, on_success=self._show_rappels)

    def _show_rappels(self, suivis: Suivis) -> None:
        page = RappelsPage(suivis)
        page.rappel_asked.connect(self.slip_asked)
        self._desk.show(page, self._desk.home)
