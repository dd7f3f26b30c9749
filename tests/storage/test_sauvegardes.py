"""Backups on real files: what one holds, which are kept, and what a backup that is no more whole says."""

import json
import shutil
import stat
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.errors import CancelledError, DamagedBackupError, DamagedStoreError, DiskFullError, StoreAccessError
from desktop.poste.journal import Action
from desktop.poste.sauvegardes import Motif, Rotation
from desktop.storage import backup, folder
from desktop.storage.archive import write_archive
from desktop.storage.database import PAGE_BYTES
from desktop.storage.watch import Watch
from tests.storage.furnished import PHRASE, Clock, answers, create, created_once, receive, reopen

ROTATION = Rotation()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def coffre(profile, clock):
    opened = created_once(profile, clock)
    receive(opened, "naïma", clock())
    yield opened
    opened.close()


@pytest.fixture
def make(coffre, clock):
    def run(rotation: Rotation = ROTATION, motif: Motif = Motif.DEMANDEE, **later: float):
        clock.pass_(**later or {"seconds": 1})
        return coffre.sauvegardes.make(rotation, motif, Watch())

    return run


def files_of(profile: Path) -> set[str]:
    return {str(path.relative_to(profile)) for path in profile.rglob("*")}


def unzip(path: Path, target: Path) -> Path:
    """Take a backup apart as anyone would, without Repère."""
    with zipfile.ZipFile(path) as archive:
        archive.extractall(target)
    return target


def test_a_backup_is_one_file_with_the_key_file_then_the_store_both_as_they_are(make, profile):
    made = make()

    with zipfile.ZipFile(made.path) as archive:
        members = [(m.filename, m.compress_type, m.date_time[0]) for m in archive.infolist()]
        assert members == [("coffre.cle", zipfile.ZIP_STORED, 1980), ("coffre.db", zipfile.ZIP_STORED, 1980)]
        assert archive.read("coffre.cle") == (profile / "coffre.cle").read_bytes()
    assert made.path.parent == profile / "sauvegardes"
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700


def test_a_backup_taken_apart_is_a_profile_that_opens(make, clock, tmp_path):
    other = unzip(make().path, tmp_path / "autre poste")

    coffre = reopen(other, clock)

    assert coffre.orientations.list()[0].personne.prenom == "Zénobie"
    assert answers(coffre, "naïma") == ["oui"]
    coffre.close()


def test_a_backup_is_read_from_the_document_alone(make, tmp_path, run_program):
    other = unzip(make().path, tmp_path / "autre poste")
    program = Path(__file__).parent / "programs" / "open_without_repere.py"

    rows = run_program(program, other, "SELECT orientation_id FROM orientation", typed=PHRASE)

    assert json.loads(rows) == ["naïma"]


@pytest.fixture
def run_program():
    def run(program: Path, *arguments: object, typed: str) -> str:
        command = [sys.executable, str(program), *map(str, arguments)]
        return subprocess.run(command, input=typed, capture_output=True, text=True, check=True).stdout

    return run


def test_a_backup_holds_what_is_still_in_the_journal_of_the_store(make, coffre, clock, profile, tmp_path):
    receive(coffre, "léa", clock())
    assert (profile / "coffre.db-wal").stat().st_size > 0

    other = reopen(unzip(make().path, tmp_path / "autre poste"), clock)

    assert {o.orientation_id for o in other.orientations.list()} == {"naïma", "léa"}
    other.close()


def test_work_goes_on_after_a_backup(make, coffre, clock, profile):
    make()
    receive(coffre, "léa", clock())
    make()
    coffre.close()

    again = reopen(profile, clock)

    assert len(again.orientations.list()) == 2
    again.verify()
    again.close()


def test_nothing_typed_is_in_clear_in_a_backup(make):
    content = make().path.read_bytes()

    assert not any(word.encode() in content for word in ("Zénobie", "naïma", "Brigade", PHRASE))


def test_a_backup_says_who_made_it_and_so_does_the_journal(make, coffre):
    make()

    line = coffre.journal.last_of(Action.SAUVEGARDE)

    assert line is not None
    assert (line.titulaire_id, line.detail) == (coffre.titulaire.titulaire_id, Motif.DEMANDEE)
    assert coffre.journal.verify().holds


