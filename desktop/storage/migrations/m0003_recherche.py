"""The slips in the order of the list, with what the list shows in columns, and the index they are searched by.

`place` is that order (`storage/places.py`): the newest comes first, in the table as in the index, whose lists are read
fastest from their beginning. Triggers keep the index, in the transaction of the slip, whoever writes it.
`secure-delete` takes the words of a slip that is erased out of the index at once.
"""

from desktop.errors import DamagedStoreError
from desktop.orientations.codec import from_json
from desktop.storage.database import Database
from desktop.storage.places import free_place
from desktop.storage.search import terms


def upgrade(db: Database) -> None:
    for statement in _BEFORE:
        db.run(statement)
    # In the order they were kept, so that of two drafted at the same instant the last is the newest.
    for (orientation_id,) in db.rows("SELECT orientation_id FROM orientation_before ORDER BY rowid"):
        _copy(db, orientation_id)
    for statement in _AFTER:
        db.run(statement)


def _copy(db: Database, orientation_id: str) -> None:
    ((body,),) = db.rows("SELECT body FROM orientation_before WHERE orientation_id = ?", orientation_id)
    try:
        orientation = from_json(body)
    except ValueError as error:
        raise DamagedStoreError(db.path) from error
    db.run(
        "INSERT INTO orientation SELECT ?, orientation_id, prise_id, status, created_at, expires_on, late_s,"
        " dated_late_s, ?, ?, ?, body FROM orientation_before WHERE orientation_id = ?",
        free_place(db, orientation.created_at),
        orientation.was_handed_over,
        orientation.partenaire.nom if orientation.partenaire else "",
        terms(orientation),
        orientation_id,
    )


_BEFORE = (
    "ALTER TABLE orientation RENAME TO orientation_before",
    """
    CREATE TABLE orientation (
        place INTEGER PRIMARY KEY,
        orientation_id TEXT NOT NULL UNIQUE,
        prise_id TEXT NOT NULL,
        status TEXT NOT NULL,
        created_at TEXT NOT NULL,
        expires_on TEXT,
        late_s REAL NOT NULL,
        dated_late_s REAL NOT NULL,
        was_handed_over INTEGER NOT NULL CHECK (was_handed_over IN (0, 1)),
        partenaire TEXT NOT NULL,
        terms TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE orientation_search USING fts5 (
        terms, content = 'orientation', content_rowid = 'place', columnsize = 0, detail = 'none',
        tokenize = 'ascii', prefix = '1 2 3 4 5 6 7 8 9 10 11 12'
    )
    """,
    "INSERT INTO orientation_search (orientation_search, rank) VALUES ('secure-delete', 1)",
    # A leaf of the index then fits in one page, of which SQLCipher keeps 80 bytes for itself.
    "INSERT INTO orientation_search (orientation_search, rank) VALUES ('pgsz', 3900)",
    """
    CREATE TRIGGER orientation_search_added AFTER INSERT ON orientation BEGIN
        INSERT INTO orientation_search (rowid, terms) VALUES (NEW.place, NEW.terms);
    END
    """,
    """
    CREATE TRIGGER orientation_search_erased AFTER DELETE ON orientation BEGIN
        INSERT INTO orientation_search (orientation_search, rowid, terms) VALUES ('delete', OLD.place, OLD.terms);
    END
    """,
    """
    CREATE TRIGGER orientation_search_changed AFTER UPDATE OF terms ON orientation WHEN OLD.terms <> NEW.terms BEGIN
        INSERT INTO orientation_search (orientation_search, rowid, terms) VALUES ('delete', OLD.place, OLD.terms);
        INSERT INTO orientation_search (rowid, terms) VALUES (NEW.place, NEW.terms);
    END
    """,
    """
    CREATE TRIGGER orientation_place_kept BEFORE UPDATE OF place ON orientation WHEN OLD.place <> NEW.place
    BEGIN SELECT raise(ABORT, 'the index knows a slip by its place'); END
    """,
)

_AFTER = (
    "DROP TABLE orientation_before",
    # Narrow, to count the slips and to pass over many of them without reading one.
    "CREATE INDEX orientation_place ON orientation (place)",
    "CREATE INDEX orientation_prise_id ON orientation (prise_id)",
    # In time reached (`storage/temps.py`): when each is due, and when those not handed over were drafted.
    "CREATE INDEX orientation_due ON orientation (julianday(expires_on) + dated_late_s / 86400.0)",
    """
    CREATE INDEX orientation_drafted ON orientation (julianday(created_at) + late_s / 86400.0)
    WHERE was_handed_over = 0
    """,
)
