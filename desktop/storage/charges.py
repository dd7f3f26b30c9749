"""To whom each case is entrusted. What was entrusted to someone whose key was taken back is nobody's."""

from datetime import datetime

from desktop.errors import NotKeptError
from desktop.orientations.model import PriseEnChargeId
from desktop.poste.charges import Charge
from desktop.poste.titulaires import TitulaireId
from desktop.storage.database import Database, Row
from desktop.storage.instants import from_text, to_text

# Restored from a backup, a charge may name someone who has no key any more, or never had one.
_SELECT = (
    "SELECT prise_id, titulaire_id, par, at, seen_at FROM charge"
    " JOIN titulaire USING (titulaire_id) WHERE removed_at IS NULL"
)


class Charges:
    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, charge: Charge) -> None:
        """Entrust a case, instead of what was said of it before. Raises: NotKeptError for someone without a key."""
        count = self._db.run(
            "INSERT OR REPLACE INTO charge (prise_id, titulaire_id, par, at, seen_at)"
            " SELECT ?, titulaire_id, ?, ?, ? FROM titulaire WHERE titulaire_id = ? AND removed_at IS NULL",
            charge.prise_id,
            charge.par,
            to_text(charge.at),
            to_text(charge.seen_at) if charge.seen_at else None,
            charge.titulaire_id,
        )
        if count != 1:
            raise NotKeptError(self._db.path)

    def find(self, prise_id: PriseEnChargeId) -> Charge | None:
        row = self._db.find_row(f"{_SELECT} AND prise_id = ?", prise_id)
        return _charge(row) if row else None

    def list_for(self, titulaire_id: TitulaireId) -> tuple[Charge, ...]:
        """Those of one person, the last entrusted first."""
        rows = self._db.rows(f"{_SELECT} AND titulaire_id = ? ORDER BY at DESC, prise_id", titulaire_id)
        return tuple(_charge(row) for row in rows)

    def note_seen(self, prise_id: PriseEnChargeId, at: datetime) -> None:
        """The first time is kept."""
        self._db.run("UPDATE charge SET seen_at = ? WHERE prise_id = ? AND seen_at IS NULL", to_text(at), prise_id)

    def erase(self, prise_id: PriseEnChargeId) -> None:
        """Nobody in particular has it."""
        self._db.run("DELETE FROM charge WHERE prise_id = ?", prise_id)


def _charge(row: Row) -> Charge:
    prise_id, titulaire_id, par, at, seen_at = row
    return Charge(
        PriseEnChargeId(prise_id),
        TitulaireId(titulaire_id),
        TitulaireId(par),
        from_text(at),
        from_text(seen_at) if seen_at else None,
    )
