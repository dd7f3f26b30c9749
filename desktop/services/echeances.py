"""Erasing what is due: receptions and drafts after a day, slips on their date. Runs before anything is shown."""

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop.orientations.model import Orientation, PriseEnCharge
from desktop.services.prises_en_charge import PrisesEnCharge
from desktop.storage.coffre import Coffre


class Echeances:
    """Time never goes back here: it is at least that of the newest thing kept, and of the last purge.

    So a clock set back prolongs nothing beyond what had elapsed when it was last seen.
    """

    def __init__(self, coffre: Coffre, prises: PrisesEnCharge, now: Callable[[], datetime]) -> None:
        self._coffre = coffre
        self._prises = prises
        self._now = now
        self._last_seen: datetime | None = None

    def purge(self) -> int:
        """Erase what is due; return how many receptions and slips went."""
        receptions, slips = self._coffre.prises_en_charge.list(), self._coffre.orientations.list()
        now = max((self._now(), *_instants(receptions, slips), *([self._last_seen] if self._last_seen else ())))
        self._last_seen = now
        limit = now - timedelta(hours=self._coffre.reglages.get().brouillon_heures)
        due = [prise for prise in receptions if prise.opened_at <= limit]
        for prise in due:
            self._prises.erase(prise.prise_id)
        return len(due) + self._purge_slips(now, limit)

    def _purge_slips(self, now: datetime, limit: datetime) -> int:
        """Slips on their date, and drafts left behind by an erasure that was cut short."""
        today = now.astimezone().date()
        due = list(self._coffre.orientations.list_expired(today))
        due += [o for o in self._coffre.orientations.list() if not o.was_handed_over and o.created_at <= limit]
        for orientation in due:
            self._coffre.orientations.erase(orientation.orientation_id)
        return len(due)


def _instants(receptions: tuple[PriseEnCharge, ...], slips: tuple[Orientation, ...]) -> list[datetime]:
    seen = [prise.opened_at for prise in receptions]
    seen += [coche.ticked_at for prise in receptions for coche in prise.coches]
    seen += [slip.created_at for slip in slips]
    seen += [etat.entered_at for slip in slips for etat in slip.etats]
    return seen