def test_progress_goes_from_nothing_to_the_whole(coffre, clock):
    seen: list[tuple[int, int]] = []

    coffre.sauvegardes.make(ROTATION, Motif.DEMANDEE, Watch(lambda done, total: seen.append((done, total))))

    assert seen[0][0] == 0
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _total in seen] == sorted(done for done, _total in seen)
    assert len(seen) >= 5


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_a_backup_stopped_at_any_step_leaves_nothing_and_the_journal_says_so(coffre, profile, step):
    before = files_of(profile)
    stop, seen = threading.Event(), []

    def stop_there(done: int, _total: int) -> None:
        seen.append(done)
        if len(seen) == step:
            stop.set()

    with pytest.raises(CancelledError):
        coffre.sauvegardes.make(ROTATION, Motif.DEMANDEE, Watch(stop_there, stop))

    assert files_of(profile) - before == {"sauvegardes"}
    assert coffre.journal.list(limit=1)[0].detail == Motif.ECHEC


def test_three_are_kept_and_the_oldest_go(make, coffre):
    made = [make(hours=1) for _ in range(5)]

    assert coffre.sauvegardes.list(ROTATION) == tuple(reversed(made[2:]))


def test_none_is_kept_longer_than_seven_days(make, coffre, clock):
    make()
    clock.pass_(days=6)
    young = make()
    clock.pass_(days=2)

    coffre.sauvegardes.rotate(ROTATION)

    assert coffre.sauvegardes.list(ROTATION) == (young,)


def test_the_service_may_want_more_of_them_for_longer_elsewhere(make, coffre, tmp_path):
    rotation = Rotation(tmp_path / "partage", count=4, age_days=30)
    made = [make(rotation, days=5) for _ in range(5)]

    assert coffre.sauvegardes.list(rotation) == tuple(reversed(made[1:]))
    assert {s.path.parent for s in made} == {tmp_path / "partage"}


def test_those_beside_the_store_leave_like_the_others_once_the_service_has_chosen_a_folder(
    make, coffre, clock, tmp_path
):
    """One is made there before each change of version, whatever the service has chosen."""
    beside = make()
    rotation = Rotation(tmp_path / "partage", count=2)
    made = [make(rotation, hours=1) for _ in range(2)]

    assert not beside.path.exists()
    assert coffre.sauvegardes.list(rotation) == tuple(reversed(made))


def test_two_in_the_same_second_have_two_names(coffre):
    made = [coffre.sauvegardes.make(ROTATION, Motif.DEMANDEE, Watch()) for _ in range(2)]

    assert len({s.path for s in made}) == 2


def test_a_clock_that_went_far_forward_and_came_back_keeps_no_backup_for_ever(make, coffre, clock):
    clock.pass_(days=400)
    make()
    clock.pass_(days=-400)

    assert coffre.sauvegardes.outdated(ROTATION)
    made = make()

    assert coffre.sauvegardes.list(ROTATION) == (made,)


def test_in_a_shared_folder_the_backups_of_another_post_are_left_alone(make, coffre, tmp_path, clock):
    rotation = Rotation(tmp_path / "partage", count=1)
    other = create(tmp_path / "autre", Clock(clock.instant))
    theirs = other.sauvegardes.make(rotation, Motif.DEMANDEE, Watch())
    other.close()
    (tmp_path / "partage" / "repere-20200101-000000.sauvegarde").write_bytes(b"de qui ?")

    for _ in range(3):
        mine = make(rotation)

    assert coffre.sauvegardes.list(rotation) == (mine,)
    assert theirs.path.exists()
    assert len(list((tmp_path / "partage").iterdir())) == 3


def test_a_folder_out_of_reach_lists_nothing_and_is_told_when_making_one(make, coffre, tmp_path):
    (tmp_path / "fichier").write_bytes(b"")
    rotation = Rotation(tmp_path / "fichier" / "dossier")

    assert coffre.sauvegardes.list(rotation) == ()
    with pytest.raises(StoreAccessError):
        make(rotation)


def test_what_a_killed_backup_has_left_is_removed_by_the_next(make, coffre, profile):
    store_id = (profile / "coffre.db").read_bytes()[:16]
    (profile / "sauvegardes").mkdir()
    left = profile / "sauvegardes" / f"repere-20260101-000000.sauvegarde{backup.unfinished_suffix(store_id)}"
    left.write_bytes(b"une partie")
    (profile / "coffre.db.copie.nouveau").write_bytes(b"une partie")

    made = make()

    assert list((profile / "sauvegardes").iterdir()) == [made.path]
    assert not (profile / "coffre.db.copie.nouveau").exists()


def test_a_copy_elsewhere_is_a_backup_and_is_not_looked_after(make, coffre, clock, tmp_path):
    target = tmp_path / "clé USB" / "copie.sauvegarde"
    target.parent.mkdir()
    target.write_bytes(b"ce qui est remplace")

    coffre.sauvegardes.copy_to(target, Watch())

    reopen(unzip(target, tmp_path / "autre"), clock).close()
    assert coffre.sauvegardes.list(ROTATION) == ()
    assert list(target.parent.iterdir()) == [target]


