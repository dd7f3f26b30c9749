"""Erasing what is due: receptions and drafts after a day, slips on their date. Runs before anything is shown."""

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop.services.prises_en_charge import PrisesEnCharge
from desktop.storage.coffre import Coffre

# Few enough for a disk that is nearly full: what is erased takes room in the journal of the store before it gives any.
_ERASED_AT_ONCE = 50


class Echeances:
    """Delays are counted in time reached (`storage/temps.py`): a clock set back prolongs nothing.

    One case is left: a clock set back, then Repère kept closed longer than that. What was kept before then lives
    longer by as much, once; told otherwise, a clock fallen years back and set right would erase everything.
    """

    def __init__(self, coffre: Coffre, prises: PrisesEnCharge, now: Callable[[], datetime]) -> None:
        self._coffre = coffre
        self._prises = prises
        self._now = now

    def purge(self) -> int:
        """Erase what is due; return how many receptions and slips went."""
        reached = self._coffre.temps.look(self._now())
        limit = reached - timedelta(hours=self._coffre.reglages.get().brouillon_heures)
        opened_at = self._coffre.temps.opened_at
        due = [p for p in self._coffre.prises_en_charge.list() if opened_at(p.prise_id, p.opened_at) <= limit]
        for prise in due:
            self._prises.erase(prise.prise_id)
        return len(due) + self._purge_slips(reached, limit)

    def _purge_slips(self, reached: datetime, limit: datetime) -> int:
        """Slips on their date, and drafts left behind by an erasure that was cut short."""
        due = self._coffre.orientations.list_due(reached.astimezone().date(), limit)
        for start in range(0, len(due), _ERASED_AT_ONCE):
            with self._coffre.transaction():
                for orientation_id in due[start : start + _ERASED_AT_ONCE]:
                    self._coffre.orientations.erase(orientation_id)
        return len(due)
