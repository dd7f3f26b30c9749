"""The referral slips: the body is JSON (`orientations/codec.py`); what lists, finds and erases them is in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.errors import DamagedStoreError, NotKeptError
from desktop.orientations.codec import from_json, to_json
from desktop.orientations.line import OrientationLine
from desktop.orientations.model import Orientation, OrientationId, PriseEnChargeId, Status
from desktop.orientations.reglages import Reglages
from desktop.storage import follow_up
from desktop.storage.database import Database, Row
from desktop.storage.instants import from_text, to_text
from desktop.storage.places import BEFORE_ALL, free_place
from desktop.storage.search import query, terms
from desktop.storage.search_index import indexed_at_once, is_made_again

_SELECT = "SELECT body FROM orientation"
_SELECT_LINE = "SELECT orientation_id, created_at, expires_on, status, partenaire, place FROM orientation"
_ALL_PLACES = (
    "SELECT place FROM orientation INDEXED BY orientation_place WHERE place > ? ORDER BY place LIMIT ? OFFSET ?"
)
_FOUND_PLACES = (
    "SELECT rowid FROM orientation_search WHERE orientation_search MATCH ? AND rowid > ? ORDER BY rowid"
    " LIMIT ? OFFSET ?"
)
_COUNT = "SELECT count(*) FROM"
_ALL_COUNT = "SELECT count(*) FROM orientation INDEXED BY orientation_place"
_FOUND_COUNT = "SELECT count(*) FROM (SELECT 1 FROM orientation_search WHERE orientation_search MATCH ? LIMIT ?)"
_ENTRUSTED = "SELECT place FROM orientation WHERE prise_id IN (SELECT prise_id FROM charge WHERE titulaire_id = ?)"
_ALL_PLACES_OF = f"{_ENTRUSTED} AND place > ? ORDER BY place LIMIT ? OFFSET ?"
_FOUND_PLACES_OF = _FOUND_PLACES.replace(" MATCH ?", f" MATCH ? AND rowid IN ({_ENTRUSTED})")
_SELECT_DUE = (
    "SELECT orientation_id, prise_id, was_handed_over, created_at, late_s, expires_on, dated_late_s FROM orientation"
)

_DATED = "julianday(expires_on) + dated_late_s / 86400.0 < julianday(?) + 1"
# julianday() is rounded to the millisecond: let a little more through, which is compared again.
_DRAFTED = "was_handed_over = 0 AND julianday(created_at) + late_s / 86400.0 <= julianday(?) + 0.0001"


@dataclass(frozen=True, slots=True)
class DueSlip:
    """A slip to be erased."""

    orientation_id: OrientationId
    prise_id: PriseEnChargeId
    was_handed_over: bool


class Orientations:
    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, orientation: Orientation) -> None:
        """Keep a slip, instead of its former state. Its place in the list is that of its first saving."""
        self._db.run(
            "INSERT INTO orientation"
            " (place, orientation_id, prise_id, status, created_at, expires_on, was_handed_over, partenaire, terms,"
            " body, urgence, attente_depuis, echeance_at, late_s, dated_late_s)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT late_s FROM poste), (SELECT late_s FROM poste))"
            " ON CONFLICT (orientation_id) DO UPDATE SET prise_id = excluded.prise_id, status = excluded.status,"
            " created_at = excluded.created_at, expires_on = excluded.expires_on,"
            " was_handed_over = excluded.was_handed_over, partenaire = excluded.partenaire,"
            " terms = excluded.terms, body = excluded.body, urgence = excluded.urgence,"
            " attente_depuis = excluded.attente_depuis, echeance_at = excluded.echeance_at,"
            " dated_late_s = iif(expires_on IS excluded.expires_on, dated_late_s, excluded.dated_late_s)",
            free_place(self._db, orientation.created_at),
            orientation.orientation_id,
            orientation.prise_id,
            orientation.status.value,
            to_text(orientation.created_at),
            orientation.expires_on.isoformat() if orientation.expires_on else None,
            orientation.was_handed_over,
            orientation.partenaire.nom if orientation.partenaire else "",
            terms(orientation),
            to_json(orientation),
            *follow_up.columns(orientation),
        )

    def find(self, orientation_id: OrientationId) -> Orientation | None:
        row = self._db.find_row(f"{_SELECT} WHERE orientation_id = ?", orientation_id)
        return self._from_row(row) if row else None

    def get(self, orientation_id: OrientationId) -> Orientation:
        """Raises: NotKeptError."""
        orientation = self.find(orientation_id)
        if orientation is None:
            raise NotKeptError(self._db.path)
        return orientation

    def ids(self) -> "tuple[OrientationId, ...]":
        """Those of all slips, the newest first."""
        rows = self._db.rows("SELECT orientation_id FROM orientation ORDER BY place DESC")
        return tuple(OrientationId(orientation_id) for (orientation_id,) in rows)

    def list(self) -> tuple[Orientation, ...]:
        """All, newest first, whole in memory: a page shows `lines`."""
        return tuple(self._from_row(row) for row in self._db.rows(f"{_SELECT} ORDER BY place"))

    def list_kept_beyond(self, days: int) -> tuple[Orientation, ...]:
        """All those whose date of erasure is more than `days` after they were drafted, so perhaps after hand-over."""
        rows = self._db.rows(
            f"{_SELECT} WHERE expires_on > date(created_at, 'localtime', ?) ORDER BY orientation_id", f"+{days} days"
        )
        return tuple(self._from_row(row) for row in rows)

    def list_for_prise(self, prise_id: PriseEnChargeId) -> tuple[Orientation, ...]:
        """The slips of one person received, newest first."""
        rows = self._db.rows(f"{_SELECT} WHERE prise_id = ? ORDER BY place", prise_id)
        return tuple(self._from_row(row) for row in rows)

    def list_to_follow(
        self, reglages: Reglages, now: datetime, limit: int, of: str = ""
    ) -> tuple[tuple[Orientation, ...], int]:
        """Those that have a reminder, the most urgent first, `limit` at most; and how many there are in all.

        `of` is the titulaire they are entrusted to, "" for all.
        """
        due = follow_up.most_urgent_first(self._db.rows(follow_up.DUE, *follow_up.asked(reglages, now)))
        if of:
            entrusted = {place for (place,) in self._db.rows(_ENTRUSTED, of)}
            due = tuple(place for place in due if place in entrusted)
        rows = (row for place in due[:limit] for row in self._db.rows(f"{_SELECT} WHERE place = ?", place))
        return tuple(self._from_row(row) for row in rows), len(due)

    def bring_forward(self, orientation: Orientation) -> None:
        """Keep a slip under an earlier date of erasure, which counts as the former did (`storage/temps.py`)."""
        assert orientation.expires_on is not None
        self._db.run(
            "UPDATE orientation SET expires_on = ?, body = ? WHERE orientation_id = ?",
            orientation.expires_on.isoformat(),
            to_json(orientation),
            orientation.orientation_id,
        )

    def lines(
        self, text: str = "", *, after: int | None = None, skip: int = 0, limit: int, of: str = ""
    ) -> tuple[OrientationLine, ...]:
        """The slips that match a text, all when it has no word, newest first: those past the place `after`.

        `of` is the titulaire they are entrusted to, "" for all.
        """
        places, asked = _places(query(text), of)
        start = BEFORE_ALL if after is None else after
        rows = self._db.rows(f"{_SELECT_LINE} WHERE place IN ({places}) ORDER BY place", *asked, start, limit, skip)
        return tuple(self._line(row) for row in rows)

    def count(self, text: str = "", *, limit: int, of: str = "") -> int:
        """How many slips match a text, or are entrusted, `limit` at most; all of them when nothing is asked."""
        found = query(text)
        if of:
            places, asked = _places(found, of)
            ((count,),) = self._db.rows(f"{_COUNT} ({places})", *asked, BEFORE_ALL, limit, 0)
        else:
            ((count,),) = self._db.rows(_FOUND_COUNT, found, limit) if found else self._db.rows(_ALL_COUNT)
        return int(count)

    def list_due(self, reached: datetime, limit: datetime) -> tuple[DueSlip, ...]:
        """Those whose date of erasure has begun at `reached`, and those never handed over drafted by `limit`.

        Oldest first. Both instants are in time reached (`storage/temps.py`).
        """
        rows = [
            *self._db.rows(f"{_SELECT_DUE} WHERE {_DATED}", reached.astimezone().date().isoformat()),
            *self._db.rows(f"{_SELECT_DUE} WHERE {_DRAFTED}", to_text(limit)),
        ]
        due = {row[0]: row for row in rows if _is_due(row, reached, limit)}
        in_order = sorted(due.values(), key=lambda row: str(row[3]))
        return tuple(DueSlip(OrientationId(row[0]), PriseEnChargeId(row[1]), bool(row[2])) for row in in_order)

    def erase(self, orientation_id: OrientationId) -> None:
        """Erase one slip, kept or not, with its words in the search index. Space is given back."""
        self._db.run("DELETE FROM orientation WHERE orientation_id = ?", orientation_id)
        self._db.give_back_space()

    def erase_all(self, orientation_ids: Sequence[OrientationId]) -> None:
        """Erase many, or none when the disk is full. Space is given back."""
        with self._db.transaction():
            if is_made_again(len(orientation_ids), self.count(limit=0)):
                with indexed_at_once(self._db, ("orientation",)):
                    self._delete(orientation_ids)
            else:
                self._delete(orientation_ids)
            self._db.give_back_space()

    def _delete(self, orientation_ids: Sequence[OrientationId]) -> None:
        for orientation_id in orientation_ids:
            self._db.run("DELETE FROM orientation WHERE orientation_id = ?", orientation_id)

    def _from_row(self, row: Row) -> Orientation:
        try:
            return from_json(row[0])
        except ValueError as error:
            raise DamagedStoreError(self._db.path) from error

    def _line(self, row: Row) -> OrientationLine:
        orientation_id, created_at, expires_on, status, partenaire, place = row
        try:
            return OrientationLine(
                OrientationId(orientation_id),
                from_text(created_at),
                date.fromisoformat(expires_on) if expires_on else None,
                Status(status),
                partenaire,
                place,
            )
        except ValueError as error:
            raise DamagedStoreError(self._db.path) from error


def _places(found: str, of: str) -> tuple[str, tuple[str, ...]]:
    """The statement that finds places past one, and its first parameters; the place, a limit and an offset follow."""
    if found:
        return (_FOUND_PLACES_OF, (found, of)) if of else (_FOUND_PLACES, (found,))
    return (_ALL_PLACES_OF, (of,)) if of else (_ALL_PLACES, ())


def _is_due(row: Row, reached: datetime, limit: datetime) -> bool:
    *_ids, was_handed_over, created_at, late_s, expires_on, dated_late_s = row
    if expires_on is not None:
        # The date is read by people: it begins at midnight on the post's calendar, as late as the clock was.
        begins = datetime.combine(date.fromisoformat(expires_on), time.min).astimezone()
        if begins + timedelta(seconds=dated_late_s) <= reached:
            return True
    return not was_handed_over and from_text(created_at) + timedelta(seconds=late_s) <= limit
