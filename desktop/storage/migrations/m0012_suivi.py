"""From when each slip handed over is to be looked at, and how long the post waits for an answer.

The columns of a slip are what `orientations/rappels.py` says of it: since when a decision is awaited, the most urgent
need, when the first thing it dates is to be shown.
"""

from desktop.errors import DamagedStoreError
from desktop.orientations.codec import from_json
from desktop.storage.database import Database
from desktop.storage.follow_up import columns


def upgrade(db: Database) -> None:
    for statement in _STATEMENTS:
        db.run(statement)
    # One at a time: a store of many slips is not held in memory.
    for (place,) in db.rows("SELECT place FROM orientation WHERE was_handed_over"):
        ((body,),) = db.rows("SELECT body FROM orientation WHERE place = ?", place)
        try:
            found = columns(from_json(body))
        except ValueError as error:
            raise DamagedStoreError(db.path) from error
        db.run("UPDATE orientation SET urgence = ?, attente_depuis = ?, echeance_at = ? WHERE place = ?", *found, place)


_STATEMENTS = (
    "ALTER TABLE orientation ADD COLUMN urgence TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE orientation ADD COLUMN attente_depuis TEXT",
    "ALTER TABLE orientation ADD COLUMN echeance_at TEXT",
    "CREATE INDEX orientation_attente ON orientation (urgence, attente_depuis) WHERE attente_depuis IS NOT NULL",
    "CREATE INDEX orientation_echeance ON orientation (echeance_at, urgence) WHERE echeance_at IS NOT NULL",
    """
    CREATE INDEX orientation_followed ON orientation (expires_on, urgence, status)
    WHERE status IN ('remise', 'recue', 'acceptee', 'refusee')
    """,
    "ALTER TABLE reglages ADD COLUMN relance_ce_jour_heures INTEGER NOT NULL DEFAULT 24",
    "ALTER TABLE reglages ADD COLUMN relance_72h_heures INTEGER NOT NULL DEFAULT 72",
    "ALTER TABLE reglages ADD COLUMN relance_heures INTEGER NOT NULL DEFAULT 168",
)
