"""The interviews, one row an answer: each answer is committed when `save_reponse` returns."""

from collections.abc import Iterable
from datetime import datetime

from desktop.entretiens.model import EntretienId, EntretienKept, Etat, Ref, Reponse
from desktop.errors import NotKeptError
from desktop.langues.langue import Langue
from desktop.orientations.model import PriseEnChargeId
from desktop.storage.database import Database, Row
from desktop.storage.instants import from_text, to_text

_SELECT = """
    SELECT entretien_id, prise_id, formulaire_id, version, langue, started_at, position, finished_at FROM entretien
"""


class Entretiens:
    def __init__(self, db: Database) -> None:
        self._db = db

    def start(
        self,
        entretien_id: EntretienId,
        prise_id: PriseEnChargeId,
        formulaire_id: str,
        version: str,
        langue: Langue,
        at: datetime,
    ) -> None:
        """Raises: NotKeptError when the person received was erased meanwhile."""
        count = self._db.run(
            "INSERT INTO entretien (entretien_id, prise_id, formulaire_id, version, langue, started_at)"
            " SELECT ?, prise_id, ?, ?, ?, ? FROM prise_en_charge WHERE prise_id = ?",
            entretien_id,
            formulaire_id,
            version,
            langue.value,
            to_text(at),
            prise_id,
        )
        self._expect_one(count)

    def save_reponse(self, entretien_id: EntretienId, reponse: Reponse) -> None:
        """Keep an answer in the place of the former one. Raises: NotKeptError when the interview was erased."""
        count = self._db.run(
            "INSERT INTO reponse (entretien_id, ref, etat, value, answered_at, langue, asked_by)"
            " SELECT entretien_id, ?, ?, ?, ?, ?, ? FROM entretien WHERE entretien_id = ?"
            " ON CONFLICT (entretien_id, ref) DO UPDATE SET etat = excluded.etat, value = excluded.value,"
            " answered_at = excluded.answered_at, langue = excluded.langue, asked_by = excluded.asked_by",
            reponse.ref,
            reponse.etat.value,
            reponse.value,
            to_text(reponse.answered_at),
            reponse.langue.value,
            reponse.asked_by,
            entretien_id,
        )
        self._expect_one(count)

    def clear_reponse(self, entretien_id: EntretienId, ref: Ref) -> None:
        self._db.run("DELETE FROM reponse WHERE entretien_id = ? AND ref = ?", entretien_id, ref)

    def move_reponses(self, entretien_id: EntretienId, former: Iterable[Ref], reponses: Iterable[Reponse]) -> None:
        """Put answers in the place of those at the `former` paths, all at once. Raises: NotKeptError."""
        with self._db.transaction():
            for ref in former:
                self.clear_reponse(entretien_id, ref)
            for reponse in reponses:
                self.save_reponse(entretien_id, reponse)

    def set_version(self, entretien_id: EntretienId, version: str) -> None:
        """Raises: NotKeptError."""
        count = self._db.run("UPDATE entretien SET version = ? WHERE entretien_id = ?", version, entretien_id)
        self._expect_one(count)

    def set_position(self, entretien_id: EntretienId, ref: Ref) -> None:
        """Raises: NotKeptError."""
        count = self._db.run("UPDATE entretien SET position = ? WHERE entretien_id = ?", ref, entretien_id)
        self._expect_one(count)

    def set_langue(self, entretien_id: EntretienId, langue: Langue) -> None:
        """Raises: NotKeptError."""
        count = self._db.run("UPDATE entretien SET langue = ? WHERE entretien_id = ?", langue.value, entretien_id)
        self._expect_one(count)

    def set_finished(self, entretien_id: EntretienId, at: datetime | None) -> None:
        """`at` is None when the interview is taken up again. Raises: NotKeptError."""
        instant = to_text(at) if at else None
        count = self._db.run("UPDATE entretien SET finished_at = ? WHERE entretien_id = ?", instant, entretien_id)
        self._expect_one(count)

    def get(self, entretien_id: EntretienId) -> EntretienKept:
        """Raises: NotKeptError."""
        row = self._db.find_row(f"{_SELECT} WHERE entretien_id = ?", entretien_id)
        if row is None:
            raise NotKeptError(self._db.path)
        return self._from_row(row)

    def list_for_prise(self, prise_id: PriseEnChargeId) -> tuple[EntretienKept, ...]:
        """The interviews of this person, the last one begun first."""
        rows = self._db.rows(f"{_SELECT} WHERE prise_id = ? ORDER BY started_at DESC, entretien_id", prise_id)
        return tuple(self._from_row(row) for row in rows)

    def count_for_prise(self, prise_id: PriseEnChargeId) -> tuple[int, int]:
        """How many interviews this person has, and answers in them."""
        ((entretiens, reponses),) = self._db.rows(
            "SELECT count(DISTINCT entretien_id), count(ref) FROM entretien LEFT JOIN reponse USING (entretien_id)"
            " WHERE prise_id = ?",
            prise_id,
        )
        return entretiens, reponses

    def _expect_one(self, count: int) -> None:
        if count != 1:
            raise NotKeptError(self._db.path)

    def _from_row(self, row: Row) -> EntretienKept:
        entretien_id, prise_id, formulaire_id, version, langue, started_at, position, finished_at = row
        return EntretienKept(
            entretien_id=EntretienId(entretien_id),
            prise_id=prise_id,
            formulaire_id=formulaire_id,
            version=version,
            langue=Langue(langue),
            started_at=from_text(started_at),
            position=Ref(position) if position else None,
            finished_at=from_text(finished_at) if finished_at else None,
            reponses=self._reponses(entretien_id),
        )

    def _reponses(self, entretien_id: str) -> tuple[Reponse, ...]:
        rows = self._db.rows(
            "SELECT ref, etat, value, answered_at, langue, asked_by FROM reponse WHERE entretien_id = ?"
            " ORDER BY answered_at, ref",
            entretien_id,
        )
        return tuple(
            Reponse(Ref(ref), Etat(etat), value, from_text(answered_at), Langue(langue), asked_by)
            for ref, etat, value, answered_at, langue, asked_by in rows
        )
