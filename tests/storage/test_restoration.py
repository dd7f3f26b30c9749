"""Restoring the content of a backup into the open store: what is gained, what is lost, what stays."""

import shutil
from pathlib import Path

import pytest

from desktop.errors import (
    DamagedBackupError,
    DiskFullError,
    NewerStoreError,
    ReadOnlyFolderError,
    StoreAccessError,
    TooManyAttemptsError,
    WrongPassphraseError,
)
from desktop.poste.journal import Action
from desktop.poste.sauvegardes import Ecart, Motif, Nature, Rotation
from desktop.poste.titulaires import Role
from desktop.storage import comparison
from desktop.storage.backup_opening import holders
from desktop.storage.coffre import Coffre
from desktop.storage.migrations import MIGRATIONS
from desktop.storage.recovery import generate_recovery_code
from desktop.storage.watch import Watch
from tests.storage.furnished import (
    FAST,
    PHRASE,
    REGLAGES,
    T0,
    Clock,
    answer,
    created_once,
    kept,
    note_structure,
    partenaire,
    receive,
    reopen,
    slip,
)

LEA = "lune tapis nuage cerf bocal"
OTHER = "brume clavier sapin lutte orage"
FORMER = "quatre chevaux dans la forêt orchidée"
FIXTURES = Path(__file__).parents[1] / "fixtures"
KEPT_AS_THEY_ARE = {"poste", "titulaire", "journal", "journal_borne", "identite", "cle_partenaire"}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def coffre(profile, clock):
    opened = created_once(profile, clock)
    for name in ("ana", "béa", "zoé"):
        receive(opened, name, clock())
    opened.partenaires.save(partenaire("ancien"))
    note_structure(opened)
    yield opened
    opened.close()


@pytest.fixture
def saved(coffre, clock, tmp_path) -> Path:
    """A copy of this post, made before what follows in the test."""
    path = tmp_path / "copie.sauvegarde"
    coffre.sauvegardes.copy_to(path, Watch())
    clock.pass_(minutes=5)
    return path


@pytest.fixture
def examine(coffre):
    opened = []

    def run(path: Path, phrase: str = PHRASE, titulaire_id=None):
        opened.append(coffre.sauvegardes.examine(path, phrase, titulaire_id, Watch()))
        return opened[-1]

    yield run
    for each in opened:
        each.close()


def restore(examine, path: Path, phrase: str = PHRASE) -> None:
    restoration = examine(path, phrase)
    restoration.apply()
    restoration.close()


def ecart(bilan, nature: Nature) -> tuple[int, int, int, int]:
    found: Ecart = next(e for e in bilan.ecarts if e.nature is nature)
    return found.only_backup, found.only_poste, found.differing, found.same


def test_every_table_is_either_restored_or_kept_as_it_is(coffre):
    """A new table must be put on one side: what nobody decided would be lost, or stay, in silence."""
    tables = coffre._db.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")  # noqa: SLF001 - looks below the repositories
    names = {name for (name,) in tables if not name.startswith("sqlite_")}

    assert names == set(comparison.CONTENT) | KEPT_AS_THEY_ARE


def test_a_backup_just_made_changes_nothing(saved, examine):
    bilan = examine(saved).bilan()

    assert bilan.changes_nothing
    assert [(e.nature, e.same) for e in bilan.ecarts] == [
        (Nature.ORIENTATION, 3),
        (Nature.PRISE_EN_CHARGE, 3),
        (Nature.ENTRETIEN, 3),
        (Nature.RECUE, 3),
        (Nature.PARTENAIRE, 1),
        (Nature.NUMERO, 0),
        (Nature.STRUCTURE, 1),
        (Nature.COMPLEMENT, 1),
    ]


def test_what_would_be_gained_and_lost_is_counted(saved, examine, coffre, clock):
    coffre.orientations.erase("ana")
    coffre.prises_en_charge.erase("ana")
    coffre.orientations.save(slip("béa", prenom="Ninon"))
    coffre.recues.erase_all(("ana",))
    coffre.recues.note_read("béa", clock())
    coffre.prises_en_charge.tick("béa", "A2", clock())
    answer(coffre, "béa", "non")
    receive(coffre, "nouvelle", clock())
    coffre.partenaires.save(partenaire("nouveau"))

    bilan = examine(saved).bilan()

    assert ecart(bilan, Nature.ORIENTATION) == (1, 1, 1, 1)
    assert ecart(bilan, Nature.PRISE_EN_CHARGE) == (1, 1, 1, 1)
    assert ecart(bilan, Nature.ENTRETIEN) == (1, 1, 1, 1)
    assert ecart(bilan, Nature.RECUE) == (1, 1, 1, 1)
    assert ecart(bilan, Nature.PARTENAIRE) == (0, 1, 0, 1)
    assert not bilan.changes_nothing


def test_an_answer_taken_back_or_a_step_unticked_is_a_difference(saved, examine, coffre):
    coffre.entretiens.clear_reponse("ana", "/q")
    coffre.prises_en_charge.untick("béa", "A1")

    bilan = examine(saved).bilan()

    assert ecart(bilan, Nature.ENTRETIEN) == (0, 0, 1, 2)
    assert ecart(bilan, Nature.PRISE_EN_CHARGE) == (0, 0, 1, 2)


