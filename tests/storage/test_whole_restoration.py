"""Restoring a post whose store cannot be opened: from damaged files, from lost ones, and never over a good one."""

import shutil
from pathlib import Path

import pytest

from desktop.errors import (
    DamagedHeaderError,
    DamagedStoreError,
    NotAllowedError,
    RevokedAccessError,
    StoreExistsError,
    WrongPassphraseError,
)
from desktop.poste.journal import Action
from desktop.poste.titulaires import Role
from desktop.storage.coffre import Coffre
from desktop.storage.database import PAGE_BYTES
from desktop.storage.folder import Folder
from desktop.storage.recovery import generate_recovery_code
from desktop.storage.watch import Watch
from desktop.storage.whole_restoration import restore_whole
from tests.storage.furnished import PHRASE, Clock, create, kept, receive, reopen

LEA = "lune tapis nuage cerf bocal"
MAX = "brume clavier sapin lutte orage"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def saved(profile, clock, tmp_path) -> Path:
    """A copy of a post that went on afterwards, and is closed. Léa was an agent, Max had been removed."""
    coffre = create(profile, clock)
    for number in range(20):
        receive(coffre, f"p{number}", clock())
    coffre.trousseau.add(PHRASE, "Léa", Role.AGENT, LEA)
    path = tmp_path / "copie.sauvegarde"
    coffre.sauvegardes.copy_to(path, Watch())
    clock.pass_(minutes=5)
    receive(coffre, "depuis", clock())
    coffre.close()
    return path


@pytest.fixture
def restore(saved, profile, clock):
    def run(phrase: str = PHRASE, path: Path = saved):
        clock.pass_(minutes=5)
        return restore_whole(profile, path, phrase, now=clock, watch=Watch())

    return run


def damage_store(profile: Path) -> None:
    content = bytearray((profile / "coffre.db").read_bytes())
    for page in range(3, len(content) // PAGE_BYTES):
        content[page * PAGE_BYTES + 50] ^= 1
    (profile / "coffre.db").write_bytes(content)


def lose_store(profile: Path) -> None:
    (profile / "coffre.db").unlink()


def damage_keys(profile: Path) -> None:
    for name in ("coffre.cle", "coffre.cle.bis"):
        (profile / name).write_bytes((profile / name).read_bytes()[:100])


def lose_keys(profile: Path) -> None:
    for name in ("coffre.cle", "coffre.cle.bis"):
        (profile / name).unlink()


def damage_both(profile: Path) -> None:
    damage_store(profile)
    damage_keys(profile)


def files_of(folder: Path) -> dict[str, bytes]:
    names = ("essais", "essais.sauvegarde", "verrou")
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name not in names}


@pytest.mark.parametrize("harm", [damage_store, lose_store, damage_both])
def test_a_store_that_cannot_be_opened_is_replaced_and_set_aside(restore, profile, clock, harm):
    harm(profile)
    before = files_of(profile)

    restored = restore()
    coffre = reopen(profile, clock)

    assert kept(coffre)["orientations"] == {f"p{n}" for n in range(20)}
    lines = [(e.action, e.detail) for e in coffre.journal.list(limit=2)]
    assert lines == [(Action.OUVERTURE, ""), (Action.RESTAURATION, "coffre")]
    assert coffre.journal.verify().holds
    coffre.close()
    aside = files_of(restored.aside) if restored.aside else {}
    assert {name: aside.get(name, content) for name, content in before.items()} == before
    assert not restored.keys_only
    assert Folder(profile).restored_keys.exists() is Folder(profile).restored_db.exists() is False


@pytest.mark.parametrize("harm", [damage_keys, lose_keys])
def test_when_only_the_keys_are_lost_nothing_that_followed_is_lost(restore, profile, clock, harm):
    harm(profile)
    with pytest.raises(DamagedHeaderError):
        reopen(profile, clock)

    restored = restore()
    coffre = reopen(profile, clock)

    assert restored.keys_only
    assert "depuis" in kept(coffre)["orientations"]
    assert [(e.action, e.detail) for e in coffre.journal.list(limit=2)][1] == (Action.RESTAURATION, "cles")
    coffre.close()


def test_a_lost_profile_is_made_again(restore, profile, clock):
    shutil.rmtree(profile)

    restored = restore()

    assert restored.aside is None
    coffre = reopen(profile, clock)
    assert len(coffre.orientations.list()) == 20
    coffre.close()
    reopen(profile, clock, LEA).close()


def test_the_journal_of_a_damaged_store_is_never_replayed_into_the_restored_one(restore, saved, profile, clock):
    coffre = reopen(profile, clock)
    receive(coffre, "en cours", clock())
    left = (profile / "coffre.db-wal").read_bytes()
    coffre.close()
    damage_store(profile)
    (profile / "coffre.db-wal").write_bytes(left)

    restored = restore()

    assert (restored.aside / "coffre.db-wal").read_bytes() == left
    coffre = reopen(profile, clock)
    assert "en cours" not in kept(coffre)["orientations"]
    coffre.verify()
    coffre.close()


def test_a_store_that_opens_is_never_replaced(restore, profile):
    before = files_of(profile)

    with pytest.raises(StoreExistsError):
        restore()

    assert files_of(profile) == before


def test_only_a_responsable_may(restore, profile):
    damage_store(profile)
    before = files_of(profile)

    with pytest.raises(NotAllowedError):
        restore(LEA)
    with pytest.raises(WrongPassphraseError):
        restore("pas celle-ci")

    assert files_of(profile) == before


def test_someone_removed_since_does_not_come_back_with_the_former_key_file(restore, profile, clock):
    coffre = reopen(profile, clock)
    coffre.trousseau.remove(PHRASE, next(t.titulaire_id for t in coffre.trousseau.list() if t.nom == "Léa"))
    coffre.close()
    damage_keys(profile)

    with pytest.raises(RevokedAccessError):
        restore(LEA)
    restore()
    with pytest.raises(RevokedAccessError):
        reopen(profile, clock, LEA)
    reopen(profile, clock).close()


def test_a_store_of_another_key_that_is_damaged_is_replaced(restore, profile, clock):
    coffre = reopen(profile, clock)
    coffre.trousseau.rekey(PHRASE, (generate_recovery_code(),))
    coffre.close()
    damage_store(profile)
    clock.pass_(minutes=5)
    with pytest.raises(DamagedStoreError):
        reopen(profile, clock)

    restore()

    coffre = reopen(profile, clock)
    assert len(coffre.orientations.list()) == 20
    coffre.close()


def test_a_restored_post_is_restored_again_if_it_must_be(restore, profile, clock):
    damage_store(profile)
    first = restore()
    damage_store(profile)

    second = restore()

    assert first.aside != second.aside
    assert first.aside.exists() and second.aside.exists()
    reopen(profile, clock).close()


def test_holders_and_existence_are_told_while_a_restoration_waits_for_its_end(saved, profile, clock):
    shutil.rmtree(profile)
    profile.mkdir()
    shutil.unpack_archive(saved, profile, format="zip")
    (profile / "coffre.db").rename(profile / "coffre.db.restaure")
    (profile / "coffre.cle").rename(profile / "coffre.cle.restaure")

    assert Coffre.exists(profile)
    assert [nom for _id, nom in Coffre.holders(profile)] == ["Responsable", "Léa"]
    reopen(profile, clock).close()
