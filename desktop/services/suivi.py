"""What follows the hand-over of a slip: the calls made, and what is still to be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.errors import InvalidTransitionError
from desktop.orientations.appel import NOTE_LENGTH, Appel, Appele, IssueAppel
from desktop.orientations.life_cycle import OVER
from desktop.orientations.model import Orientation, OrientationId
from desktop.orientations.rappels import Rappel, due, due_of
from desktop.poste.charges import Charge
from desktop.poste.journal import Action
from desktop.services.charges import Charges
from desktop.storage.coffre import Coffre

LISTED_AT_MOST = 200
"""Reminders beyond are counted: nobody reads so far, and reading them all would make home wait."""


@dataclass(frozen=True, slots=True)
class Suivis:
    """The most urgent reminders first; `count` is how many slips have one."""

    rappels: tuple[Rappel, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """A slip with what its page shows beside it. `names` are those who ever had a key, by id.

    `charge` is None when nobody in particular has it.
    """

    orientation: Orientation
    rappels: tuple[Rappel, ...]
    names: Mapping[str, str]
    charge: Charge | None


class Suivi:
    def __init__(self, coffre: Coffre, now: Callable[[], datetime], charges: Charges) -> None:
        self._coffre = coffre
        self._now = now
        self._charges = charges

    def due(self, at_most: int = LISTED_AT_MOST, *, is_mine: bool = False) -> Suivis:
        """What is still to be done of the slips of this post, or of those entrusted to who is there.

        Reads no slip that has nothing due.
        """
        reglages, now = self._coffre.reglages.get(), self._now()
        of = self._coffre.titulaire.titulaire_id if is_mine else ""
        slips, count = self._coffre.orientations.list_to_follow(reglages, now, at_most, of)
        return Suivis(due(slips, reglages, now), count)

    def look(self, orientation: Orientation) -> Followed:
        """What is to be done of one slip, and who did what."""
        rappels = due_of(orientation, self._coffre.reglages.get(), self._now())
        names = {str(titulaire_id): nom for titulaire_id, nom in self._coffre.trousseau.names().items()}
        self._charges.note_seen(orientation.prise_id)
        charge = self._charges.find(orientation.prise_id)
        return Followed(orientation, rappels, names, charge)

    def call(
        self,
        orientation_id: OrientationId,
        appele: Appele,
        issue: IssueAppel,
        rappel_at: datetime | None = None,
        note: str = "",
    ) -> Orientation:
        """Note a call just made; `rappel_at` is when to call again, for `A_RAPPELER` alone.

        Raises: NotKeptError, InvalidTransitionError for a slip that is over.
        """
        kept = self._coffre.orientations.get(orientation_id)
        if kept.status in OVER:
            raise InvalidTransitionError(kept.status, kept.status)
        asked = rappel_at if issue is IssueAppel.A_RAPPELER else None
        said = " ".join(note.split())[:NOTE_LENGTH]
        appel = Appel(self._now(), self._coffre.titulaire.titulaire_id, appele, issue, asked, said)
        noted = replace(kept, appels=(*kept.appels, appel))
        with self._coffre.transaction():
            self._coffre.orientations.save(noted)
            self._coffre.journal.add(Action.APPEL, orientation_id, issue.value)
        return noted