def test_it_says_when_it_was_made_and_by_whom(coffre, profile, clock, tmp_path):
    coffre.trousseau.add(PHRASE, "Léa", Role.RESPONSABLE, LEA)
    coffre.close()
    clock.pass_(minutes=5)
    lea = reopen(profile, clock, LEA)
    made = lea.sauvegardes.make(Rotation(), Motif.DEMANDEE, Watch())
    restoration = lea.sauvegardes.examine(made.path, LEA, None, Watch())

    bilan = restoration.bilan()

    assert (bilan.made_by, bilan.is_of_this_post) == ("Léa", True)
    assert abs((bilan.made_at - made.made_at).total_seconds()) < 2
    restoration.close()
    lea.close()


def test_the_content_of_the_backup_takes_the_place_of_that_of_the_store(saved, examine, coffre, clock):
    before = kept(coffre)
    coffre.orientations.save(slip("béa", prenom="Ninon"))
    receive(coffre, "nouvelle", clock())
    coffre.orientations.erase("ana")
    coffre.recues.erase_all(("ana", "béa"))

    restore(examine, saved)

    assert kept(coffre) == before
    assert coffre.recues.pdf("béa") == b"%PDF b\xc3\xa9a"
    assert {o.personne.prenom for o in coffre.orientations.list()} == {"Zénobie"}
    assert coffre.reglages.get() == REGLAGES
    coffre.verify()


def test_slips_are_found_by_their_words_after_a_restoration_and_those_that_went_are_not(saved, examine, coffre, clock):
    coffre.orientations.erase("ana")
    coffre.orientations.save(slip("nouvelle", clock(), prenom="Ninon"))

    restore(examine, saved)
    coffre.orientations.save(slip("autre", clock(), prenom="Ondine"))

    found = {word: coffre.orientations.count(word, limit=10) for word in ("zeno", "ninon", "ondine")}
    assert found == {"zeno": 3, "ninon": 0, "ondine": 1}
    coffre.verify()


def test_a_slip_in_another_place_of_the_list_is_the_same_slip(saved, examine, coffre):
    kept_slip = coffre.orientations.get("ana")
    coffre.orientations.erase("ana")
    coffre.orientations.save(slip("occupe la place", kept_slip.created_at))
    coffre.orientations.save(kept_slip)

    bilan = examine(saved).bilan()

    assert ecart(bilan, Nature.ORIENTATION) == (0, 1, 0, 3)


def test_people_keys_time_and_journal_stay(saved, examine, coffre, profile, clock):
    coffre.trousseau.add(PHRASE, "Léa", Role.AGENT, LEA)
    clock.pass_(days=3)
    reached = coffre.temps.look(clock())
    lines = len(coffre.journal.list(limit=1000))

    restore(examine, saved)

    assert [t.nom for t in coffre.trousseau.list()] == ["Léa", "Responsable"]
    assert coffre.temps.look(T0) >= reached
    assert coffre.journal.list(limit=1)[0].action is Action.RESTAURATION
    assert len(coffre.journal.list(limit=1000)) == lines + 1
    assert coffre.journal.verify().holds
    coffre.close()
    reopen(profile, clock, LEA).close()


def test_what_was_erased_on_request_since_does_not_come_back(saved, examine, coffre):
    coffre.orientations.erase("ana")
    coffre.journal.add(Action.EFFACEMENT, "ana")

    bilan = examine(saved).bilan()
    restore(examine, saved)

    assert (bilan.erased_since, ecart(bilan, Nature.ORIENTATION)) == (3, (0, 0, 0, 2))
    assert kept(coffre)["orientations"] == kept(coffre)["recues"] == {"béa", "zoé"}


def test_a_restoration_is_whole_or_has_not_happened(saved, examine, coffre, clock, monkeypatch):
    receive(coffre, "nouvelle", clock())
    before = kept(coffre)
    restoration = examine(saved)

    def full(*_arguments, **_words):
        raise DiskFullError(saved)

    monkeypatch.setattr(coffre.journal, "add", full)
    with pytest.raises(DiskFullError):
        restoration.apply()

    assert kept(coffre) == before


def test_the_backup_itself_cannot_be_written(saved, examine, coffre):
    examine(saved)

    with pytest.raises(ReadOnlyFolderError):
        coffre._db.run("DELETE FROM sauvegarde.orientation")  # noqa: SLF001 - below the repositories


def test_a_wrong_passphrase_is_delayed_and_does_not_touch_the_count_of_the_store(saved, examine, coffre, profile):
    essais = (profile / "essais").read_bytes()
    coffre.sauvegardes._now = lambda: T0  # noqa: SLF001 - a clock that stands still

    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            examine(saved, "pas celle-ci")
    with pytest.raises(TooManyAttemptsError):
        examine(saved)

    assert (profile / "essais").read_bytes() == essais


