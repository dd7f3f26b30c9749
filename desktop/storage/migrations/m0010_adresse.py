"""Where a partner entered on this post is, and who may be told it."""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    db.run("ALTER TABLE partenaire ADD COLUMN adresse TEXT NOT NULL DEFAULT ''")
    db.run("ALTER TABLE partenaire ADD COLUMN address_visibility TEXT NOT NULL DEFAULT 'professionnels'")
