"""Those who open the store, the journal of what they do, and the key that signs their slots.

The journal only grows: triggers refuse a line changed, or erased before its time. `journal_borne` says where it begins
(lines before it have lived their time) and where it ends, so that lines cut off at the end are missed.
"""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    for statement in _STATEMENTS:
        db.run(statement)


_STATEMENTS = (
    # NULL until the first opening by this version.
    "ALTER TABLE poste ADD COLUMN signing_key BLOB",
    """
    CREATE TABLE titulaire (
        titulaire_id TEXT PRIMARY KEY,
        nom TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('agent', 'responsable')),
        added_at TEXT NOT NULL,
        removed_at TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE journal (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        titulaire_id TEXT NOT NULL,
        action TEXT NOT NULL,
        objet_id TEXT NOT NULL,
        detail TEXT NOT NULL,
        chain BLOB NOT NULL CHECK (length(chain) = 32)
    ) STRICT
    """,
    """
    CREATE TABLE journal_borne (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        first_seq INTEGER NOT NULL,
        before BLOB NOT NULL,
        last_seq INTEGER NOT NULL,
        head BLOB NOT NULL
    ) STRICT
    """,
    # The beginning of the chain: 32 zeros.
    "INSERT INTO journal_borne (only, first_seq, before, last_seq, head) VALUES (1, 1, zeroblob(32), 0, zeroblob(32))",
    """
    CREATE TRIGGER journal_unchanged BEFORE UPDATE ON journal
    BEGIN SELECT raise(ABORT, 'the journal only grows'); END
    """,
    """
    CREATE TRIGGER journal_kept BEFORE DELETE ON journal
    WHEN OLD.seq >= (SELECT first_seq FROM journal_borne)
    BEGIN SELECT raise(ABORT, 'the journal only grows'); END
    """,
)
