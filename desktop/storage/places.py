"""Where a slip stands in its list: when it was drafted or received, in milliseconds, negated: the newest is first."""

from datetime import UTC, datetime, timedelta

from desktop.storage.database import Database

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

BEFORE_ALL = -(2**63)


def free_place(db: Database, created_at: datetime, table: str = "orientation") -> int:
    """The place of a slip drafted then, just before those that `table` keeps with the same instant."""
    wanted = -((created_at - _EPOCH) // timedelta(milliseconds=1))
    ((place,),) = db.rows(
        "WITH RECURSIVE tried (place) AS (VALUES (?) UNION ALL SELECT tried.place - 1 FROM tried"
        f" WHERE EXISTS (SELECT 1 FROM {table} WHERE {table}.place = tried.place))"
        " SELECT min(place) FROM tried",
        wanted,
    )
    found: int = place
    return found
