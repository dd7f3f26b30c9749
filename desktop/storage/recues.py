"""The slips received: the body is JSON (`orientations/codec.py`); what lists, finds and erases them is in columns."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from desktop.errors import CleError, DamagedStoreError, NotKeptError
from desktop.orientations.codec import transmissible_from_json, transmissible_to_json
from desktop.orientations.model import OrientationId, Urgence
from desktop.orientations.reponse import MotifRefus, Reponse, ReponseKind
from desktop.poste.cles import ClePublique
from desktop.poste.recues import Boite, Confiance, Recue, RecueId, RecueLine, ReponseDonnee, Vue
from desktop.poste.titulaires import TitulaireId
from desktop.storage.database import Database, Row
from desktop.storage.instants import from_text, to_text
from desktop.storage.places import BEFORE_ALL, free_place

_SELECT = (
    "SELECT recue_id, enveloppe_id, orientation_id, received_at, erase_on, expediteur, confiance, body, manifeste,"
    " read_at FROM recue"
)
_DATED = "julianday(erase_on) + dated_late_s / 86400.0 < julianday(?) + 1"


def _last(column: str) -> str:
    """That column of the last answer given, in SQL: the later one wins."""
    return f"(SELECT {column} FROM recue_reponse d WHERE d.recue_id = recue.recue_id ORDER BY rang DESC LIMIT 1)"


_SELECT_LINE = (
    "SELECT recue_id, received_at, erase_on, unite, urgence, read_at IS NOT NULL,"
    f" coalesce({_last('kind')}, ''), {_last('rendez_vous_at')}, place FROM recue"
)
# ?1 is from when appointments are to come, ?2 the day by which erasure is soon.
_VUES = {
    Vue.TOUTES: "1",
    Vue.A_OUVRIR: "read_at IS NULL",
    Vue.A_REPONDRE: f"read_at IS NOT NULL AND coalesce({_last('kind')}, 'recue') = 'recue'",
    Vue.RENDEZ_VOUS: f"coalesce({_last('rendez_vous_at')} >= ?1, 0)",
    Vue.A_EFFACER: _DATED.replace("?", "?2"),
}


class Recues:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, recue: Recue, pdf: bytes) -> None:
        """Keep a slip with its document."""
        self._db.run(
            "INSERT INTO recue (place, recue_id, enveloppe_id, orientation_id, received_at, erase_on, dated_late_s,"
            " read_at, unite, urgence, expediteur, confiance, manifeste, body, pdf)"
            " VALUES (?, ?, ?, ?, ?, ?, (SELECT late_s FROM poste), ?, ?, ?, ?, ?, ?, ?, ?)",
            free_place(self._db, recue.received_at, "recue"),
            recue.recue_id,
            recue.enveloppe_id,
            recue.orientation_id,
            to_text(recue.received_at),
            recue.erase_on.isoformat(),
            to_text(recue.read_at) if recue.read_at else None,
            recue.unite,
            recue.urgence.value if recue.urgence else "",
            recue.expediteur.line(),
            recue.confiance.value,
            recue.manifeste,
            transmissible_to_json(recue.contenu),
            pdf,
        )

    def get(self, recue_id: RecueId) -> Recue:
        """Raises: NotKeptError."""
        return self._from_row(self._row(f"{_SELECT} WHERE recue_id = ?", recue_id))

    def find_enveloppe(self, enveloppe_id: str) -> Recue | None:
        """The slip that this envelope brought, if it is still kept."""
        row = self._db.find_row(f"{_SELECT} WHERE enveloppe_id = ?", enveloppe_id)
        return self._from_row(row) if row else None

    def last_received(self, orientation_id: OrientationId, expediteur: ClePublique) -> datetime | None:
        """When a slip of that sender last came, by whichever envelope that is still kept."""
        row = self._db.find_row(
            "SELECT max(received_at) FROM recue WHERE orientation_id = ? AND expediteur = ?",
            orientation_id,
            expediteur.line(),
        )
        return from_text(row[0]) if row and row[0] else None

    def pdf(self, recue_id: RecueId) -> bytes:
        """Raises: NotKeptError."""
        (pdf,) = self._row("SELECT pdf FROM recue WHERE recue_id = ?", recue_id)
        return bytes(pdf)

    def note_read(self, recue_id: RecueId, at: datetime) -> None:
        """Only the first reading is dated: the journal has the others."""
        self._db.run("UPDATE recue SET read_at = ? WHERE recue_id = ? AND read_at IS NULL", to_text(at), recue_id)

    def lines(
        self, vue: Vue, now: datetime, soon: date, *, after: int | None = None, skip: int = 0, limit: int
    ) -> tuple[RecueLine, ...]:
        """The slips of a view, newest first: those past the place `after`. `soon` is in time reached."""
        rows = self._db.rows(
            f"{_SELECT_LINE} WHERE {_VUES[vue]} AND place > ?3 ORDER BY place LIMIT ?4 OFFSET ?5",
            to_text(now),
            soon.isoformat(),
            BEFORE_ALL if after is None else after,
            limit,
            skip,
        )
        return tuple(self._line(row) for row in rows)

    def count(self, now: datetime, soon: date) -> Boite:
        """How many each view holds."""
        sums = ", ".join(f"coalesce(sum({_VUES[vue]}), 0)" for vue in Vue)
        ((*counts,),) = self._db.rows(f"SELECT {sums} FROM recue", to_text(now), soon.isoformat())
        return Boite(*counts)

    def count_all(self) -> int:
        ((count,),) = self._db.rows("SELECT count(*) FROM recue")
        return int(count)

    def bring_forward(self, days: int) -> int:
        """Let none be kept more than `days` after it was received; return how many were to be."""
        kept = f"date(received_at, 'localtime', '+{days} days')"
        return self._db.run(f"UPDATE recue SET erase_on = {kept} WHERE erase_on > {kept}")

    def add_reponse(self, recue_id: RecueId, donnee: ReponseDonnee) -> None:
        """Keep an answer after those given before. Raises: NotKeptError."""
        reponse = donnee.reponse
        assert reponse.answered_at is not None
        with self._db.transaction():
            self._row("SELECT 1 FROM recue WHERE recue_id = ?", recue_id)
            self._db.run(
                "INSERT INTO recue_reponse (recue_id, rang, answered_at, kind, motif, rendez_vous_at, titulaire_id)"
                " VALUES (?1, (SELECT count(*) FROM recue_reponse WHERE recue_id = ?1), ?2, ?3, ?4, ?5, ?6)",
                recue_id,
                to_text(reponse.answered_at),
                reponse.kind.value,
                reponse.motif.value if reponse.motif else "",
                to_text(reponse.rendez_vous_at) if reponse.rendez_vous_at else None,
                donnee.titulaire_id,
            )

    def expediteurs(self) -> tuple[ClePublique, ...]:
        """The keys of those whose slips are kept, each once."""
        rows = self._db.rows("SELECT DISTINCT expediteur FROM recue")
        return tuple(ClePublique.from_line(line) for (line,) in rows)

    def list_due(self, reached: datetime) -> tuple[RecueId, ...]:
        """Those whose date of erasure has begun at `reached`, in time reached (`storage/temps.py`), oldest first."""
        rows = self._db.rows(
            f"SELECT recue_id, erase_on, dated_late_s FROM recue WHERE {_DATED} ORDER BY received_at",
            reached.astimezone().date().isoformat(),
        )
        return tuple(RecueId(recue_id) for recue_id, day, late_s in rows if _has_begun(day, late_s, reached))

    def erase_all(self, recue_ids: Sequence[RecueId]) -> None:
        """Erase slips, kept or not, each with its document and its answers. Space is given back."""
        with self._db.transaction():
            for recue_id in recue_ids:
                self._db.run("DELETE FROM recue WHERE recue_id = ?", recue_id)
            self._db.give_back_space()

    def _row(self, sql: str, recue_id: RecueId) -> Row:
        row = self._db.find_row(sql, recue_id)
        if row is None:
            raise NotKeptError(self._db.path)
        return row

    def _from_row(self, row: Row) -> Recue:
        recue_id, enveloppe_id, orientation_id, received_at, erase_on, expediteur, confiance, *inside, read_at = row
        body, manifeste = inside
        try:
            return Recue(
                RecueId(recue_id),
                enveloppe_id,
                OrientationId(orientation_id),
                from_text(received_at),
                date.fromisoformat(erase_on),
                ClePublique.from_line(expediteur),
                Confiance(confiance),
                transmissible_from_json(body),
                bytes(manifeste),
                from_text(read_at) if read_at else None,
                self._reponses(recue_id),
            )
        except (ValueError, CleError) as error:
            raise DamagedStoreError(self._db.path) from error

    def _reponses(self, recue_id: str) -> tuple[ReponseDonnee, ...]:
        """Raises: ValueError."""
        rows = self._db.rows(
            "SELECT kind, motif, rendez_vous_at, answered_at, titulaire_id FROM recue_reponse WHERE recue_id = ?"
            " ORDER BY rang",
            recue_id,
        )
        return tuple(
            ReponseDonnee(
                Reponse(
                    ReponseKind(kind),
                    MotifRefus(motif) if motif else None,
                    from_text(rendez_vous_at) if rendez_vous_at else None,
                    from_text(answered_at),
                ),
                TitulaireId(titulaire_id),
            )
            for kind, motif, rendez_vous_at, answered_at, titulaire_id in rows
        )

    def _line(self, row: Row) -> RecueLine:
        recue_id, received_at, erase_on, unite, urgence, is_read, reponse, rendez_vous_at, place = row
        try:
            return RecueLine(
                RecueId(recue_id),
                from_text(received_at),
                date.fromisoformat(erase_on),
                unite,
                Urgence(urgence) if urgence else None,
                bool(is_read),
                ReponseKind(reponse) if reponse else None,
                from_text(rendez_vous_at) if rendez_vous_at else None,
                place,
            )
        except ValueError as error:
            raise DamagedStoreError(self._db.path) from error


def _has_begun(day: str, late_s: float, reached: datetime) -> bool:
    """The date is read by people: it begins at midnight on the post's calendar, as late as the clock was."""
    begins = datetime.combine(date.fromisoformat(day), time.min).astimezone()
    return begins + timedelta(seconds=late_s) <= reached
