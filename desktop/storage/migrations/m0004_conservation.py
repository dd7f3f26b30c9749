"""How long slips handed over are kept at most, so that it is not counted again at each opening.

0 when it is not known: settings that change bring it back to 0.
"""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    db.run("ALTER TABLE reglages ADD COLUMN kept_within_days INTEGER NOT NULL DEFAULT 0")
