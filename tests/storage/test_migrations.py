import pytest

from desktop.storage.database import Database
from desktop.storage.migrations import MIGRATIONS, migrate


def add_table(db: Database) -> None:
    db.run("CREATE TABLE ajout (a TEXT) STRICT")


def break_halfway(db: Database) -> None:
    db.run("CREATE TABLE reste (a TEXT) STRICT")
    raise RuntimeError


def test_a_step_is_applied_once_and_counted(db: Database):
    for _ in range(2):
        migrate(db, (*MIGRATIONS, add_table))

    assert db.schema_version() == len(MIGRATIONS) + 1
    assert db.rows("SELECT count(*) FROM ajout") == [(0,)]


def test_a_step_that_breaks_leaves_the_store_at_the_version_before(db: Database):
    with pytest.raises(RuntimeError):
        migrate(db, (*MIGRATIONS, add_table, break_halfway))

    assert db.schema_version() == len(MIGRATIONS) + 1
    assert db.rows("SELECT name FROM sqlite_schema WHERE name = 'reste'") == []
