"""The thread of a minor: runaway and return, each event with its date. It goes with the reception."""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    db.run(
        "CREATE TABLE evenement ("
        " evenement_id TEXT PRIMARY KEY,"
        " prise_id TEXT NOT NULL REFERENCES prise_en_charge ON DELETE CASCADE,"
        " kind TEXT NOT NULL,"
        " at TEXT NOT NULL,"
        " par TEXT NOT NULL,"
        " note TEXT NOT NULL"
        ") STRICT, WITHOUT ROWID"
    )
    db.run("CREATE INDEX evenement_prise_id ON evenement (prise_id)")
