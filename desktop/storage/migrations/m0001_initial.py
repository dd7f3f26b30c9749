"""The tables of the first version. Instants are ISO 8601 text in UTC, days ISO 8601 text.

`late_s` is how late the clock was on time reached (`storage/temps.py`) when the row was dated.
"""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    for statement in _STATEMENTS:
        db.run(statement)


_STATEMENTS = (
    "PRAGMA application_id = 0x52657065",  # "Repe"
    """
    CREATE TABLE poste (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        store_id BLOB NOT NULL,
        created_at TEXT NOT NULL,
        last_seen_at TEXT NOT NULL,
        late_s REAL NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE reglages (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        service TEXT NOT NULL,
        agent TEXT NOT NULL,
        rappel TEXT NOT NULL,
        responsable TEXT NOT NULL,
        conservation_jours INTEGER NOT NULL CHECK (conservation_jours > 0),
        brouillon_heures INTEGER NOT NULL CHECK (brouillon_heures > 0),
        verrouillage_minutes INTEGER NOT NULL CHECK (verrouillage_minutes > 0)
    ) STRICT
    """,
    """
    CREATE TABLE prise_en_charge (
        prise_id TEXT PRIMARY KEY,
        fiche_id TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        late_s REAL NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX prise_en_charge_opened_at ON prise_en_charge (opened_at)",
    """
    CREATE TABLE coche (
        prise_id TEXT NOT NULL REFERENCES prise_en_charge ON DELETE CASCADE,
        etape_id TEXT NOT NULL,
        ticked_at TEXT NOT NULL,
        PRIMARY KEY (prise_id, etape_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE entretien (
        entretien_id TEXT PRIMARY KEY,
        prise_id TEXT NOT NULL REFERENCES prise_en_charge ON DELETE CASCADE,
        formulaire_id TEXT NOT NULL,
        version TEXT NOT NULL,
        langue TEXT NOT NULL,
        position TEXT,
        started_at TEXT NOT NULL,
        finished_at TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX entretien_prise_id ON entretien (prise_id)",
    """
    CREATE TABLE reponse (
        entretien_id TEXT NOT NULL REFERENCES entretien ON DELETE CASCADE,
        ref TEXT NOT NULL,
        etat TEXT NOT NULL,
        value TEXT NOT NULL,
        answered_at TEXT NOT NULL,
        langue TEXT NOT NULL,
        PRIMARY KEY (entretien_id, ref)
    ) STRICT, WITHOUT ROWID
    """,
    # A slip outlives the work it was drafted from, which vanishes first: no reference to it.
    """
    CREATE TABLE orientation (
        orientation_id TEXT PRIMARY KEY,
        prise_id TEXT NOT NULL,
        status TEXT NOT NULL,
        created_at TEXT NOT NULL,
        expires_on TEXT,
        body TEXT NOT NULL,
        late_s REAL NOT NULL,
        dated_late_s REAL NOT NULL
    ) STRICT
    """,
    "CREATE INDEX orientation_prise_id ON orientation (prise_id)",
    "CREATE INDEX orientation_created_at ON orientation (created_at)",
    """
    CREATE TABLE partenaire (
        partenaire_id TEXT PRIMARY KEY,
        nom TEXT NOT NULL,
        objet TEXT NOT NULL,
        public TEXT NOT NULL,
        telephone TEXT NOT NULL,
        horaires TEXT NOT NULL,
        courriel TEXT NOT NULL,
        site TEXT NOT NULL,
        contact_nom TEXT NOT NULL
    ) STRICT
    """,
)
