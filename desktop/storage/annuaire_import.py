"""A file being imported: held beside the directory in memory, compared with it, then put in it whole or not at all.

What the file brings is kept in temporary tables, which SQLite holds in memory (`temp_store`): comparing and importing
are then questions that it answers by itself.
"""

from collections.abc import Sequence
from datetime import datetime

from desktop.annuaire.changements import Changements, Compte
from desktop.annuaire.complement import OF_DIRECTORY
from desktop.annuaire.rows import COMPLEMENT, SERVICE, STRUCTURE, Row
from desktop.partenaires.model import Visibilite
from desktop.storage.annuaire_terms import TERMS
from desktop.storage.database import Database
from desktop.storage.instants import to_text
from desktop.storage.watch import Watch

_STEP = 2000
_NEW, _CHANGED, _SAME = 0, 1, 2
_TABLES = {"structures": "lu_structure", "services": "lu_service", "complements": "lu_complement"}
_CREATED = {
    "structures": ("line", *STRUCTURE, "departement", "etat"),
    "services": ("line", *SERVICE, "etat"),
    "complements": COMPLEMENT,
}
# What the list says of an approval counts, and an address that it hides is hidden; ages go together. Of all else, what
# was noted here does.
_APART = ("structure_id", "agrement_psp", "agrement_jusqu_au", "visibilite", "age_min", "age_max")
_FILLED = tuple(name for name in COMPLEMENT if name not in _APART)
_HIDDEN = Visibilite.JAMAIS.value
_LEFT = "structure_id NOT IN (SELECT structure_id FROM temp.lu_structure)"
_NOTED = (
    "(structure_id IN (SELECT structure_id FROM annuaire_complement)"
    f" OR '{OF_DIRECTORY}' || structure_id IN (SELECT partenaire_id FROM cle_partenaire)"
    " OR structure_id IN (SELECT structure_id FROM temp.lu_service)"
    " OR structure_id IN (SELECT structure_id FROM annuaire_service WHERE {staying}))"
)


