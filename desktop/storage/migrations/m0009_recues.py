"""What the post is for, and the slips that it receives from others, each with its document and the answers given.

`place` is the order of the list (`storage/places.py`); the bytes of the document come last, so that nothing else of a
row is read through them.
"""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    for statement in _STATEMENTS:
        db.run(statement)


_STATEMENTS = (
    "ALTER TABLE reglages ADD COLUMN nature TEXT NOT NULL DEFAULT 'unite'",
    """
    CREATE TABLE recue (
        place INTEGER PRIMARY KEY,
        recue_id TEXT NOT NULL UNIQUE,
        enveloppe_id TEXT NOT NULL UNIQUE,
        orientation_id TEXT NOT NULL,
        received_at TEXT NOT NULL,
        erase_on TEXT NOT NULL,
        dated_late_s REAL NOT NULL,
        read_at TEXT,
        unite TEXT NOT NULL,
        urgence TEXT NOT NULL,
        expediteur TEXT NOT NULL,
        confiance TEXT NOT NULL,
        manifeste BLOB NOT NULL,
        body TEXT NOT NULL,
        pdf BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX recue_due ON recue (julianday(erase_on) + dated_late_s / 86400.0)",
    """
    CREATE TABLE recue_reponse (
        recue_id TEXT NOT NULL REFERENCES recue (recue_id) ON DELETE CASCADE,
        rang INTEGER NOT NULL,
        answered_at TEXT NOT NULL,
        kind TEXT NOT NULL,
        motif TEXT NOT NULL,
        rendez_vous_at TEXT,
        titulaire_id TEXT NOT NULL,
        PRIMARY KEY (recue_id, rang)
    ) STRICT, WITHOUT ROWID
    """,
)
