import pytest

from desktop.storage.coffre import Coffre
from desktop.storage.database import Database
from desktop.storage.migrations import MIGRATIONS, migrate


def add_table(db: Database) -> None:
    db.run("CREATE TABLE ajout (a TEXT) STRICT")


def break_halfway(db: Database) -> None:
    db.run("CREATE TABLE reste (a TEXT) STRICT")
    raise RuntimeError


def test_a_step_is_applied_once_and_counted(coffre: Coffre):
    for _ in range(2):
        migrate(coffre._db, (*MIGRATIONS, add_table))

    assert coffre._db.schema_version() == len(MIGRATIONS) + 1
    assert coffre._db.rows("SELECT count(*) FROM ajout") == [(0,)]


def test_a_step_that_breaks_leaves_the_store_at_the_version_before(coffre: Coffre):
    with pytest.raises(RuntimeError):
        migrate(coffre._db, (*MIGRATIONS, add_table, break_halfway))

    assert coffre._db.schema_version() == len(MIGRATIONS) + 1
    assert coffre._db.rows("SELECT name FROM sqlite_schema WHERE name = 'reste'") == []
