"""The directory: sets of data that are imported, structures and services, and beside them what this post adds.

A complement has no foreign key: it survives whatever an import makes of its structure. Lists of words of the schema,
which hold no space, are kept separated by spaces.
"""

from desktop.storage.database import Database


def upgrade(db: Database) -> None:
    for statement in _STATEMENTS:
        db.run(statement)


_LIEU = """
    adresse TEXT NOT NULL, complement_adresse TEXT NOT NULL, code_postal TEXT NOT NULL, commune TEXT NOT NULL,
    code_insee TEXT NOT NULL, longitude REAL, latitude REAL
"""

_STATEMENTS = (
    """
    CREATE TABLE annuaire_jeu (
        jeu_id INTEGER PRIMARY KEY,
        nom TEXT NOT NULL UNIQUE,
        fichier TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        structures INTEGER NOT NULL,
        services INTEGER NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE annuaire_structure (
        place INTEGER PRIMARY KEY,
        structure_id TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        nom TEXT NOT NULL,
        date_maj TEXT NOT NULL,
        description TEXT NOT NULL,
        siret TEXT NOT NULL,
        {_LIEU},
        telephone TEXT NOT NULL,
        courriel TEXT NOT NULL,
        site_web TEXT NOT NULL,
        horaires_accueil TEXT NOT NULL,
        reseaux_porteurs TEXT NOT NULL,
        jeu_id INTEGER REFERENCES annuaire_jeu,
        absente_le TEXT,
        departement TEXT NOT NULL,
        terms TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE annuaire_service (
        place INTEGER PRIMARY KEY,
        service_id TEXT NOT NULL UNIQUE,
        structure_id TEXT NOT NULL REFERENCES annuaire_structure (structure_id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        nom TEXT NOT NULL,
        description TEXT NOT NULL,
        date_maj TEXT NOT NULL,
        type TEXT NOT NULL,
        thematiques TEXT NOT NULL,
        publics TEXT NOT NULL,
        publics_precisions TEXT NOT NULL,
        conditions_acces TEXT NOT NULL,
        frais TEXT NOT NULL,
        {_LIEU},
        telephone TEXT NOT NULL,
        courriel TEXT NOT NULL,
        horaires_accueil TEXT NOT NULL,
        modes_accueil TEXT NOT NULL,
        zone_eligibilite TEXT NOT NULL,
        modes_mobilisation TEXT NOT NULL,
        mobilisable_par TEXT NOT NULL,
        mobilisation_precisions TEXT NOT NULL,
        jeu_id INTEGER REFERENCES annuaire_jeu
    ) STRICT
    """,
    """
    CREATE TABLE annuaire_complement (
        structure_id TEXT PRIMARY KEY,
        besoins TEXT NOT NULL,
        publics TEXT NOT NULL,
        langues TEXT NOT NULL,
        age_min INTEGER,
        age_max INTEGER,
        visibilite TEXT,
        agrement_psp INTEGER CHECK (agrement_psp IN (0, 1)),
        agrement_jusqu_au TEXT,
        accueil_urgent INTEGER CHECK (accueil_urgent IN (0, 1)),
        capacite TEXT NOT NULL,
        horaires TEXT NOT NULL,
        telephone TEXT NOT NULL,
        courriel TEXT NOT NULL,
        contact_nom TEXT NOT NULL,
        note TEXT NOT NULL,
        verifie_le TEXT,
        verifie_par TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX annuaire_structure_departement ON annuaire_structure (departement)",
    "CREATE INDEX annuaire_structure_jeu ON annuaire_structure (jeu_id)",
    "CREATE INDEX annuaire_service_structure ON annuaire_service (structure_id)",
    "CREATE INDEX annuaire_service_jeu ON annuaire_service (jeu_id)",
)
