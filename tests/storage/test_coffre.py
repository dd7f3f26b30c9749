import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import (
    AlreadyRunningError,
    DamagedHeaderError,
    DamagedStoreError,
    ForeignStoreError,
    MistypedRecoveryCodeError,
    NewerStoreError,
    StoreExistsError,
    TooManyAttemptsError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from desktop.fiches.model import EtapeId, FicheId
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from desktop.storage.database import Database
from desktop.storage.recovery import generate_recovery_code

OTHER = "une autre phrase"
PRISE = PriseEnChargeId("prise-1")


def add_prise(coffre: Coffre, now: datetime) -> None:
    coffre.prises_en_charge.add(PriseEnCharge(PRISE, FicheId("accueil"), now))


def contents(profile: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in profile.iterdir()}


def test_what_was_written_is_there_after_closing_and_opening(
    coffre: Coffre, profile: Path, passphrase: str, now: datetime
):
    add_prise(coffre, now)
    coffre.close()

    with_again = Coffre.open(profile, passphrase)

    assert with_again.prises_en_charge.get(PRISE).opened_at == now
    with_again.close()


def test_a_folder_without_a_store_is_said_so(profile: Path, passphrase: str):
    assert not Coffre.exists(profile)
    with pytest.raises(ForeignStoreError):
        Coffre.open(profile, passphrase)


def test_a_second_store_is_not_created_over_the_first(closed: Path, passphrase: str, recovery_code: str, fast: Argon2):
    before = contents(closed)

    with pytest.raises(StoreExistsError):
        Coffre.create(closed, passphrase, recovery_code, cost=fast)

    assert contents(closed) == before


def test_a_store_without_its_keys_is_not_created_over(closed: Path, passphrase: str, recovery_code: str, fast: Argon2):
    (closed / "coffre.cle").unlink()
    (closed / "coffre.cle.bis").unlink()

    with pytest.raises(StoreExistsError):
        Coffre.create(closed, passphrase, recovery_code, cost=fast)
    with pytest.raises(DamagedHeaderError):
        Coffre.open(closed, passphrase)


@pytest.mark.usefixtures("coffre")
def test_folder_and_files_are_for_their_owner_only(profile: Path):
    assert stat.S_IMODE(profile.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in profile.iterdir()} == dict.fromkeys(
        ("coffre.cle", "coffre.cle.bis", "coffre.db", "coffre.db-wal", "essais", "verrou"), 0o600
    )


def test_closing_leaves_no_journal_and_twice_is_harmless(coffre: Coffre, profile: Path):
    coffre.close()
    coffre.close()

    assert sorted(contents(profile)) == ["coffre.cle", "coffre.cle.bis", "coffre.db", "essais", "verrou"]


def test_a_wrong_passphrase_leaves_the_store_as_it_was(closed: Path):
    before = contents(closed)

    with pytest.raises(WrongPassphraseError):
        Coffre.open(closed, OTHER)

    assert {**contents(closed), "essais": b""} == {**before, "essais": b""}


def test_wrong_passphrases_are_delayed_even_for_the_right_one(closed: Path, passphrase: str, now: datetime):
    waits = []
    for _ in range(3):
        with pytest.raises(WrongPassphraseError) as refused:
            Coffre.open(closed, OTHER, now=lambda: now)
        waits.append(refused.value.wait_s)

    assert waits == [0, 0, 1]
    with pytest.raises(TooManyAttemptsError):
        Coffre.open(closed, passphrase, now=lambda: now)
    Coffre.open(closed, passphrase, now=lambda: now + timedelta(seconds=1)).close()


def test_the_right_passphrase_ends_the_delays(closed: Path, passphrase: str):
    for _ in range(2):
        with pytest.raises(WrongPassphraseError):
            Coffre.open(closed, OTHER)
    Coffre.open(closed, passphrase).close()

    with pytest.raises(WrongPassphraseError) as refused:
        Coffre.open(closed, OTHER)

    assert refused.value.wait_s == 0


def test_the_recovery_code_replaces_the_passphrase(closed: Path, passphrase: str, recovery_code: str, fast: Argon2):
    Coffre.recover(closed, (recovery_code.replace("-", " ").replace("0", "o"),), OTHER, cost=fast).close()

    Coffre.open(closed, OTHER).close()
    with pytest.raises(WrongPassphraseError):
        Coffre.open(closed, passphrase)
    Coffre.recover(closed, (recovery_code,), passphrase, cost=fast).close()


def test_the_code_of_another_store_recovers_nothing(closed: Path, fast: Argon2):
    before = (closed / "coffre.cle").read_bytes()

    with pytest.raises(WrongRecoveryCodeError):
        Coffre.recover(closed, (generate_recovery_code(),), OTHER, cost=fast)

    assert (closed / "coffre.cle").read_bytes() == before


def test_a_typing_error_in_the_recovery_code_is_told_and_not_counted(closed: Path, fast: Argon2, now: datetime):
    for _ in range(5):
        with pytest.raises(MistypedRecoveryCodeError):
            Coffre.recover(closed, ("0000-0000-0000-0000-0000-0000-0001",), OTHER, now=lambda: now, cost=fast)

    with pytest.raises(WrongPassphraseError) as refused:
        Coffre.open(closed, OTHER, now=lambda: now)
    assert refused.value.wait_s == 0


@pytest.mark.usefixtures("coffre")
def test_a_store_cannot_be_opened_twice(profile: Path, passphrase: str, recovery_code: str):
    with pytest.raises(AlreadyRunningError):
        Coffre.open(profile, passphrase)
    with pytest.raises(AlreadyRunningError):
        Coffre.create(profile, passphrase, recovery_code)


@pytest.mark.parametrize("name", ["coffre.cle", "coffre.cle.bis"])
@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"\0" * 900)])
def test_one_lost_copy_of_the_key_file_is_repaired_from_the_other(closed: Path, passphrase: str, name, damage):
    before = contents(closed)
    damage(closed / name)

    Coffre.open(closed, passphrase).close()

    assert {k: v for k, v in contents(closed).items() if "cle" in k} == {k: v for k, v in before.items() if "cle" in k}


