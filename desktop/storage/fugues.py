"""The threads of minors: the events noted of each reception."""

from desktop.errors import DamagedStoreError
from desktop.orientations.fugue import Evenement, EvenementId, EvenementKind
from desktop.orientations.model import PriseEnChargeId
from desktop.storage.database import Database, Row
from desktop.storage.instants import from_text, to_text


class Fugues:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, evenement: Evenement) -> None:
        """Its reception must be kept."""
        self._db.run(
            "INSERT INTO evenement (evenement_id, prise_id, kind, at, par, note) VALUES (?, ?, ?, ?, ?, ?)",
            evenement.evenement_id,
            evenement.prise_id,
            evenement.kind.value,
            to_text(evenement.at),
            evenement.par,
            evenement.note,
        )

    def list_for_prise(self, prise_id: PriseEnChargeId) -> tuple[Evenement, ...]:
        """Oldest first."""
        rows = self._db.rows(
            "SELECT evenement_id, prise_id, kind, at, par, note FROM evenement WHERE prise_id = ?"
            " ORDER BY at, evenement_id",
            prise_id,
        )
        return tuple(self._from_row(row) for row in rows)

    def erase(self, evenement_id: EvenementId) -> None:
        """Erase one event, kept or not. Space is given back."""
        self._db.run("DELETE FROM evenement WHERE evenement_id = ?", evenement_id)
        self._db.give_back_space()

    def _from_row(self, row: Row) -> Evenement:
        evenement_id, prise_id, kind, at, par, note = row
        try:
            return Evenement(
                EvenementId(evenement_id), PriseEnChargeId(prise_id), EvenementKind(kind), from_text(at), par, note
            )
        except ValueError as error:
            raise DamagedStoreError(self._db.path) from error
