"""The persons received, each with the steps ticked. Never a name: identifiers, a sheet and instants."""

from datetime import datetime

from desktop.errors import NotKeptError
from desktop.fiches.model import EtapeId, FicheId
from desktop.orientations.model import Coche, PriseEnCharge, PriseEnChargeId
from desktop.storage.database import Database, Row
from desktop.storage.instants import from_text, to_text

_SELECT = "SELECT prise_id, fiche_id, opened_at FROM prise_en_charge"


class PrisesEnCharge:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, prise: PriseEnCharge) -> None:
        with self._db.transaction():
            self._db.run(
                "INSERT INTO prise_en_charge (prise_id, fiche_id, opened_at, late_s)"
                " VALUES (?, ?, ?, (SELECT late_s FROM poste))",
                prise.prise_id,
                prise.fiche_id,
                to_text(prise.opened_at),
            )
            for coche in prise.coches:
                self._insert(prise.prise_id, coche)

    def find(self, prise_id: PriseEnChargeId) -> PriseEnCharge | None:
        row = self._db.find_row(f"{_SELECT} WHERE prise_id = ?", prise_id)
        return self._from_row(row) if row else None

    def get(self, prise_id: PriseEnChargeId) -> PriseEnCharge:
        """Raises: NotKeptError."""
        prise = self.find(prise_id)
        if prise is None:
            raise NotKeptError(self._db.path)
        return prise

    def list(self) -> tuple[PriseEnCharge, ...]:
        """All, newest first."""
        return tuple(self._from_row(row) for row in self._db.rows(f"{_SELECT} ORDER BY opened_at DESC, prise_id"))

    def list_opened_before(self, instant: datetime) -> tuple[PriseEnCharge, ...]:
        """Those opened strictly before `instant`, oldest first."""
        rows = self._db.rows(f"{_SELECT} WHERE opened_at < ? ORDER BY opened_at, prise_id", to_text(instant))
        return tuple(self._from_row(row) for row in rows)

    def set_fiche(self, prise_id: PriseEnChargeId, fiche_id: FicheId) -> None:
        """Raises: NotKeptError."""
        if self._db.run("UPDATE prise_en_charge SET fiche_id = ? WHERE prise_id = ?", fiche_id, prise_id) != 1:
            raise NotKeptError(self._db.path)

    def tick(self, prise_id: PriseEnChargeId, etape_id: EtapeId, at: datetime) -> None:
        """Tick a step; a step ticked already keeps its first instant. Raises: NotKeptError."""
        with self._db.transaction():
            self.get(prise_id)
            self._insert(prise_id, Coche(etape_id, at))

    def untick(self, prise_id: PriseEnChargeId, etape_id: EtapeId) -> None:
        self._db.run("DELETE FROM coche WHERE prise_id = ? AND etape_id = ?", prise_id, etape_id)

    def erase(self, prise_id: PriseEnChargeId) -> None:
        """Erase with its ticks, its interviews and its slips that were not handed over. Space is given back."""
        with self._db.transaction():
            self._db.run("DELETE FROM orientation WHERE prise_id = ? AND was_handed_over = 0", prise_id)
            self._db.run("DELETE FROM prise_en_charge WHERE prise_id = ?", prise_id)
            self._db.give_back_space()

    def _insert(self, prise_id: PriseEnChargeId, coche: Coche) -> None:
        self._db.run(
            "INSERT INTO coche (prise_id, etape_id, ticked_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            prise_id,
            coche.etape_id,
            to_text(coche.ticked_at),
        )

    def _from_row(self, row: Row) -> PriseEnCharge:
        prise_id, fiche_id, opened_at = row
        coches = self._db.rows(
            "SELECT etape_id, ticked_at FROM coche WHERE prise_id = ? ORDER BY ticked_at, etape_id", prise_id
        )
        return PriseEnCharge(
            prise_id=PriseEnChargeId(prise_id),
            fiche_id=FicheId(fiche_id),
            opened_at=from_text(opened_at),
            coches=tuple(Coche(EtapeId(etape_id), from_text(at)) for etape_id, at in coches),
        )