def test_it_asks_for_the_passphrase_of_the_time_it_was_made(saved, examine, coffre, clock):
    coffre.trousseau.change_passphrase(PHRASE, OTHER)

    with pytest.raises(WrongPassphraseError):
        examine(saved, OTHER)
    clock.pass_(minutes=1)
    examine(saved, PHRASE)
    assert holders(saved) == ((coffre.titulaire.titulaire_id, "Responsable"),)


def test_a_backup_of_before_a_change_of_key_is_restored(saved, coffre, profile, clock):
    receive(coffre, "nouvelle", clock())
    coffre.trousseau.rekey(PHRASE, (generate_recovery_code(),))
    coffre.close()
    clock.pass_(minutes=1)
    again = reopen(profile, clock)
    restoration = again.sauvegardes.examine(saved, PHRASE, None, Watch())

    restoration.apply()

    assert kept(again)["orientations"] == {"ana", "béa", "zoé"}
    restoration.close()
    again.close()


def test_the_backup_of_another_post_is_restored_and_said_to_be_of_another(examine, coffre, tmp_path, clock):
    other = Coffre.create(tmp_path / "autre", OTHER, generate_recovery_code(), now=clock, cost=FAST)
    receive(other, "ailleurs", clock())
    other.sauvegardes.copy_to(tmp_path / "ailleurs.sauvegarde", Watch())
    other.close()

    restoration = examine(tmp_path / "ailleurs.sauvegarde", OTHER)
    bilan = restoration.bilan()
    restoration.apply()

    assert not bilan.is_of_this_post
    assert kept(coffre)["orientations"] == {"ailleurs"}
    assert coffre.reglages.get() == REGLAGES  # the other post had none yet


@pytest.fixture
def of_first_version(tmp_path, clock) -> Path:
    """The backup made before the store of version 0.1.0 is brought to this one."""
    old = tmp_path / "ancien"
    shutil.copytree(FIXTURES / "coffre-0.1.0", old)
    reopen(old, clock, FORMER).close()
    (made,) = (old / "sauvegardes").iterdir()
    return made


def test_a_store_of_a_former_version_is_backed_up_before_it_is_changed(of_first_version, tmp_path):
    shutil.unpack_archive(of_first_version, tmp_path / "sortie", format="zip")

    for name in ("coffre.cle", "coffre.db"):
        assert (tmp_path / "sortie" / name).read_bytes() == (FIXTURES / "coffre-0.1.0" / name).read_bytes()


def test_a_backup_of_a_former_version_is_brought_to_this_one_then_restored(of_first_version, examine, coffre):
    restoration = examine(of_first_version, FORMER)
    bilan = restoration.bilan()
    restoration.apply()

    assert bilan.made_by == ""
    assert ecart(bilan, Nature.ORIENTATION)[0] == len(coffre.orientations.list())
    coffre.verify()


def test_a_store_that_cannot_be_backed_up_first_is_not_changed(tmp_path, clock):
    old = tmp_path / "ancien"
    shutil.copytree(FIXTURES / "coffre-0.1.0", old)
    (old / "sauvegardes").write_bytes(b"un fichier, pas un dossier")

    with pytest.raises(StoreAccessError):
        reopen(old, clock, FORMER)

    assert (old / "coffre.db").read_bytes() == (FIXTURES / "coffre-0.1.0" / "coffre.db").read_bytes()


def test_a_backup_of_a_later_version_is_said_so(coffre, examine, tmp_path):
    coffre._db.run(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")  # noqa: SLF001 - below the repositories
    coffre.sauvegardes.copy_to(tmp_path / "demain.sauvegarde", Watch())

    with pytest.raises(NewerStoreError):
        examine(tmp_path / "demain.sauvegarde")


def test_a_damaged_backup_restores_nothing_and_leaves_no_copy(saved, examine, coffre, profile):
    content = bytearray(saved.read_bytes())
    content[30_000] ^= 1
    saved.write_bytes(content)

    with pytest.raises(DamagedBackupError):
        examine(saved)

    assert not list(profile.glob("coffre.db.sauvegarde*"))


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7 " * 500])
def test_another_file_is_not_a_backup(examine, tmp_path, content):
    (tmp_path / "autre").write_bytes(content)

    with pytest.raises(DamagedBackupError):
        examine(tmp_path / "autre")
    with pytest.raises(DamagedBackupError):
        examine(tmp_path / "n'existe pas")


def test_closing_the_store_leaves_no_copy_of_a_backup_that_was_being_looked_at(saved, examine, coffre, profile):
    examine(saved)

    coffre.close()

    assert not list(profile.glob("coffre.db.sauvegarde*"))


def test_a_backup_is_made_while_another_is_being_looked_at(saved, examine, coffre, profile):
    restoration = examine(saved)

    coffre.sauvegardes.make(Rotation(), Motif.AVANT_RESTAURATION, Watch())
    restoration.apply()

    assert len(coffre.sauvegardes.list(Rotation())) == 1
    assert (profile / "coffre.db.sauvegarde.nouveau").exists()
