"""The key ring, on real files: who opens the store, before and after each change."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import (
    DiskFullError,
    InvalidTitulaireError,
    LastResponsableError,
    MistypedRecoveryCodeError,
    NotAllowedError,
    RevokedAccessError,
    StoreError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from desktop.fiches.model import FicheId
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.poste.journal import Action
from desktop.poste.titulaires import Role
from desktop.storage import key_copies, rekeying
from desktop.storage.coffre import Coffre
from desktop.storage.database import PAGE_BYTES
from desktop.storage.folder import Folder
from desktop.storage.key_copies import load_keys
from desktop.storage.recovery import generate_recovery_code

LEA = "lune tapis nuage cerf bocal"
OTHER = "brume clavier sapin lutte orage"


@pytest.fixture
def reopen(coffre, profile, fast, now):
    """Close the store, and open it again with a passphrase."""
    opened: list[Coffre] = []

    def run(phrase: str, titulaire_id=None) -> Coffre:
        for each in (coffre, *opened):
            each.close()
        opened.append(Coffre.open(profile, phrase, titulaire_id, now=clock(now, len(opened)), cost=fast))
        return opened[-1]

    yield run
    for each in opened:
        each.close()


def clock(now, turn):
    """Far enough from the former opening for no delay to be left."""
    return lambda: now.replace(year=now.year + turn)


@pytest.fixture
def lea(coffre, passphrase):
    return coffre.trousseau.add(passphrase, "Léa", Role.AGENT, LEA)


def test_who_makes_the_store_is_its_responsable(coffre):
    assert (coffre.titulaire.nom, coffre.titulaire.role) == ("Responsable", Role.RESPONSABLE)


def test_someone_added_opens_the_store_with_their_own_passphrase(lea, reopen):
    assert reopen(LEA, lea.titulaire_id).titulaire == lea


def test_a_passphrase_alone_finds_whose_it_is(lea, reopen):
    assert reopen(LEA).titulaire == lea


def test_a_passphrase_opens_only_for_the_person_chosen(lea, reopen, passphrase):
    with pytest.raises(WrongPassphraseError):
        reopen(passphrase, lea.titulaire_id)


def test_the_locked_post_shows_who_may_open(lea, coffre, profile):
    assert Coffre.holders(profile) == ((coffre.titulaire.titulaire_id, "Responsable"), (lea.titulaire_id, "Léa"))


def test_adding_someone_encrypts_nothing_again(coffre, profile, passphrase):
    before = (profile / "coffre.db").read_bytes()

    coffre.trousseau.add(passphrase, "Léa", Role.AGENT, LEA)

    assert (profile / "coffre.db").read_bytes() == before
    assert (profile / "coffre.db-wal").stat().st_size < 20 * PAGE_BYTES


def test_someone_renamed_is_known_by_the_new_name_before_and_after_unlocking(lea, coffre, profile, reopen):
    coffre.trousseau.rename(lea.titulaire_id, "  Léa  B. ")

    assert (lea.titulaire_id, "Léa B.") in Coffre.holders(profile)
    assert reopen(LEA).titulaire.nom == "Léa B."


@pytest.mark.parametrize("nom", ["", "   ", "x" * 61, "RESPONSABLE", "a\u202eb", "a\x00b"])
def test_a_name_that_is_blank_too_long_taken_or_deceitful_is_refused(coffre, passphrase, nom):
    with pytest.raises(InvalidTitulaireError):
        coffre.trousseau.add(passphrase, nom, Role.AGENT, LEA)


def test_someone_removed_opens_nothing_any_more(lea, coffre, reopen, passphrase):
    coffre.trousseau.remove(passphrase, lea.titulaire_id)

    with pytest.raises(WrongPassphraseError):
        reopen(LEA)


def test_the_former_key_file_put_back_does_not_bring_back_someone_removed(lea, coffre, profile, reopen, passphrase):
    former = (profile / "coffre.cle").read_bytes()
    coffre.trousseau.remove(passphrase, lea.titulaire_id)
    for name in ("coffre.cle", "coffre.cle.bis"):
        (profile / name).write_bytes(former)

    with pytest.raises(RevokedAccessError):
        reopen(LEA)


def test_the_post_keeps_a_responsable(coffre, passphrase, lea):
    alone = coffre.titulaire.titulaire_id

    with pytest.raises(LastResponsableError):
        coffre.trousseau.remove(passphrase, alone)
    with pytest.raises(LastResponsableError):
        coffre.trousseau.set_role(alone, Role.AGENT)
    coffre.trousseau.set_role(lea.titulaire_id, Role.RESPONSABLE)
    coffre.trousseau.set_role(alone, Role.AGENT)
    assert not coffre.titulaire.is_responsable


def test_an_agent_changes_nobody_s_key(lea, reopen):
    ring = reopen(LEA).trousseau
    codes = (generate_recovery_code(),)

    for refused in (
        lambda: ring.add(LEA, "Max", Role.AGENT, OTHER),
        lambda: ring.rename(lea.titulaire_id, "Max"),
        lambda: ring.set_role(lea.titulaire_id, Role.RESPONSABLE),
        lambda: ring.remove(LEA, lea.titulaire_id),
        lambda: ring.replace_passphrase(LEA, lea.titulaire_id, OTHER),
        lambda: ring.renew_recovery(LEA, codes),
        lambda: ring.rekey(LEA, codes),
    ):
        with pytest.raises(NotAllowedError):
            refused()


def test_an_agent_changes_their_own_passphrase(lea, reopen):
    reopen(LEA).trousseau.change_passphrase(LEA, OTHER)

    assert reopen(OTHER).titulaire == lea
    with pytest.raises(WrongPassphraseError):
        reopen(LEA)


def test_who_forgot_a_passphrase_is_given_another(lea, coffre, reopen, passphrase):
    coffre.trousseau.replace_passphrase(passphrase, lea.titulaire_id, OTHER)

    assert reopen(OTHER).titulaire == lea


def test_what_touches_a_key_asks_for_the_passphrase_again(lea, coffre):
    with pytest.raises(WrongPassphraseError):
        coffre.trousseau.remove(OTHER, lea.titulaire_id)

    assert lea in coffre.trousseau.list()


def test_a_new_recovery_code_takes_the_place_of_the_former(coffre, profile, passphrase, recovery_code, fast):
    code = generate_recovery_code()
    coffre.trousseau.renew_recovery(passphrase, (code,))
    coffre.close()

    with pytest.raises(WrongRecoveryCodeError):
        Coffre.recover(profile, (recovery_code,), OTHER, cost=fast)
    Coffre.recover(profile, (code,), OTHER, cost=fast).close()
    Coffre.open(profile, OTHER).close()


def test_a_split_recovery_needs_both_codes_in_any_order(coffre, profile, passphrase, fast, now):
    one, two = generate_recovery_code(), generate_recovery_code()
    coffre.trousseau.renew_recovery(passphrase, (one, two))
    assert coffre.trousseau.is_recovery_split()
    coffre.close()

    for turn, codes in enumerate(((one,), (two,), (one, generate_recovery_code()))):
        with pytest.raises(WrongRecoveryCodeError):
            Coffre.recover(profile, codes, OTHER, now=clock(now, turn), cost=fast)
    Coffre.recover(profile, (two.lower(), one), OTHER, now=clock(now, 9), cost=fast).close()


def test_the_same_code_twice_is_not_a_split_recovery(coffre, passphrase):
    code = generate_recovery_code()

    with pytest.raises(MistypedRecoveryCodeError):
        coffre.trousseau.renew_recovery(passphrase, (code, code))


def test_the_recovery_code_replaces_the_passphrase_of_who_is_chosen(lea, coffre, profile, recovery_code, fast):
    coffre.close()

    with_code = Coffre.recover(profile, (recovery_code,), OTHER, lea.titulaire_id, cost=fast)

    assert with_code.titulaire == lea
    with_code.close()
    Coffre.open(profile, OTHER, lea.titulaire_id).close()


def test_another_data_key_keeps_everyone_and_everything(lea, coffre, profile, passphrase, reopen, now):
    coffre.prises_en_charge.add(PriseEnCharge(PriseEnChargeId("prise"), FicheId("accueil"), now))
    code = generate_recovery_code()
    coffre.trousseau.rekey(passphrase, (code,))

    for phrase in (LEA, passphrase):
        opened = reopen(phrase)
        assert opened.prises_en_charge.get(PriseEnChargeId("prise")).fiche_id == "accueil"
        opened.verify()
    assert sorted(path.name for path in profile.iterdir()) == [
        "coffre.cle", "coffre.cle.bis", "coffre.db", "coffre.db-wal", "essais", "verrou",
    ]  # fmt: skip


def test_a_stolen_key_file_does_not_open_the_store_once_it_has_another_data_key(
    lea, coffre, profile, passphrase, reopen, tmp_path
):
    stolen = tmp_path / "copie"
    shutil.copytree(profile, stolen)
    coffre.trousseau.remove(passphrase, lea.titulaire_id)
    coffre.trousseau.rekey(passphrase, (generate_recovery_code(),))
    reopen(passphrase).close()
    shutil.copy(profile / "coffre.db", stolen / "coffre.db")
    (stolen / "coffre.db-wal").unlink(missing_ok=True)

    with pytest.raises(StoreError, match="coffre"):
        Coffre.open(stolen, LEA)


@pytest.mark.parametrize("step", ["_encrypt_again", "rename"])
def test_a_change_of_data_key_cut_short_loses_nothing(lea, coffre, profile, passphrase, reopen, now, monkeypatch, step):
    coffre.prises_en_charge.add(PriseEnCharge(PriseEnChargeId("prise"), FicheId("accueil"), now))

    def cut(*_arguments):
        raise DiskFullError(profile)

    monkeypatch.setattr(rekeying, step, cut)
    with pytest.raises(DiskFullError):
        coffre.trousseau.rekey(passphrase, (generate_recovery_code(),))

    opened = reopen(LEA)
    assert opened.prises_en_charge.get(PriseEnChargeId("prise")).fiche_id == "accueil"
    assert not list(profile.glob("*.nouveau*"))


def test_a_change_of_data_key_cut_short_at_its_very_end_is_ended_at_the_next_opening(
    coffre, profile, passphrase, reopen, monkeypatch
):
    saved = []

    def save_first(folder: Folder, keys) -> None:
        saved.append(keys)
        if len(saved) > 1:
            raise DiskFullError(profile)
        keep(folder, keys)

    keep = key_copies.save_keys
    monkeypatch.setattr(rekeying, "save_keys", save_first)
    with pytest.raises(DiskFullError):
        coffre.trousseau.rekey(passphrase, (generate_recovery_code(),))
    reopen(passphrase).close()

    keys = load_keys(Folder(profile), store_id=(profile / "coffre.db").read_bytes()[:16])
    found = keys.unlock(keys.slots[0].kind, passphrase)
    assert found is not None and len(found[1]) == 1


def test_what_is_done_with_keys_is_in_the_journal(lea, coffre, passphrase):
    coffre.trousseau.rename(lea.titulaire_id, "Léa B.")
    coffre.trousseau.set_role(lea.titulaire_id, Role.RESPONSABLE)
    coffre.trousseau.remove(passphrase, lea.titulaire_id)

    done = [(e.action, e.objet_id, e.detail) for e in reversed(coffre.journal.list())]
    assert done == [
        (Action.OUVERTURE, "", ""),
        (Action.TITULAIRE_AJOUTE, lea.titulaire_id, "agent"),
        (Action.TITULAIRE_RENOMME, lea.titulaire_id, ""),
        (Action.ROLE, lea.titulaire_id, "responsable"),
        (Action.TITULAIRE_RETIRE, lea.titulaire_id, ""),
    ]


def test_a_store_of_the_first_version_opens_and_its_only_person_is_responsable(tmp_path: Path, fast):
    profile = tmp_path / "ancien"
    shutil.copytree(Path(__file__).parents[1] / "fixtures" / "coffre-0.1.0", profile)

    coffre = Coffre.open(profile, "quatre chevaux dans la forêt orchidée", cost=fast)

    assert coffre.titulaire.is_responsable
    assert len(coffre.orientations.list()) == 2
    coffre.trousseau.add("quatre chevaux dans la forêt orchidée", "Léa", Role.AGENT, LEA)
    coffre.close()
    Coffre.open(profile, LEA, cost=fast).close()
    Coffre.recover(profile, ("0000-0000-0000-0000-0000-0000-0000",), OTHER, cost=fast).close()
    Coffre.open(profile, OTHER, cost=fast).close()


def test_confirming_who_one_is_leaves_the_store_to_this_process_alone(coffre, profile, passphrase):
    coffre.trousseau.confirm(passphrase)

    look = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM sqlite_schema')"
    other = subprocess.run([sys.executable, "-c", look, profile / "coffre.db"], capture_output=True, text=True)

    assert "database is locked" in other.stderr
