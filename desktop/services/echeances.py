"""Erasing what is due: receptions and drafts after a day, slips on their date. Runs before anything is shown."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from desktop.orientations.model import Orientation
from desktop.services.prises_en_charge import PrisesEnCharge
from desktop.storage.coffre import Coffre


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
        today = reached.astimezone().date()
        due = [o for o in self._coffre.orientations.list() if self._is_due(o, today, limit)]
        for orientation in due:
            self._coffre.orientations.erase(orientation.orientation_id)
        return len(due)

    def _is_due(self, orientation: Orientation, today: date, limit: datetime) -> bool:
        temps, orientation_id = self._coffre.temps, orientation.orientation_id
        if orientation.expires_on is not None and temps.expires_on(orientation_id, orientation.expires_on) <= today:
            return True
        return not orientation.was_handed_over and temps.created_at(orientation_id, orientation.created_at) <= limit
