"""What is kept in a backup and not here, here and not in the backup, or in both and not the same: counted by SQLite."""

from dataclasses import dataclass

from desktop.poste.journal import Action
from desktop.poste.sauvegardes import Ecart, Nature
from desktop.storage.database import Database

CONTENT = (
    "reglages",
    "partenaire",
    "coordonnees",
    "annuaire_jeu",
    "annuaire_structure",
    "annuaire_service",
    "annuaire_complement",
    "prise_en_charge",
    "coche",
    "evenement",
    "formulaire",
    "entretien",
    "reponse",
    "orientation",
    "charge",
    "recue",
    "recue_reponse",
)
"""What a restoration replaces, each table after those it refers to. All other tables stay as they are."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """`parts` are the tables whose rows belong to one row of `table`, by the same identifier.

    `erased_with` is the column that the journal names when it is erased on request, "" for what never is. Columns
    `apart` are made from the others, or say where the row is: they may differ for the same thing.
    """

    table: str
    key: str
    parts: tuple[str, ...] = ()
    erased_with: str = ""
    apart: tuple[str, ...] = ()


_KEPT = {
    Nature.ORIENTATION: _Kept("orientation", "orientation_id", erased_with="orientation_id", apart=("place", "terms")),
    Nature.PRISE_EN_CHARGE: _Kept("prise_en_charge", "prise_id", ("coche", "evenement"), erased_with="prise_id"),
    Nature.ENTRETIEN: _Kept("entretien", "entretien_id", ("reponse",), erased_with="prise_id"),
    Nature.RECUE: _Kept("recue", "recue_id", ("recue_reponse",), erased_with="recue_id", apart=("place",)),
    Nature.PARTENAIRE: _Kept("partenaire", "partenaire_id"),
    Nature.NUMERO: _Kept("coordonnees", "contact_id"),
    Nature.STRUCTURE: _Kept(
        "annuaire_structure", "structure_id", ("annuaire_service",), apart=("place", "terms", "jeu_id")
    ),
    Nature.COMPLEMENT: _Kept("annuaire_complement", "structure_id"),
}
ERASABLE = (("orientation", "orientation_id"), ("prise_en_charge", "prise_id"), ("recue", "recue_id"))
"""Tables whose rows someone may ask to erase, each with the column that the journal then names."""


def columns(db: Database, table: str) -> str:
    """The columns of a table, as a list in SQL."""
    return ", ".join(name for (name,) in db.rows("SELECT name FROM pragma_table_info(?)", table))


def erased_on_request(key: str) -> str:
    """A condition in SQL: the journal of this post says that what `key` names was erased because someone asked."""
    return f"{key} IN (SELECT objet_id FROM main.journal WHERE action = '{Action.EFFACEMENT.value}')"


def compare(db: Database, schema: str) -> tuple[Ecart, ...]:
    """Compare the content of the store with that of the backup attached as `schema`, of the same version."""
    return tuple(_ecart(db, nature, kept, schema) for nature, kept in _KEPT.items())


def count_erased_since(db: Database, schema: str) -> int:
    """How many of a backup were erased on request since it was made."""
    return sum(
        _count(db, f"SELECT count(*) FROM {schema}.{table} WHERE {erased_on_request(key)}") for table, key in ERASABLE
    )


def reglages_differ(db: Database, schema: str) -> bool:
    """A backup made before the first start came to its end has no settings, and changes none."""
    kept = db.rows(f"SELECT * FROM {schema}.reglages")
    return bool(kept) and kept != db.rows("SELECT * FROM main.reglages")


def _ecart(db: Database, nature: Nature, kept: _Kept, schema: str) -> Ecart:
    table, key = kept.table, kept.key
    missing = f"SELECT count(*) FROM {{}}.{table} WHERE {key} NOT IN (SELECT {key} FROM {{}}.{table})"
    only_backup = missing.format(schema, "main")
    if kept.erased_with:
        only_backup += f" AND NOT {erased_on_request(kept.erased_with)}"
    only_poste = missing.format("main", schema)
    both = f"SELECT count(*) FROM main.{table} a JOIN {schema}.{table} b USING ({key})"
    names = [name for name in columns(db, table).split(", ") if name not in kept.apart]
    row = "({}) IS NOT ({})".format(*(", ".join(f"{side}.{name}" for name in names) for side in "ab"))
    changed = " OR ".join([row, *(f"a.{key} IN ({_changed_parts(part, key, schema)})" for part in kept.parts)])
    differing = _count(db, f"{both} WHERE {changed}")
    return Ecart(nature, _count(db, only_backup), _count(db, only_poste), differing, _count(db, both) - differing)


def _changed_parts(part: str, key: str, schema: str) -> str:
    sides = ("main", schema), (schema, "main")
    unlike = (f"SELECT * FROM (SELECT * FROM {a}.{part} EXCEPT SELECT * FROM {b}.{part})" for a, b in sides)
    return f"SELECT {key} FROM ({' UNION ALL '.join(unlike)})"


def _count(db: Database, sql: str) -> int:
    count: int = db.rows(sql)[0][0]
    return count
