"""The route of a reception: a sheet read or followed, its ticks, the interviews it opens."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.fiches.model import EtapeId, FicheId, Public, Rang
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.poste.titulaires import TitulaireId
from desktop.ui import calling
from desktop.ui.declaration import DeclarationRoute
from desktop.ui.desk import Back, Desk
from desktop.ui.directory import Directory
from desktop.ui.erasure import Erasure
from desktop.ui.feuille import FeuilleRoute
from desktop.ui.fiche.arbre_page import ArbrePage
from desktop.ui.fiche.list_page import FicheListPage
from desktop.ui.fiche.page import FichePage
from desktop.ui.imprimes import ImprimesRoute
from desktop.ui.interview import Interview
from desktop.ui.referral import Referral


class Reception(QObject):
    """A reception exists in the store from the first tick or interview on: reading a sheet keeps nothing."""

    handed = Signal(str, str)  # id of the reception, form of the interview a colleague goes on with

    def __init__(
        self, desk: Desk, referral: Referral, erasure: Erasure, imprimes: ImprimesRoute, directory: Directory
    ) -> None:
        super().__init__()
        self._desk = desk
        self._referral = referral
        self._erasure = erasure
        self._imprimes = imprimes
        self._directory = directory
        self._feuille = FeuilleRoute(desk)
        self._declaration = DeclarationRoute(desk)
        self._prise: PriseEnCharge | None = None
        self._public: Public | None = None
        self._interview = Interview(desk, imprimes)
        self._interview.finished.connect(referral.draft)
        self._interview.sheet_asked.connect(self._turn_to)
        self._interview.handed.connect(lambda prise, form: self.handed.emit(prise.prise_id, form))
        referral.besoins_asked.connect(self._assess)

    def forget(self) -> None:
        self._prise = None
        self._interview.forget()
        self._declaration.forget()

    def list_sheets(self) -> None:
        page = FicheListPage(self._desk.contenu)
        page.fiche_asked.connect(self.read)
        page.place_asked.connect(self.read)
        page.call_asked.connect(partial(calling.call, self._desk))
        page.copied.connect(partial(calling.copy, self._desk))
        self._desk.show(page, self._desk.home)

    def read(self, fiche_id: str, place: str = "") -> None:
        """Show a sheet that nothing can be ticked on, at a section of it if one is said."""
        page = self._page(FicheId(fiche_id), tickable=False)
        page.fiche_asked.connect(self.read)
        self._lead_on(page, self.read, partial(self.read, fiche_id))
        self._desk.show(page, self.list_sheets)
        page.go_to(place)

    def receive(self, fiche_id: str) -> None:
        """Follow a sheet for someone who is there."""
        self._prise = None
        self._follow(FicheId(fiche_id))

    def resume(self, prise_id: str) -> None:
        services, asked = self._desk.services, PriseEnChargeId(prise_id)

        def work() -> PriseEnCharge:
            services.charges.note_seen(asked)
            return services.prises_en_charge.get(asked)

        self._desk.background.run(self, work, on_success=self._resumed)

    def go_on(self, prise_id: str, form: str, par: TitulaireId) -> None:
        """Take up an interview that `par` handed over: a colleague who does has the case from then on."""
        services, asked = self._desk.services, PriseEnChargeId(prise_id)

        def work() -> PriseEnCharge:
            prise = services.prises_en_charge.get(asked)
            services.charges.take_up(asked, par)
            return prise

        def found(prise: PriseEnCharge) -> None:
            self._prise = prise
            self._conduct(form, prise)

        self._desk.background.run(self, work, on_success=found, on_error=self._desk.tell)

    def _resumed(self, prise: PriseEnCharge) -> None:
        self._prise = prise
        self._follow(prise.fiche_id)

    def _follow(self, fiche_id: FicheId) -> None:
        page = self._page(fiche_id, tickable=True)
        if self._prise is not None:
            page.show_ticks(self._prise)
        page.tick_asked.connect(partial(self._tick, page, fiche_id))
        page.fiche_asked.connect(partial(self._leave, fiche_id))
        self._lead_on(page, partial(self._leave, fiche_id), partial(self._follow, fiche_id))
        page.erase_asked.connect(self._ask_erasure)
        page.entrust_asked.connect(self._entrust)
        page.entretien_asked.connect(lambda form: self._begin(fiche_id, partial(self._conduct, form)))
        page.orientation_asked.connect(partial(self._begin, fiche_id, self._referral.draft))
        page.fil_asked.connect(partial(self._begin, fiche_id, self._show_fil))
        self._desk.show(page, self._desk.home)

    def _leave(self, followed: FicheId, asked: str) -> None:
        """A main sheet is followed in its turn; in one beside it this reception goes on, its ticks with it."""
        fiche_id = FicheId(asked)
        if fiche_id == followed:
            self._follow(followed)
        elif self._desk.contenu.fiches[fiche_id].rang is Rang.COMPLEMENTAIRE:
            self._consult(followed, fiche_id)
        elif self._prise is not None:
            self._turn_to(self._prise, asked)
        else:
            self.receive(asked)

    def _turn_to(self, prise: PriseEnCharge, asked: str) -> None:
        """Follow a main sheet: for the same person when the content says so, else for another, received anew."""
        fiche_id = FicheId(asked)
        if fiche_id == prise.fiche_id:
            self.resume(prise.prise_id)
        elif fiche_id in self._desk.contenu.fiches[prise.fiche_id].meme_personne:
            follow = partial(self._desk.services.prises_en_charge.follow, prise.prise_id, fiche_id)
            self._desk.background.run(self, follow, on_success=self._resumed)
        else:
            self.receive(asked)

    def _consult(self, followed: FicheId, fiche_id: FicheId) -> None:
        page = self._page(fiche_id, tickable=True, is_beside=True)
        page.show_ticks(self._prise)
        page.tick_asked.connect(partial(self._tick, page, followed))
        page.fiche_asked.connect(partial(self._leave, followed))
        self._lead_on(page, partial(self._leave, followed), partial(self._consult, followed, fiche_id))
        page.erase_asked.connect(self._ask_erasure)
        page.entrust_asked.connect(self._entrust)
        self._desk.show(page, partial(self._follow, followed))

    def _page(self, fiche_id: FicheId, *, tickable: bool, is_beside: bool = False) -> FichePage:
        page = FichePage(
            self._desk.contenu.fiches[fiche_id],
            self._desk.contenu,
            tickable=tickable,
            is_beside=is_beside,
            entretiens=self._desk.opened.entretiens.titles if self._desk.opened else None,
            today=self._desk.now().astimezone().date(),
            public=self._public,
            has_store=self._desk.opened is not None,
            may_entrust=self._desk.has_colleagues,
        )
        page.public_chosen.connect(self._choose_public)
        page.call_asked.connect(partial(calling.call, self._desk))
        page.copied.connect(partial(calling.copy, self._desk))
        return page

    def _lead_on(self, page: FichePage, turn_to: Callable[[str], None], back: Back) -> None:
        """To the sheet on paper, to the rights, to its tree of questions; none keeps anything."""

        def ask() -> None:
            arbre = ArbrePage(self._desk.contenu.arbres[page.fiche_id], self._desk.contenu)
            arbre.fiche_asked.connect(turn_to)
            self._desk.show(arbre, back)

        page.declaration_asked.connect(partial(self._declaration.open, back))
        page.droits_asked.connect(partial(self._imprimes.show_droits, back))
        page.print_asked.connect(partial(self._feuille.open, page.fiche_id, back))
        page.find_asked.connect(partial(self._directory.open, back))
        page.arbre_asked.connect(ask)

    def _choose_public(self, chosen: str) -> None:
        """Kept for the next sheet, until Repère is closed."""
        self._public = Public(chosen) if chosen in tuple(Public) else None

    def _ask_erasure(self) -> None:
        if self._prise is not None:
            self._erasure.ask_person(self._prise.prise_id, partial(self.resume, self._prise.prise_id))

    def _entrust(self) -> None:
        if self._prise is not None:
            self._referral.entrust(self._prise.prise_id, partial(self.resume, self._prise.prise_id))

    def _show_fil(self, prise: PriseEnCharge) -> None:
        self._referral.show_fil(prise.prise_id, partial(self.resume, prise.prise_id))

    def _tick(self, page: FichePage, followed: FicheId, etape_id: str, is_done: bool) -> None:
        prises = self._desk.services.prises_en_charge

        def work() -> PriseEnCharge:
            # Set on the worker, where jobs follow each other: two quick ticks open one reception, not two.
            self._prise = self._prise or prises.open(followed)
            change = prises.tick if is_done else prises.untick
            self._prise = change(self._prise.prise_id, EtapeId(etape_id))
            return self._prise

        def refused(error: Exception) -> None:
            page.show_ticks(self._prise)  # what was clicked is not kept: it must not look ticked
            self._desk.fail(error)

        self._desk.background.run(page, work, on_success=page.show_ticks, on_error=refused)

    def _begin(self, fiche_id: FicheId, then: Callable[[PriseEnCharge], None]) -> None:
        """Do what needs a reception in the store, opening it first if need be."""
        if self._prise is not None:
            then(self._prise)
            return

        def opened(prise: PriseEnCharge) -> None:
            self._prise = prise
            then(prise)

        self._desk.background.run(self, partial(self._desk.services.prises_en_charge.open, fiche_id), on_success=opened)

    def _conduct(self, form: str, prise: PriseEnCharge) -> None:
        self._interview.open(prise, form, partial(self.resume, prise.prise_id))

    def _assess(self, prise_id: str) -> None:
        """Assess the needs of a slip with the person; whatever is left unfinished, one comes back to the slip."""

        def found(prise: PriseEnCharge) -> None:
            self._prise = prise
            self._interview.open(prise, _BESOINS, partial(self._referral.draft, prise))

        get = partial(self._desk.services.prises_en_charge.get, PriseEnChargeId(prise_id))
        self._desk.background.run(self, get, on_success=found, on_error=self._desk.tell)


_BESOINS = "besoins"
"""The interview that a slip offers."""