def test_a_copy_that_cannot_be_made_leaves_what_was_there(coffre, tmp_path, monkeypatch):
    target = tmp_path / "copie.sauvegarde"
    target.write_bytes(b"la copie d'avant")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1000))

    with pytest.raises(DiskFullError):
        coffre.sauvegardes.copy_to(target, Watch())

    assert target.read_bytes() == b"la copie d'avant"
    assert list(tmp_path.glob("copie*")) == [target]


def test_room_is_asked_for_both_files_of_one_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1500))
    (tmp_path / "b").mkdir()

    folder.require_room({tmp_path: 1500})
    with pytest.raises(DiskFullError):
        folder.require_room({tmp_path: 1000, tmp_path / "b": 1000})


def flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 4
    path.write_bytes(content)


def test_a_damaged_backup_is_seen_when_it_is_checked_and_counts_for_nothing(make, coffre, profile):
    made = make()
    coffre.sauvegardes.check(made, Watch())
    flip(made.path, 9 * PAGE_BYTES)

    with pytest.raises(DamagedBackupError):
        coffre.sauvegardes.check(made, Watch())

    made.path.write_bytes(made.path.read_bytes()[:-30])
    assert [s.is_readable for s in coffre.sauvegardes.list(ROTATION)] == [False]
    for _ in range(3):
        make()
    assert all(s.is_readable for s in coffre.sauvegardes.list(ROTATION))
    assert not (profile / "coffre.db.copie.nouveau").exists()


def test_a_disk_that_gives_back_something_else_is_told_and_no_backup_is_left(make, coffre, profile, monkeypatch):
    def flipped(*arguments):
        write_archive(*arguments)
        flip(arguments[0], 9 * PAGE_BYTES)

    monkeypatch.setattr(backup, "write_archive", flipped)

    with pytest.raises(DamagedBackupError):
        make()

    assert list((profile / "sauvegardes").iterdir()) == []


def test_a_store_that_is_damaged_while_it_is_open_is_said_to_be_when_it_is_backed_up(make, coffre, profile, clock, db):
    for number in range(40):
        receive(coffre, f"p{number}", clock())
    make()
    db.rows("PRAGMA shrink_memory")  # a page held in memory would be written again as it was
    flip(profile / "coffre.db", 9 * PAGE_BYTES + 100)

    with pytest.raises(DamagedStoreError):
        make()

    assert len(coffre.sauvegardes.list(ROTATION)) == 1


@pytest.mark.parametrize("action", ["effacement", "cle", "titulaire_retire", "phrase", "recuperation_renouvelee"])
def test_a_backup_is_outdated_by_what_it_must_not_give_back(make, coffre, clock, action):
    make()
    before = coffre.sauvegardes.outdated(ROTATION)
    clock.pass_(minutes=1)
    coffre.journal.add(Action(action))

    assert (before, coffre.sauvegardes.outdated(ROTATION)) == (False, True)
    coffre.sauvegardes.remove_others(ROTATION, make())
    assert not coffre.sauvegardes.outdated(ROTATION)
    assert len(coffre.sauvegardes.list(ROTATION)) == 1


def test_opening_and_closing_change_nothing_worth_a_backup(make, coffre, clock, profile):
    made = make()
    coffre.close()
    clock.pass_(days=2)
    again = reopen(profile, clock)

    before = again.sauvegardes.changed_since(made.made_at)
    receive(again, "léa", clock())

    assert (before, again.sauvegardes.changed_since(made.made_at)) == (False, True)
    again.close()


def test_copying_the_store_leaves_its_locks(make, coffre, profile):
    """POSIX drops the locks of a process on a file as soon as it closes any descriptor of it."""
    make()

    locks = Path("/proc/locks")
    if not locks.exists():
        pytest.skip("only Linux lists the locks")
    inode = f":{(profile / 'coffre.db').stat().st_ino} "
    assert any("POSIX" in line and inode in line for line in locks.read_text().splitlines())


def test_a_backup_of_another_post_is_not_one_of_this_post(coffre, tmp_path, clock):
    other = create(tmp_path / "autre", clock)
    theirs = other.sauvegardes.make(ROTATION, Motif.DEMANDEE, Watch())
    other.close()

    with pytest.raises(DamagedBackupError):
        coffre.sauvegardes.check(theirs, Watch())
