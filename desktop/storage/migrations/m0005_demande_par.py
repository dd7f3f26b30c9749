"""Who asked each question: the titulaire whose store was open. "" for answers given before."""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    db.run("ALTER TABLE reponse ADD COLUMN asked_by TEXT NOT NULL DEFAULT ''")