def test_the_newest_of_two_good_copies_is_right(closed: Path, recovery_code: str, fast: Argon2):
    former = (closed / "coffre.cle").read_bytes()
    Coffre.recover(closed, (recovery_code,), OTHER, cost=fast).close()
    (closed / "coffre.cle").write_bytes(former)

    Coffre.open(closed, OTHER).close()

    assert (closed / "coffre.cle").read_bytes() == (closed / "coffre.cle.bis").read_bytes() != former


def test_both_copies_damaged_is_not_a_wrong_passphrase(closed: Path, passphrase: str):
    for name in ("coffre.cle", "coffre.cle.bis"):
        content = (closed / name).read_bytes()
        (closed / name).write_bytes(content.replace(b"wrapped", b"wropped"))

    with pytest.raises(DamagedHeaderError):
        Coffre.open(closed, passphrase)


def test_key_files_that_are_something_else_are_foreign(closed: Path, passphrase: str):
    for name in ("coffre.cle", "coffre.cle.bis"):
        (closed / name).write_bytes(b"Une lettre, rien de plus.\n" * 20)

    with pytest.raises(ForeignStoreError):
        Coffre.open(closed, passphrase)


@pytest.fixture
def other_post(tmp_path: Path, recovery_code: str, fast: Argon2) -> Path:
    path = tmp_path / "autre poste"
    Coffre.create(path, OTHER, recovery_code, cost=fast).close()
    return path


@pytest.mark.parametrize("typed", ["quatre chevaux dans la forêt", OTHER])
@pytest.mark.parametrize("names", [("coffre.db",), ("coffre.cle", "coffre.cle.bis")])
def test_a_file_of_another_post_is_foreign_whichever_passphrase_is_typed(closed: Path, other_post: Path, names, typed):
    for name in names:
        (closed / name).write_bytes((other_post / name).read_bytes())

    with pytest.raises(ForeignStoreError):
        Coffre.open(closed, typed)


def test_one_key_file_of_another_post_is_set_aside(closed: Path, other_post: Path, passphrase: str):
    (closed / "coffre.cle").write_bytes((other_post / "coffre.cle").read_bytes())

    Coffre.open(closed, passphrase).close()

    assert (closed / "coffre.cle").read_bytes() == (closed / "coffre.cle.bis").read_bytes()


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + b"\0" * 4080, b"%PDF-1.7 " * 2000])
def test_a_store_that_is_another_kind_of_file_is_foreign(closed: Path, passphrase: str, content: bytes):
    (closed / "coffre.db").write_bytes(content)

    with pytest.raises(ForeignStoreError):
        Coffre.open(closed, passphrase)


def test_a_missing_or_empty_store_is_damage(closed: Path, passphrase: str):
    (closed / "coffre.db").write_bytes(b"")
    with pytest.raises(DamagedStoreError):
        Coffre.open(closed, passphrase)

    (closed / "coffre.db").unlink()
    with pytest.raises(DamagedStoreError):
        Coffre.open(closed, passphrase)


def test_a_store_of_a_later_version_is_left_alone(coffre: Coffre, db: Database, profile: Path, passphrase: str):
    db.run("PRAGMA user_version = 999")
    coffre.close()
    before = (profile / "coffre.db").read_bytes()

    with pytest.raises(NewerStoreError):
        Coffre.open(profile, passphrase)

    assert (profile / "coffre.db").read_bytes() == before


def test_erasing_gives_space_back_and_leaves_nothing_in_the_journal(
    coffre: Coffre, db: Database, profile: Path, now: datetime
):
    add_prise(coffre, now)
    before = db.rows("PRAGMA page_count")
    for i in range(500):
        coffre.prises_en_charge.tick(PRISE, EtapeId(f"etape-{i}-{'x' * 400}"), now)

    coffre.prises_en_charge.erase(PRISE)

    assert db.rows("PRAGMA page_count") <= before
    assert db.rows("PRAGMA freelist_count") == [(0,)]
    assert (profile / "coffre.db-wal").stat().st_size == 0


def test_the_connection_is_set_for_durability_and_discretion(db: Database):
    asked = (
        "journal_mode",
        "synchronous",
        "secure_delete",
        "foreign_keys",
        "trusted_schema",
        "temp_store",
        "auto_vacuum",
    )

    found = {name: db.rows(f"PRAGMA {name}")[0][0] for name in asked}

    assert found == dict(zip(asked, ("wal", 2, 1, 1, 0, 2, 2), strict=True))


def test_every_table_is_strict(db: Database):
    tables = db.rows("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")

    assert len(tables) >= 8
    assert all(is_strict for _name, is_strict in tables)
