"""What the officer does while receiving someone: open, tick the steps of the sheet, erase."""

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop.fiches.model import EtapeId, FicheId
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.poste.journal import Action
from desktop.storage.coffre import Coffre


class PrisesEnCharge:
    def __init__(self, coffre: Coffre, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._coffre = coffre
        self._now = now
        self._new_id = new_id

    def open(self, fiche_id: FicheId) -> PriseEnCharge:
        """Raises: ClockJumpError."""
        now = self._now()
        self._coffre.temps.require_decided(now)
        prise = PriseEnCharge(PriseEnChargeId(self._new_id()), fiche_id, now)
        with self._coffre.transaction():
            self._coffre.prises_en_charge.add(prise)
            self._coffre.journal.add(Action.PRISE_EN_CHARGE, prise.prise_id)
        return prise

    def get(self, prise_id: PriseEnChargeId) -> PriseEnCharge:
        """Raises: NotKeptError."""
        return self._coffre.prises_en_charge.get(prise_id)

    def current(self) -> tuple[PriseEnCharge, ...]:
        """Those still on the desk, newest first."""
        return self._coffre.prises_en_charge.list()

    def remaining(self, prise: PriseEnCharge) -> timedelta:
        """Time left before it is erased; never negative."""
        delay = timedelta(hours=self._coffre.reglages.get().brouillon_heures)
        opened_at = self._coffre.temps.opened_at(prise.prise_id, prise.opened_at)
        return max(timedelta(0), opened_at + delay - self._coffre.temps.look(self._now()))

    def follow(self, prise_id: PriseEnChargeId, fiche_id: FicheId) -> PriseEnCharge:
        """Go on with the same person on another sheet: ticks, interviews and slip stay. Raises: NotKeptError."""
        self._coffre.prises_en_charge.set_fiche(prise_id, fiche_id)
        return self.get(prise_id)

    def tick(self, prise_id: PriseEnChargeId, etape_id: EtapeId) -> PriseEnCharge:
        """A step ticked already keeps its first time. Raises: NotKeptError."""
        now = self._now()
        self._coffre.temps.look(now)
        self._coffre.prises_en_charge.tick(prise_id, etape_id, now)
        return self.get(prise_id)

    def untick(self, prise_id: PriseEnChargeId, etape_id: EtapeId) -> PriseEnCharge:
        """Raises: NotKeptError."""
        self._coffre.prises_en_charge.untick(prise_id, etape_id)
        return self.get(prise_id)