class Arrivage:
    """What a file brings. One at a time: a new one takes the place of the former. `close` it when it is over."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.close()
        for kind, table in _TABLES.items():
            db.run(f"CREATE TEMP TABLE {table} ({', '.join(_CREATED[kind])})")
        self._kinds: set[str] = set()

    def close(self) -> None:
        """Forget what the file brought. Closing twice is harmless."""
        if self._db.is_open:
            for table in _TABLES.values():
                self._db.run(f"DROP TABLE IF EXISTS temp.{table}")

    def expect(self, kind: str) -> None:
        """The file has structures, or services: those of its set that it does not bring are gone."""
        self._kinds.add(kind)

    def add(self, kind: str, rows: Sequence[Row]) -> None:
        """Rows in the order of `annuaire/rows.py`, each after its line (but complements)."""
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            names = ", ".join(_CREATED[kind][: len(rows[0])])
            with self._db.transaction():
                self._db.run_many(f"INSERT INTO temp.{_TABLES[kind]} ({names}) VALUES ({marks})", rows)

    def take_orphans(self, limit: int) -> tuple[int, list[tuple[int, str]]]:
        """Take out the services of no structure known; how many, and the first: line and structure."""
        for what in ("structure", "service"):
            self._db.run(f"CREATE UNIQUE INDEX IF NOT EXISTS temp.lu_{what}_id ON lu_{what} ({what}_id)")
        orphan = f"{_LEFT} AND structure_id NOT IN (SELECT structure_id FROM annuaire_structure)"
        first = self._db.rows(f"SELECT line, structure_id FROM temp.lu_service WHERE {orphan} LIMIT ?", limit)
        count = self._db.run(f"DELETE FROM temp.lu_service WHERE {orphan}")
        return count, [(line, structure_id) for line, structure_id in first]

    def compare(self, jeu: str) -> Changements:
        """What importing it as this set of data would change."""
        row = self._db.find_row("SELECT jeu_id FROM annuaire_jeu WHERE nom = ?", jeu)
        jeu_id = row[0] if row else None
        ((complements,),) = self._db.rows("SELECT count(*) FROM temp.lu_complement")
        return Changements(
            self._compared("structure", STRUCTURE, jeu_id, "absente_le IS NOT NULL"),
            self._compared("service", SERVICE, jeu_id, "0"),
            complements,
        )

    def _compared(self, what: str, columns: tuple[str, ...], jeu_id: int | None, returns: str) -> Compte:
        key, lu, kept = f"{what}_id", f"temp.lu_{what}", f"annuaire_{what}"
        fields = [name for name in columns if name != key]
        unlike = " OR ".join(f"k.{name} IS NOT lu.{name}" for name in fields)
        self._db.run(
            f"UPDATE {lu} AS lu SET etat = coalesce((SELECT iif({unlike} OR {returns}, {_CHANGED}, {_SAME})"
            f" FROM {kept} k WHERE k.{key} = lu.{key}), {_NEW})"
        )
        counts: dict[int, int] = dict(self._db.rows(f"SELECT etat, count(*) FROM {lu} GROUP BY etat"))
        sums = ", ".join(f"sum(k.{name} IS NOT lu.{name})" for name in fields)
        ((*found,),) = self._db.rows(f"SELECT {sums} FROM {lu} lu JOIN {kept} k USING ({key}) WHERE etat = {_CHANGED}")
        champs = {name: count for name, count in zip(fields, found, strict=True) if count}
        absentes, effacees = self._gone(what, jeu_id)
        new, changed, same = (counts.get(each, 0) for each in (_NEW, _CHANGED, _SAME))
        return Compte(new, changed, same, absentes, effacees, champs)

    def _gone(self, what: str, jeu_id: int | None) -> tuple[int, int]:
        """How many of the set the file no longer has: marked, and erased."""
        if jeu_id is None or f"{what}s" not in self._kinds:
            return 0, 0
        left = f"FROM annuaire_{what} WHERE jeu_id = ? AND {what}_id NOT IN (SELECT {what}_id FROM temp.lu_{what})"
        if what == "service":
            ((count,),) = self._db.rows(f"SELECT count(*) {left}", jeu_id)
            return 0, count
        noted = self._noted(jeu_id)
        ((absentes,),) = self._db.rows(f"SELECT count(*) {left} AND {noted} AND absente_le IS NULL", jeu_id)
        ((effacees,),) = self._db.rows(f"SELECT count(*) {left} AND NOT {noted}", jeu_id)
        return absentes, effacees

    def _noted(self, jeu_id: int) -> str:
        """True of what is not erased with its set: noted here, or referred to by a service that stays."""
        return _NOTED.format(staying=f"jeu_id IS NOT {jeu_id}" if "services" in self._kinds else "true")

    def apply(self, jeu: str, fichier: str, now: datetime, watch: Watch) -> Changements:
        """Import it, in one transaction, or in that of the caller. Raises: CancelledError, DiskFullError."""
        with self._db.transaction():
            changements = self.compare(jeu)
            jeu_id = self._save_jeu(jeu, fichier, now)
            watch.begin(changements.structures.touched + changements.services.touched)
            self._put(jeu_id, now, watch)
            self._count_jeux()
            self._db.give_back_space()
        self.close()
        return changements

    def _save_jeu(self, jeu: str, fichier: str, now: datetime) -> int:
        self._db.run(
            "INSERT INTO annuaire_jeu (nom, fichier, imported_at, structures, services) VALUES (?, ?, ?, 0, 0)"
            " ON CONFLICT (nom) DO UPDATE SET fichier = excluded.fichier, imported_at = excluded.imported_at",
            jeu,
            fichier,
            to_text(now),
        )
        return int(self._db.rows("SELECT jeu_id FROM annuaire_jeu WHERE nom = ?", jeu)[0][0])

    def _put(self, jeu_id: int, now: datetime, watch: Watch) -> None:
        # Services come first: the words of a structure are made of theirs, once.
        self._db.run("PRAGMA defer_foreign_keys = ON")
        self._db.run("CREATE TEMP TABLE IF NOT EXISTS lu_reworded (structure_id TEXT PRIMARY KEY)")
        self._db.run("DELETE FROM temp.lu_reworded")
        self._remove_gone(jeu_id, now)
        self._put_services(jeu_id, watch)
        self._put_complements()
        self._put_structures(jeu_id, watch)
        self._db.run(
            f"UPDATE annuaire_structure AS s SET terms = {TERMS}"
            " WHERE structure_id IN (SELECT structure_id FROM temp.lu_reworded)"
        )
        self._db.run("DROP TABLE temp.lu_reworded")

    def _remove_gone(self, jeu_id: int, now: datetime) -> None:
        if "services" in self._kinds:
            gone = "jeu_id = ? AND service_id NOT IN (SELECT service_id FROM temp.lu_service)"
            self._reword(f"SELECT structure_id FROM annuaire_service WHERE {gone}", jeu_id)
            self._db.run(f"DELETE FROM annuaire_service WHERE {gone}", jeu_id)
        if "structures" in self._kinds:
            gone = f"jeu_id = ? AND {_LEFT} AND NOT {self._noted(jeu_id)}"
            self._db.run(f"DELETE FROM annuaire_structure WHERE {gone}", jeu_id)
            day = now.astimezone().date().isoformat()
            self._db.run(
                f"UPDATE annuaire_structure SET absente_le = ? WHERE jeu_id = ? AND {_LEFT} AND absente_le IS NULL",
                day,
                jeu_id,
            )

    def _put_services(self, jeu_id: int, watch: Watch) -> None:
        # One that changes hands takes its words away from the former structure too.
        self._reword(
            "SELECT k.structure_id FROM annuaire_service k JOIN temp.lu_service USING (service_id)"
            f" WHERE etat = {_CHANGED}"
        )
        self._reword(f"SELECT structure_id FROM temp.lu_service WHERE etat < {_SAME}")
        self._copied("service", SERVICE, f"{jeu_id}", ", jeu_id", watch)
        self._db.run(
            f"UPDATE annuaire_service SET jeu_id = ? WHERE jeu_id IS NOT ? AND service_id IN"
            f" (SELECT service_id FROM temp.lu_service WHERE etat = {_SAME})",
            jeu_id,
            jeu_id,
        )

    def _put_structures(self, jeu_id: int, watch: Watch) -> None:
        names = (*STRUCTURE, "departement")
        self._copied("structure", names, f"{jeu_id}, NULL, {TERMS}", ", jeu_id, absente_le, terms", watch)
        self._db.run(
            f"UPDATE annuaire_structure SET jeu_id = ? WHERE jeu_id IS NOT ? AND structure_id IN"
            f" (SELECT structure_id FROM temp.lu_structure WHERE etat = {_SAME})",
            jeu_id,
            jeu_id,
        )

    def _copied(self, what: str, columns: tuple[str, ...], more: str, more_names: str, watch: Watch) -> None:
        """Put the rows that are new or changed, some at a time: the work can be stopped between them."""
        names = ", ".join(columns)
        changed = [name for name in (*columns, *more_names.replace(",", " ").split()) if name != f"{what}_id"]
        updated = ", ".join(f"{name} = excluded.{name}" for name in changed)
        ((last,),) = self._db.rows(f"SELECT coalesce(max(rowid), 0) FROM temp.lu_{what}")
        for start in range(0, last, _STEP):
            count = self._db.run(
                f"INSERT INTO annuaire_{what} ({names}{more_names}) SELECT {names}, {more} FROM temp.lu_{what} AS s"
                f" WHERE rowid > ? AND rowid <= ? AND etat < {_SAME}"
                f" ON CONFLICT ({what}_id) DO UPDATE SET {updated}",
                start,
                start + _STEP,
            )
            watch.advance(max(0, count))

    def _put_complements(self) -> None:
        names = ", ".join(COMPLEMENT)
        filled = ", ".join(f"{name} = iif({name} IS NULL OR {name} = '', excluded.{name}, {name})" for name in _FILLED)
        # Those of two sources together may be those of nobody.
        ages = ", ".join(
            f"{name} = iif(coalesce(age_min, age_max) IS NULL, excluded.{name}, {name})"
            for name in ("age_min", "age_max")
        )
        self._db.run(
            f"INSERT INTO annuaire_complement ({names}) SELECT {names} FROM temp.lu_complement WHERE true"
            " ON CONFLICT (structure_id) DO UPDATE SET agrement_psp = excluded.agrement_psp,"
            " agrement_jusqu_au = coalesce(excluded.agrement_jusqu_au, agrement_jusqu_au),"
            f" visibilite = iif(excluded.visibilite = '{_HIDDEN}', '{_HIDDEN}',"
            " coalesce(visibilite, excluded.visibilite)),"
            f" {ages}, {filled}"
        )

    def _reword(self, structures: str, *values: object) -> None:
        self._db.run(f"INSERT OR IGNORE INTO temp.lu_reworded {structures}", *values)

    def _count_jeux(self) -> None:
        for what in ("structure", "service"):
            self._db.run(
                f"UPDATE annuaire_jeu SET {what}s ="
                f" (SELECT count(*) FROM annuaire_{what} WHERE annuaire_{what}.jeu_id = annuaire_jeu.jeu_id)"
            )
