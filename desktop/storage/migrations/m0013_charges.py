"""To whom each case is entrusted. It goes with the last of what is kept of that person."""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    db.run(
        "CREATE TABLE charge ("
        " prise_id TEXT PRIMARY KEY,"
        " titulaire_id TEXT NOT NULL,"
        " par TEXT NOT NULL,"
        " at TEXT NOT NULL,"
        " seen_at TEXT"
        ") STRICT, WITHOUT ROWID"
    )
    db.run("CREATE INDEX charge_titulaire ON charge (titulaire_id)")
    for statement in _TRIGGERS:
        db.run(statement)


_ERASED = """
    DELETE FROM charge WHERE prise_id = OLD.prise_id
    AND NOT EXISTS (SELECT 1 FROM orientation WHERE prise_id = OLD.prise_id)
    AND NOT EXISTS (SELECT 1 FROM prise_en_charge WHERE prise_id = OLD.prise_id);
    END
"""
_TRIGGERS = (
    f"CREATE TRIGGER charge_erased_with_orientation AFTER DELETE ON orientation BEGIN {_ERASED}",
    f"CREATE TRIGGER charge_erased_with_prise AFTER DELETE ON prise_en_charge BEGIN {_ERASED}",
)
