import shutil
from pathlib import Path

import pytest

from desktop.errors import DamagedStoreError
from desktop.orientations.model import Orientation, OrientationId, PriseEnChargeId
from desktop.storage.coffre import Coffre
from desktop.storage.database import Database
from desktop.storage.migrations import MIGRATIONS, migrate
from tests.storage.conftest import NOW


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


@pytest.fixture
def first_version(tmp_path: Path) -> Path:
    """A store of the first version, with a slip handed over and a draft."""
    profile = tmp_path / "profil-0.1.0"
    shutil.copytree(Path(__file__).parents[1] / "fixtures" / "coffre-0.1.0", profile)
    return profile


def test_the_slips_of_the_first_version_are_listed_and_found(first_version, fast):
    coffre = Coffre.open(first_version, "quatre chevaux dans la forêt orchidée", cost=fast)
    try:
        lines = coffre.orientations.lines(limit=10)
        kept = [coffre.orientations.get(line.orientation_id) for line in lines]

        assert [o.created_at for o in kept] == sorted((o.created_at for o in kept), reverse=True)
        assert [(line.status, line.expires_on) for line in lines] == [(o.status, o.expires_on) for o in kept]
        assert sorted(o.was_handed_over for o in kept) == [False, True]
        for slip in kept:
            said = " ".join((slip.personne.prenom, slip.partenaire.nom if slip.partenaire else ""))
            assert slip.orientation_id in [o.orientation_id for o in coffre.orientations.lines(said, limit=10)]
        assert coffre.orientations.count("qqqq", limit=10) == 0
    finally:
        coffre.close()


def test_what_the_first_version_knew_of_time_is_kept(first_version, fast):
    coffre = Coffre.open(first_version, "quatre chevaux dans la forêt orchidée", cost=fast)
    try:
        db = coffre._db  # noqa: SLF001 - columns no repository shows
        handed_over = [o for o in coffre.orientations.list() if o.was_handed_over]
        dated = db.rows("SELECT orientation_id, typeof(late_s), dated_late_s FROM orientation WHERE was_handed_over")

        assert [row[0] for row in dated] == [o.orientation_id for o in handed_over]
        assert [row[1:] for row in dated] == [("real", 0.0)]
    finally:
        coffre.close()


def test_a_slip_of_the_version_before_that_cannot_be_read_leaves_the_store_as_it_was(db: Database, coffre: Coffre):
    back_to_second_version(db)
    db.run("INSERT INTO orientation VALUES ('o', 'p', 'brouillon', '2026-03-01T00:00:00+00:00', NULL, '{}', 0, 0)")

    with pytest.raises(DamagedStoreError):
        migrate(db)

    assert db.schema_version() == 2
    assert db.rows("SELECT orientation_id FROM orientation") == [("o",)]


def test_slips_drafted_at_the_same_instant_keep_the_order_they_were_kept_in(db: Database, coffre: Coffre):
    for name in ("b", "a", "c"):
        coffre.orientations.save(Orientation(OrientationId(name), PriseEnChargeId("p"), NOW))
    kept = db.rows("SELECT orientation_id, prise_id, status, created_at, body FROM orientation ORDER BY place DESC")
    back_to_second_version(db)
    for row in kept:
        db.run("INSERT INTO orientation VALUES (?, ?, ?, ?, NULL, ?, 0, 0)", *row)

    migrate(db)

    assert [line.orientation_id for line in coffre.orientations.lines(limit=9)] == ["c", "a", "b"]


def back_to_second_version(db: Database) -> None:
    db.run("DROP TRIGGER charge_erased_with_prise")
    db.run("DROP TABLE charge")
    db.run("DROP TABLE evenement")
    db.run("DROP TABLE orientation_search")
    db.run("DROP TABLE orientation")
    first = "CREATE TABLE orientation (orientation_id TEXT PRIMARY KEY, prise_id TEXT NOT NULL, status TEXT NOT NULL,"
    db.run(
        f"{first} created_at TEXT NOT NULL, expires_on TEXT, body TEXT NOT NULL, late_s REAL NOT NULL,"
        " dated_late_s REAL NOT NULL) STRICT"
    )
    db.run("ALTER TABLE reglages DROP COLUMN kept_within_days")
    db.run("ALTER TABLE reponse DROP COLUMN asked_by")
    db.run("DROP TABLE identite")
    db.run("DROP TABLE cle_partenaire")
    db.run("DROP TABLE formulaire")
    for name in ("complement", "service", "structure", "jeu"):
        db.run(f"DROP TABLE annuaire_{name}")
    db.run("DROP TABLE coordonnees")
    db.run("ALTER TABLE poste DROP COLUMN numeros_written")
    db.run("DROP TABLE recue_reponse")
    db.run("DROP TABLE recue")
    db.run("ALTER TABLE reglages DROP COLUMN nature")
    db.run("ALTER TABLE partenaire DROP COLUMN adresse")
    db.run("ALTER TABLE partenaire DROP COLUMN address_visibility")
    for name in ("relance_ce_jour_heures", "relance_72h_heures", "relance_heures"):
        db.run(f"ALTER TABLE reglages DROP COLUMN {name}")
    db.run("PRAGMA user_version = 2")
