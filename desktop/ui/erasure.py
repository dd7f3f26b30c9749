"""The route of an erasure before its date: one slip, or all of a person; from the slip or from the sheet followed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.orientations.model import Orientation, PriseEnChargeId
from desktop.services.effacements import Dossier
from desktop.ui import imposed
from desktop.ui.backups import Backups
from desktop.ui.desk import Back, Desk
from desktop.ui.effacement.dossier_page import DossierPage


class Erasure(QObject):
    def __init__(self, desk: Desk, backups: Backups) -> None:
        super().__init__()
        self._desk = desk
        self._backups = backups

    def ask_slip(self, orientation: Orientation, back: Back, after: Back) -> None:
        """Show what can be erased from a slip: itself, or all of its person. `after` follows an erasure."""
        self._ask(orientation.prise_id, orientation, back, after)

    def ask_person(self, prise_id: PriseEnChargeId, back: Back) -> None:
        """Show all that is kept of a person, to be erased; home follows."""
        self._ask(prise_id, None, back, self._desk.home)

    def _ask(self, prise_id: PriseEnChargeId, slip: Orientation | None, back: Back, after: Back) -> None:
        def show(dossier: Dossier) -> None:
            self._show(dossier, slip, back, after)

        read = partial(self._desk.services.effacements.dossier, prise_id)
        self._desk.background.run(self, read, on_success=show)

    def _show(self, dossier: Dossier, slip: Orientation | None, back: Back, after: Back) -> None:
        fiche = self._desk.contenu.fiches.get(dossier.accueil.fiche_id) if dossier.accueil else None
        refusal = imposed.refusal_of_erasure(self._desk.politique, self._desk.role) if dossier.fiches else ""
        page = DossierPage(dossier, fiche.titre if fiche else "", _line(slip) if slip else "", refusal)
        service = self._desk.services.effacements
        erase_person = partial(service.erase_person, dossier.prise_id)
        said = _("Tout ce que ce poste gardait de cette personne est effacé.")
        page.person_erasure_asked.connect(partial(self._erase, erase_person, said, after))
        if slip is not None:
            erase_slip = partial(service.erase_slip, slip.orientation_id)
            said = _("La fiche d’orientation est effacée.")
            page.slip_erasure_asked.connect(partial(self._erase, erase_slip, said, after))
        page.kept.connect(back)
        self._desk.show(page, back)

    def _erase(self, erase: Callable[[], None], said: str, after: Back) -> None:
        def erased(_nothing: object) -> None:
            after()
            # Behind what `after` has queued: the page it shows would take the sentence away.
            self._desk.background.run(self, lambda: None, on_success=lambda _done: self._desk.say(said))
            self._backups.replace_outdated()

        self._desk.background.run(self, erase, on_success=erased)


def _line(slip: Orientation) -> str:
    """What tells slips apart without telling who, as in the list."""
    partenaire = slip.partenaire.nom if slip.partenaire else _("destinataire à choisir")
    moment = format_moment(slip.created_at, spoken())
    return _("{partenaire}, commencée le {date}").format(partenaire=partenaire, date=moment)
