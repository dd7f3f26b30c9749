"""Questionnaires that the service wrote and a responsable imported, compiled.

One removed stays, offered to nobody, as long as an interview was begun with it.
"""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    db.run(
        "CREATE TABLE formulaire ("
        " formulaire_id TEXT PRIMARY KEY,"
        " title TEXT NOT NULL,"
        " version TEXT NOT NULL,"
        " compiled TEXT NOT NULL,"
        " imported_at TEXT NOT NULL,"
        " removed_at TEXT"
        ") STRICT"
    )
