"""How far time has gone for what is kept, whatever is done to the clock of the post.

Time reached only goes forward: with the clock, or from where it was when the clock was set back. It rejoins the clock
as soon as the clock has caught up with it, so that a clock fallen years back and set right erases nothing early. What
is kept is dated by the clock, for people; beside the date is how late the clock was on time reached.
"""

from contextlib import suppress
from datetime import date, datetime, timedelta

from desktop.errors import DiskFullError
from desktop.orientations.model import OrientationId, PriseEnChargeId
from desktop.storage.database import Database
from desktop.storage.instants import from_text, to_text

NO_DELAY = timedelta(0)


class Temps:
    def __init__(self, db: Database) -> None:
        self._db = db

    def look(self, now: datetime) -> datetime:
        """Note the time of the clock, and return the time reached."""
        (last_text, late_s), *_others = self._db.rows("SELECT last_seen_at, late_s FROM poste")
        last, late = from_text(last_text), timedelta(seconds=late_s)
        reached = now if now >= last + late else last + late + max(NO_DELAY, now - last)
        # A full disk keeps nobody from opening: the next look notes it.
        with suppress(DiskFullError):
            self._db.run("UPDATE poste SET last_seen_at = ?, late_s = ?", to_text(now), (reached - now).total_seconds())
        return reached

    def opened_at(self, prise_id: PriseEnChargeId, by_clock: datetime) -> datetime:
        """When a reception was opened, in time reached; `by_clock` if it is kept no more."""
        return by_clock + self._late("SELECT late_s FROM prise_en_charge WHERE prise_id = ?", prise_id)

    def created_at(self, orientation_id: OrientationId, by_clock: datetime) -> datetime:
        """When a slip was drafted, in time reached."""
        return by_clock + self._late("SELECT late_s FROM orientation WHERE orientation_id = ?", orientation_id)

    def expires_on(self, orientation_id: OrientationId, by_clock: date) -> date:
        """When a slip is due, in time reached."""
        return by_clock + self._late("SELECT dated_late_s FROM orientation WHERE orientation_id = ?", orientation_id)

    def _late(self, sql: str, row_id: str) -> timedelta:
        row = self._db.find_row(sql, row_id)
        return timedelta(seconds=row[0]) if row else NO_DELAY
