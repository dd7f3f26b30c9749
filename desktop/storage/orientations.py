"""The referral slips: the body is the JSON of `orientations/codec.py`; the columns beside it are searched by."""

from desktop.errors import DamagedStoreError, NotKeptError
from desktop.orientations.codec import from_json, to_json
from desktop.orientations.model import Orientation, OrientationId, PriseEnChargeId
from desktop.storage.database import Database, Row
from desktop.storage.instants import to_text

_SELECT = "SELECT body FROM orientation"


class Orientations:
    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, orientation: Orientation) -> None:
        """Keep a slip, in the place of its former state."""
        self._db.run(
            "INSERT INTO orientation"
            " (orientation_id, prise_id, status, created_at, expires_on, body, late_s, dated_late_s)"
            " VALUES (?, ?, ?, ?, ?, ?, (SELECT late_s FROM poste), (SELECT late_s FROM poste))"
            " ON CONFLICT (orientation_id) DO UPDATE SET prise_id = excluded.prise_id, status = excluded.status,"
            " created_at = excluded.created_at, expires_on = excluded.expires_on, body = excluded.body,"
            " dated_late_s = iif(expires_on IS excluded.expires_on, dated_late_s, excluded.dated_late_s)",
            orientation.orientation_id,
            orientation.prise_id,
            orientation.status.value,
            to_text(orientation.created_at),
            orientation.expires_on.isoformat() if orientation.expires_on else None,
            to_json(orientation),
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

    def list(self) -> tuple[Orientation, ...]:
        """All, newest first."""
        return tuple(
            self._from_row(row) for row in self._db.rows(f"{_SELECT} ORDER BY created_at DESC, orientation_id")
        )

    def list_kept_beyond(self, days: int) -> tuple[Orientation, ...]:
        """All those whose date of erasure is more than `days` after they were drafted, so perhaps after hand-over."""
        rows = self._db.rows(
            f"{_SELECT} WHERE expires_on > date(created_at, 'localtime', ?) ORDER BY orientation_id", f"+{days} days"
        )
        return tuple(self._from_row(row) for row in rows)

    def list_for_prise(self, prise_id: PriseEnChargeId) -> tuple[Orientation, ...]:
        """The slips of one person received, newest first."""
        rows = self._db.rows(f"{_SELECT} WHERE prise_id = ? ORDER BY created_at DESC, orientation_id", prise_id)
        return tuple(self._from_row(row) for row in rows)

    def bring_forward(self, orientation: Orientation) -> None:
        """Keep a slip under an earlier date of erasure, which counts as the former did (`storage/temps.py`)."""
        assert orientation.expires_on is not None
        self._db.run(
            "UPDATE orientation SET expires_on = ?, body = ? WHERE orientation_id = ?",
            orientation.expires_on.isoformat(),
            to_json(orientation),
            orientation.orientation_id,
        )

    def erase(self, orientation_id: OrientationId) -> None:
        """Erase one slip, kept or not. Space is given back."""
        self._db.run("DELETE FROM orientation WHERE orientation_id = ?", orientation_id)
        self._db.give_back_space()

    def _from_row(self, row: Row) -> Orientation:
        try:
            return from_json(row[0])
        except ValueError as error:
            raise DamagedStoreError(self._db.path) from error
