"""The slips that this post receives: kept, read, counted, erased."""

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop.poste.journal import Action
from desktop.poste.politique import Droit
from desktop.poste.recues import Boite, Recue, RecueId, RecueLine, Vue
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre

LINES_A_PAGE = 64
_SOON = timedelta(days=3)


class Recues:
    def __init__(self, coffre: Coffre, now: Callable[[], datetime], permissions: Permissions) -> None:
        self._coffre = coffre
        self._now = now
        self._permissions = permissions

    def lines(self, vue: Vue, *, after: int | None = None, skip: int = 0) -> tuple[RecueLine, ...]:
        """One page of a view, newest first: past the place `after`."""
        now = self._now()
        soon = (self._coffre.temps.look(now) + _SOON).astimezone().date()
        return self._coffre.recues.lines(vue, now, soon, after=after, skip=skip, limit=LINES_A_PAGE)

    def count(self) -> Boite:
        """How many each view holds."""
        now = self._now()
        return self._coffre.recues.count(now, (self._coffre.temps.look(now) + _SOON).astimezone().date())

    def read(self, recue_id: RecueId) -> Recue:
        """Read one; the journal says so. Raises: NotKeptError."""
        self._coffre.recues.get(recue_id)
        self._coffre.journal.note(Action.LECTURE, recue_id, "recue")
        self._coffre.recues.note_read(recue_id, self._now())
        return self._coffre.recues.get(recue_id)

    def pdf(self, recue_id: RecueId) -> bytes:
        """The document that came with the slip. Raises: NotKeptError."""
        return self._coffre.recues.pdf(recue_id)

    def erase(self, recue_id: RecueId) -> None:
        """Erase one before its date, with its document and the answers given. Raises: NotKeptError, NotAllowedError."""
        self._permissions.require(Droit.EFFACER)
        self._coffre.recues.get(recue_id)
        with self._coffre.transaction():
            self._coffre.recues.erase_all((recue_id,))
            self._coffre.journal.add(Action.EFFACEMENT, recue_id)
