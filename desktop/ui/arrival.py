"""The route of home: what is due is erased, a date that leapt is asked about, then home shows what is under way."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject

from desktop.errors import DiskFullError
from desktop.fiches.model import ContactId
from desktop.langues.dates import format_date
from desktop.langues.interface import _, ngettext, spoken
from desktop.orientations.model import PriseEnCharge
from desktop.orientations.reglages import NaturePoste
from desktop.poste.recues import Boite
from desktop.services.acces import Opened, Services
from desktop.services.charges import Confie
from desktop.services.echeances import ClockJump, Echus
from desktop.services.suivi import Suivis
from desktop.ui.desk import Desk
from desktop.ui.effacement.clock_page import ClockPage
from desktop.ui.home import Entry, HomePage
from desktop.ui.suivi import whose
from desktop.ui.suivi.panel import SHOWN_ON_HOME


@dataclass(frozen=True, slots=True)
class _Home:
    """What home shows. `late_since` is when the last backup was made, if that is too long ago."""

    under_way: tuple[Entry, ...]
    is_clock_doubted: bool
    late_since: datetime | None
    nature: NaturePoste
    boite: Boite
    suivis: Suivis
    confies: tuple[Confie, ...]
    has_colleagues: bool


class Arrival(QObject):
    def __init__(self, desk: Desk, connect: Callable[[HomePage], None]) -> None:
        """`connect` says where the gestures of home lead."""
        super().__init__()
        self._desk = desk
        self._connect = connect
        self._purged = 0
        self._is_on_network = False
        self._is_mine = False
        self._altered: tuple[str, ...] | None = None

    def first(self, opened: Opened) -> None:
        """Come home for the first time since the store was opened."""
        self._purged = opened.purged.total if isinstance(opened.purged, Echus) else 0
        self._is_on_network = opened.is_on_network
        self._is_mine = False
        self._altered = self._names(opened.lus.altered)
        self.home()

    def home(self) -> None:
        look = partial(self._look, self._desk.services)
        self._desk.background.run(self, look, on_success=self._show)

    def _look(self, services: Services) -> _Home | ClockJump:
        """Erase what is due, then see what is left; or the date to be decided first.

        Runs on the worker, where the post may be locked meanwhile.
        """
        with suppress(DiskFullError):  # nothing can be erased without a little room; the next return home tries again
            found = services.echeances.purge()
            if isinstance(found, ClockJump):
                return found
            self._purged += found.total
        has_colleagues = services.charges.has_colleagues()
        return _Home(
            tuple(self._under_way(services)),
            services.echeances.is_clock_doubted(),
            services.sauvegardes.late_since(),
            services.reglages.get().nature,
            services.recues.count(),
            services.suivi.due(SHOWN_ON_HOME * 5, is_mine=self._is_mine),  # the store orders them nearly
            services.charges.received(),
            has_colleagues,
        )

    def _under_way(self, services: Services) -> Iterator[Entry]:
        """The receptions on the desk; those entrusted to who is there alone, when that is asked."""
        prises, charges, me = services.prises_en_charge, services.charges, services.titulaires.me().titulaire_id
        names = {str(titulaire_id): nom for titulaire_id, nom in services.entretiens.names().items()}
        for prise in prises.current():
            charge = charges.find(prise.prise_id)
            if not self._is_mine or (charge is not None and charge.titulaire_id == me):
                yield self._entry(prise, prises.remaining(prise), whose.told(charge, names, me))

    def show_mine(self, is_mine: bool) -> None:
        """Show all cases, or those entrusted to who is there alone, until the store is closed."""
        self._is_mine = is_mine
        self.home()

    def _show(self, found: _Home | ClockJump) -> None:
        if isinstance(found, ClockJump):
            self._ask_date(found)
            return
        self._desk.has_colleagues = found.has_colleagues
        late = format_date(found.late_since.date(), spoken()) if found.late_since else ""
        page = HomePage(
            found.under_way,
            self._purged,
            is_clock_doubted=found.is_clock_doubted,
            is_on_network=self._is_on_network,
            late=late,
            altered=self._altered,
            nature=found.nature,
            boite=found.boite,
            suivis=found.suivis,
            confies=found.confies,
            is_mine=self._is_mine if found.has_colleagues else None,
        )
        self._purged = 0
        self._altered = None
        page.clock_asked.connect(partial(self._decide, self._desk.services.echeances.reconsider))
        self._desk.show(page, None)
        self._connect(page)

    def _names(self, altered: tuple[ContactId, ...] | None) -> tuple[str, ...] | None:
        if altered is None:
            return None
        contacts = self._desk.contenu.contacts
        return tuple(contacts[key].court if key in contacts else key for key in altered)

    def _ask_date(self, jump: ClockJump) -> None:
        page = ClockPage(jump)
        echeances = self._desk.services.echeances
        page.accepted.connect(partial(self._decide, partial(echeances.accept, jump)))
        page.distrusted.connect(partial(self._decide, partial(echeances.distrust, jump)))
        self._desk.show(page, None)

    def _decide(self, decide: Callable[[], Echus | ClockJump]) -> None:
        """Come home once the date is decided, or ask again."""

        def decided(found: Echus | ClockJump) -> None:
            if isinstance(found, ClockJump):
                self._ask_date(found)
                return
            self._purged += found.total
            self.home()

        self._desk.background.run(self, decide, on_success=decided)

    def _entry(self, prise: PriseEnCharge, remaining: timedelta, entrusted: str) -> Entry:
        hours = int(remaining.total_seconds() // 3600)
        return Entry(
            prise.prise_id,
            _("Fiche « {titre} »").format(titre=self._desk.contenu.fiches[prise.fiche_id].titre),
            _("commencée à {heure}").format(heure=prise.opened_at.astimezone().strftime("%H:%M")),
            ngettext("S’efface dans {n} heure", "S’efface dans {n} heures", hours).format(n=hours),
            entrusted,
        )
