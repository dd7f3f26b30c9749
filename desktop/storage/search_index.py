"""Indexes of words that are made again at once, where keeping them row by row would cost far more."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from desktop.storage.database import Database

_ROWS_MADE_AGAIN = 500
"""Measured: to take one slip out of the index, as `secure-delete` does, costs what making 500 again does."""


def is_made_again(changed: int, kept: int) -> bool:
    """Whether to make the index of `kept` rows again is cheaper than to take `changed` of them out of it."""
    return changed * _ROWS_MADE_AGAIN > kept


@contextmanager
def indexed_at_once(db: Database, tables: Sequence[str]) -> Iterator[None]:
    """Change the rows of these tables in the block; their indexes are made again after it. In a transaction."""
    marks = ", ".join("?" * len(tables))
    triggers = db.rows(
        f"SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' AND tbl_name IN ({marks})", *tables
    )
    for name, _sql in triggers:
        db.run(f"DROP TRIGGER main.{name}")
    yield
    for table in tables:
        made = "SELECT name FROM main.sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%' AND instr(sql, ?)"
        for (name,) in db.rows(made, f"content = '{table}'"):
            db.run(f"INSERT INTO main.{name} ({name}) VALUES ('rebuild')")
    for _name, sql in triggers:
        db.run(sql)
