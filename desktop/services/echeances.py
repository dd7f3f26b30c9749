"""Erasing what is due: receptions and drafts after a day, slips on their date, whether they were handed over or
received, the journal after its months.

Runs before anything is shown. What a cut leaves is erased by the next run.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from desktop.errors import DiskFullError
from desktop.orientations.model import PriseEnCharge
from desktop.poste.journal import Action, Horloge
from desktop.poste.recues import RecueId
from desktop.storage.coffre import Coffre
from desktop.storage.orientations import DueSlip

T = TypeVar("T")

_DAYS_A_MONTH = 365 / 12
# Few enough for a disk that is nearly full: what is erased takes room in the journal of the store before it gives any.
_AT_ONCE = 20
_SAME_QUESTION = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Echus:
    """How much has come to its date. `brouillons` are receptions, each with all that was begun for it."""

    fiches: int = 0
    brouillons: int = 0
    recues: int = 0

    @property
    def total(self) -> int:
        return self.fiches + self.brouillons + self.recues


@dataclass(frozen=True, slots=True)
class ClockJump:
    """The clock went from `since` to `now`: someone must say whether it is right before `echus` is erased."""

    since: datetime
    now: datetime
    echus: Echus

    @property
    def days(self) -> int:
        return (self.now - self.since).days


@dataclass(frozen=True, slots=True)
class _Due:
    prises: tuple[PriseEnCharge, ...]
    orientations: tuple[DueSlip, ...]
    recues: tuple[RecueId, ...]

    def count(self) -> Echus:
        handed_over = sum(orientation.was_handed_over for orientation in self.orientations)
        return Echus(handed_over, len(self.prises) + len(self.orientations) - handed_over, len(self.recues))


class Echeances:
    """Delays are counted in time reached (`storage/temps.py`): a clock set back prolongs nothing.

    One case is left: a clock set back, then Repère kept closed longer than that. What was kept before then lives
    longer by as much, once. Nothing on the post tells a clock that is still late from one set right meanwhile, and
    to take the first for the second would erase early.
    """

    def __init__(self, coffre: Coffre, now: Callable[[], datetime], journal_mois: int) -> None:
        self._coffre = coffre
        self._now = now
        self._journal_kept = timedelta(days=_DAYS_A_MONTH * journal_mois)

    def purge(self) -> Echus | ClockJump:
        """Erase what is due; or tell the jump of the clock to be decided first, with what it would erase."""
        now = self._now()
        reached = self._coffre.temps.look(now)
        jump = self._coffre.temps.jump(now)
        if jump is None:
            return self._erase(reached)
        return self._ask(now, jump)

    def purge_decided(self) -> int:
        """Erase what is due, and return how much went; nothing while a jump of the clock is to be decided."""
        found = self.purge()
        return found.total if isinstance(found, Echus) else 0

    def is_clock_doubted(self) -> bool:
        """The clock was said to be wrong, and was not set right since."""
        return self._coffre.temps.ahead(self._now()) is not None

    def reconsider(self) -> Echus | ClockJump:
        """Ask again about a clock that was said to be wrong."""
        now = self._now()
        ahead = self._coffre.temps.ahead(now)
        return self.purge() if ahead is None else self._ask(now, ahead)

    def accept(self, jump: ClockJump) -> Echus | ClockJump:
        """The clock is right: erase what is due by it. Asks again if it was moved since it was asked about."""
        now = self._now()
        is_asked = self._coffre.temps.jump(now) is not None or self.is_clock_doubted()
        if is_asked and abs(now - jump.now) < _SAME_QUESTION:
            self._accept(now, jump.days, Horloge.JUSTE)
        return self.purge()

    def distrust(self, jump: ClockJump) -> Echus | ClockJump:
        """The clock is wrong: erase nothing by it. Asks again if it was moved since; set right, it is believed."""
        now = self._now()
        if self._coffre.temps.jump(now) is not None and abs(now - jump.now) < _SAME_QUESTION:
            with self._coffre.transaction():
                self._coffre.temps.distrust(now)
                self._note(jump.days, Horloge.FAUSSE)
        return self.purge()

    def _ask(self, now: datetime, jump: timedelta) -> Echus | ClockJump:
        """A jump that would erase nothing is not worth asking."""
        with self._coffre.temps.if_accepted(now) as reached:
            asked = ClockJump(now - jump, now, self._due(reached).count())
        if asked.echus.total:
            return asked
        self._accept(now, asked.days, Horloge.SANS_EFFET)
        return self.purge()

    def _accept(self, now: datetime, days: int, why: Horloge) -> None:
        with self._coffre.transaction():
            self._coffre.temps.accept(now)
            self._note(days, why)

    def _note(self, days: int, decided: Horloge) -> None:
        self._coffre.journal.add(Action.HORLOGE, detail=f"{days} {decided.value}")

    def _erase(self, reached: datetime) -> Echus:
        due = self._due(reached)
        for prises in _batches(due.prises):
            with self._coffre.transaction():
                for prise in prises:
                    self._coffre.prises_en_charge.erase(prise.prise_id)
                    self._coffre.journal.add(Action.ECHEANCE, prise.prise_id)
        self._erase_slips(self._coffre.orientations.erase_all, [slip.orientation_id for slip in due.orientations])
        self._erase_slips(self._coffre.recues.erase_all, due.recues)
        self._coffre.journal.forget_before(reached - self._journal_kept)
        self._coffre.cles.forget_former(reached - timedelta(days=self._coffre.reglages.get().conservation_jours))
        return due.count()

    def _erase_slips(self, erase: Callable[[Sequence[T]], None], slips: Sequence[T]) -> None:
        """All at once; a few at a time on a disk too full for that."""
        try:
            self._erase_together(erase, slips)
        except DiskFullError:
            for few in _batches(slips):
                self._erase_together(erase, few)

    def _erase_together(self, erase: Callable[[Sequence[T]], None], slips: Sequence[T]) -> None:
        if not slips:
            return
        with self._coffre.transaction():
            erase(slips)
            for slip_id in slips:
                self._coffre.journal.add(Action.ECHEANCE, str(slip_id))

    def _due(self, reached: datetime) -> _Due:
        limit = reached - timedelta(hours=self._coffre.reglages.get().brouillon_heures)
        opened_at = self._coffre.temps.opened_at
        prises = [p for p in self._coffre.prises_en_charge.list() if opened_at(p.prise_id, p.opened_at) <= limit]
        with_prises = {prise.prise_id for prise in prises}
        slips = self._coffre.orientations.list_due(reached, limit)
        # A draft goes with its reception; one that was left without is counted by itself.
        alone = tuple(s for s in slips if s.was_handed_over or s.prise_id not in with_prises)
        return _Due(tuple(prises), alone, self._coffre.recues.list_due(reached))


def _batches(due: Sequence[T]) -> Iterator[Sequence[T]]:
    return (due[start : start + _AT_ONCE] for start in range(0, len(due), _AT_ONCE))
