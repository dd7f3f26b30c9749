"""How far time has gone for what is kept, whatever is done to the clock of the post.

Time reached only goes forward: with the clock, or from where it was when the clock was set back. It rejoins the clock
as soon as the clock has caught up with it, so that a clock fallen years back and set right erases nothing early. What
is kept is dated by the clock, for people; beside the date is how late the clock was on time reached.

A step of more than `LONGEST_STEP` is not taken before someone has said that the clock is right: until then time
stands still, and nothing may be dated. When it is said to be wrong, it is ahead (late by less than nothing): time
reached stays where it was, goes on with the clock, and rejoins it when it is set back.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.errors import ClockJumpError, DiskFullError
from desktop.orientations.model import PriseEnChargeId
from desktop.storage.database import Database
from desktop.storage.instants import from_text, to_text

LONGEST_STEP = timedelta(days=31)

NO_DELAY = timedelta(0)
# The clock and the machine's own count never agree to the second.
_SLACK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen last: the clock, and how late it was on time reached; negative once it is said to be ahead.

    `counted` below is how long the store was open since then, at least, by the machine's own count.
    """

    clock: datetime
    late: timedelta = NO_DELAY

    @property
    def reached(self) -> datetime:
        return self.clock + self.late

    @property
    def is_ahead(self) -> bool:
        return self.late < NO_DELAY

    def following(self, now: datetime, counted: timedelta) -> "Seen":
        """What is seen at `now`, if nobody is asked."""
        if self.is_ahead and self._is_ahead_still(now):
            return self._reaching(self.reached + self._passed(now), now, counted)
        return self.if_right(now, counted)

    def if_right(self, now: datetime, counted: timedelta) -> "Seen":
        """What is seen at `now` if the clock is right; when it is behind, it was set back."""
        return self._reaching(now if now >= self.reached else self.reached + self._passed(now), now, counted)

    def if_wrong(self, now: datetime) -> "Seen":
        """What is seen at `now` if the clock has gone forward and time has not."""
        return Seen(now, self.reached - now)

    def is_far_from(self, following: "Seen") -> bool:
        """Going there at once is to be asked."""
        return following.reached - self.reached > LONGEST_STEP

    def _is_ahead_still(self, now: datetime) -> bool:
        """Said to be wrong, it has gone on, or was corrected a little: it was not set right."""
        return now >= self.clock or (self.clock - now <= LONGEST_STEP and now - self.reached > LONGEST_STEP)

    def _passed(self, now: datetime) -> timedelta:
        """By the clock, since it was last seen."""
        return max(NO_DELAY, now - self.clock)

    def _reaching(self, reached: datetime, now: datetime, counted: timedelta) -> "Seen":
        least = self.reached + counted
        return Seen(now, (least if least - reached > _SLACK else reached) - now)


class Temps:
    def __init__(self, db: Database, count_s: Callable[[], float] = time.monotonic) -> None:
        """`count_s` counts the seconds that pass, whatever is done to the clock."""
        self._db = db
        self._count_s = count_s
        self._counted_s: float | None = None

    def look(self, now: datetime) -> datetime:
        """Note the time of the clock, and return the time reached, which stands still while a jump is to be decided."""
        seen = self._seen()
        following = seen.following(now, self._counted())
        if seen.is_far_from(following):
            return seen.reached
        # A full disk keeps nobody from opening: the next look notes it.
        with suppress(DiskFullError):
            self._keep(following)
        return following.reached

    def jump(self, now: datetime) -> timedelta | None:
        """How far time would go if the clock is right, when that is to be decided by `accept` or `distrust`."""
        seen, counted = self._seen(), self._counted()
        if not seen.is_far_from(seen.following(now, counted)):
            return None
        return seen.if_right(now, counted).reached - seen.reached

    def ahead(self, now: datetime) -> timedelta | None:
        """How far the clock is ahead of time reached, once it was said to be wrong; None when it was set right."""
        seen = self._seen().following(now, self._counted())
        return -seen.late if seen.is_ahead else None

    def require_decided(self, now: datetime) -> None:
        """Note the time before something is dated. Raises: ClockJumpError while a jump is to be decided."""
        self.look(now)
        if self.jump(now) is not None:
            raise ClockJumpError

    def accept(self, now: datetime) -> datetime:
        """The clock is right: go where it is. What was dated while it was held to be ahead was dated right."""
        seen = self._seen()
        following = seen.if_right(now, self._counted())
        with self._db.transaction():
            if seen.is_ahead and now >= seen.clock:
                late_s = seen.late.total_seconds()
                self._db.run("UPDATE prise_en_charge SET late_s = 0 WHERE late_s = ?", late_s)
                self._db.run("UPDATE orientation SET late_s = 0 WHERE late_s = ?", late_s)
                self._db.run("UPDATE orientation SET dated_late_s = 0 WHERE dated_late_s = ?", late_s)
                self._db.run("UPDATE recue SET dated_late_s = 0 WHERE dated_late_s = ?", late_s)
            self._keep(following)
        return following.reached

    @contextmanager
    def if_accepted(self, now: datetime) -> Iterator[datetime]:
        """The time reached if the clock is right, for as long as the block lasts: nothing of it stays."""
        counted_s = self._counted_s
        try:
            with self._db.trial():
                yield self.accept(now)
        finally:
            self._counted_s = counted_s

    def distrust(self, now: datetime) -> None:
        """The clock is wrong: time has not gone where it says."""
        self._keep(self._seen().if_wrong(now))

    def opened_at(self, prise_id: PriseEnChargeId, by_clock: datetime) -> datetime:
        """When a reception was opened, in time reached; `by_clock` if it is kept no more."""
        row = self._db.find_row("SELECT late_s FROM prise_en_charge WHERE prise_id = ?", prise_id)
        return by_clock + (timedelta(seconds=row[0]) if row else NO_DELAY)

    def _seen(self) -> Seen:
        ((clock, late_s),) = self._db.rows("SELECT last_seen_at, late_s FROM poste")
        return Seen(from_text(clock), timedelta(seconds=late_s))

    def _keep(self, seen: Seen) -> None:
        late_s = seen.late.total_seconds()
        self._db.run("UPDATE poste SET last_seen_at = ?, late_s = ?", to_text(seen.clock), late_s)
        self._counted_s = self._count_s()

    def _counted(self) -> timedelta:
        if self._counted_s is None:
            return NO_DELAY
        return timedelta(seconds=self._count_s() - self._counted_s)
