"""The identity of the post, which opens and signs what is exchanged, and the public keys of its partners.

Of the identities, one has no `renewed_at`: it is the one in use.
"""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    db.run(
        "CREATE TABLE identite ("
        " identite_id INTEGER PRIMARY KEY,"
        " secret BLOB NOT NULL,"
        " made_at TEXT NOT NULL,"
        " renewed_at TEXT"
        ") STRICT"
    )
    db.run("CREATE UNIQUE INDEX identite_in_use ON identite (renewed_at IS NULL) WHERE renewed_at IS NULL")
    db.run(
        "CREATE TABLE cle_partenaire ("
        " partenaire_id TEXT PRIMARY KEY,"
        " line TEXT NOT NULL,"
        " added_at TEXT NOT NULL,"
        " verified_at TEXT,"
        " verified_by TEXT NOT NULL,"
        " revoked_at TEXT"
        ") STRICT"
    )
