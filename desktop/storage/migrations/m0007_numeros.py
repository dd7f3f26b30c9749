"""How this post reaches each local service of the sheets, and which public copies of it were written.

`poste.numeros_written` holds the digests of the copies that the disk may hold: one, or two while one takes the place
of the other.
"""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    db.run(
        "CREATE TABLE coordonnees ("
        " contact_id TEXT PRIMARY KEY,"
        " telephone TEXT NOT NULL,"
        " nom TEXT NOT NULL,"
        " horaires TEXT NOT NULL,"
        " courriel TEXT NOT NULL,"
        " note TEXT NOT NULL,"
        " verifie_le TEXT NOT NULL,"
        " verifie_par TEXT NOT NULL"
        ") STRICT"
    )
    db.run("ALTER TABLE poste ADD COLUMN numeros_written TEXT NOT NULL DEFAULT ''")
