"""How a store of each former version becomes one of the next: forward only, each step in one transaction.

To change the schema: add `mNNNN_what_for.py` with its `upgrade`, put it at the end of `MIGRATIONS`, and keep a store of
the version before in `tests/fixtures/`.
"""

from collections.abc import Callable

from desktop.errors import NewerStoreError
from desktop.storage.database import Database
from desktop.storage.migrations import (
    m0001_initial,
    m0002_titulaires_journal,
    m0003_recherche,
    m0004_conservation,
    m0005_demande_par,
    m0006_formulaires,
    m0007_numeros,
    m0008_annuaire,
    m0009_recues,
    m0010_adresse,
    m0011_cles,
    m0012_suivi,
    m0013_charges,
    m0014_fugues,
)

Upgrade = Callable[[Database], None]

# Position is schema version: never reorder, never edit a released one.
MIGRATIONS: tuple[Upgrade, ...] = (
    m0001_initial.upgrade,
    m0002_titulaires_journal.upgrade,
    m0003_recherche.upgrade,
    m0004_conservation.upgrade,
    m0005_demande_par.upgrade,
    m0006_formulaires.upgrade,
    m0007_numeros.upgrade,
    m0008_annuaire.upgrade,
    m0009_recues.upgrade,
    m0010_adresse.upgrade,
    m0011_cles.upgrade,
    m0012_suivi.upgrade,
    m0013_charges.upgrade,
    m0014_fugues.upgrade,
)


def refuse_newer(db: Database) -> None:
    """Raises: NewerStoreError when a later version has written this store."""
    if db.schema_version() > len(MIGRATIONS):
        raise NewerStoreError(db.path)


def is_up_to_date(db: Database) -> bool:
    """False for a store that `migrate` would change."""
    return db.schema_version() == len(MIGRATIONS)


def migrate(db: Database, migrations: tuple[Upgrade, ...] = MIGRATIONS) -> None:
    """Bring the store to the last version of `migrations`."""
    done = db.schema_version()
    for number, upgrade in enumerate(migrations[done:], start=done + 1):
        with db.transaction():
            upgrade(db)
            db.run(f"PRAGMA user_version = {number}")
