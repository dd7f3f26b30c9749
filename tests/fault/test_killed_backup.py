"""SIGKILL while backing up or restoring, at each operation on the files: nothing kept is lost, it can be done again."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.poste.sauvegardes import Motif, Rotation
from desktop.storage.coffre import Coffre
from desktop.storage.database import PAGE_BYTES
from desktop.storage.watch import Watch
from desktop.storage.whole_restoration import restore_whole
from tests.fault.killed_at import killed_at_operations
from tests.storage.furnished import PHRASE, T0, Clock, create, kept, receive, reopen

ROTATION = Rotation()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def post(tmp_path: Path, clock) -> Path:
    """A closed store, with one backup of it beside."""
    profile = tmp_path / "poste"
    coffre = create(profile, clock)
    for number in range(8):
        receive(coffre, f"p{number}", clock())
    coffre.sauvegardes.make(ROTATION, Motif.DEMANDEE, Watch())
    receive(coffre, "depuis", clock())
    coffre.close()
    return profile


@pytest.fixture
def backup(post: Path, tmp_path: Path) -> Path:
    (made,) = (post / "sauvegardes").iterdir()
    return Path(shutil.copy(made, tmp_path / "copie.sauvegarde"))


@pytest.fixture
def at_each_operation(tmp_path: Path, start):
    """Run a program on a copy of a profile, killed at one operation, then at a later one; last, never killed."""

    def run(profile: Path, program: str, *arguments: object, after: tuple[str, ...] = ()) -> Iterator[Path]:
        def begin(operation: int) -> "subprocess.Popen[str]":
            copy = shutil.copytree(profile, tmp_path / str(operation))
            return start(program, copy, PHRASE, *arguments, operation, *after)

        for operation in killed_at_operations(begin):
            yield tmp_path / str(operation)
            shutil.rmtree(tmp_path / str(operation))

    return run


def damaged(profile: Path) -> Path:
    content = bytearray((profile / "coffre.db").read_bytes())
    for page in range(3, len(content) // PAGE_BYTES):
        content[page * PAGE_BYTES + 50] ^= 1
    (profile / "coffre.db").write_bytes(content)
    return profile


def test_a_backup_killed_at_any_operation_leaves_a_store_that_opens_and_no_half_backup(post, at_each_operation):
    for profile in at_each_operation(post, "back_up_until.py"):
        coffre = reopen(profile, Clock(T0.replace(year=2027)))
        for sauvegarde in coffre.sauvegardes.list(ROTATION):
            coffre.sauvegardes.check(sauvegarde, Watch())
        assert len(kept(coffre)["orientations"]) == 9
        made = coffre.sauvegardes.make(ROTATION, Motif.DEMANDEE, Watch())
        coffre.close()

        left = {p.name for p in profile.rglob("*") if "nouveau" in p.name}
        assert left == set()
        assert made.path.exists()


def test_a_content_restored_until_any_operation_is_the_former_or_the_new_one(post, backup, at_each_operation):
    before, after = {f"p{n}" for n in range(8)} | {"depuis"}, {f"p{n}" for n in range(8)}
    seen = []
    for profile in at_each_operation(post, "restore_until.py", backup, after=("content",)):
        coffre = reopen(profile, Clock(T0.replace(year=2027)))
        found = kept(coffre)
        coffre.verify()
        assert coffre.journal.verify().holds
        coffre.close()

        assert len(set(map(frozenset, (found["prises"], found["entretiens"], found["orientations"])))) == 1
        assert found["orientations"] in (before, after)
        assert not list(profile.glob("*.nouveau*"))
        seen.append(found["orientations"] == after)
    assert seen == sorted(seen)
    assert seen[0] is False and seen[-1] is True


def test_a_post_restored_until_any_operation_is_the_former_or_the_new_one(post, backup, at_each_operation):
    damaged(post)
    harmed = {name: (post / name).read_bytes() for name in ("coffre.db", "coffre.cle")}
    seen = []
    for profile in at_each_operation(post, "restore_until.py", backup, after=("whole",)):
        assert Coffre.exists(profile)
        try:
            coffre = reopen(profile, Clock(T0.replace(year=2027)))
        except StoreError:
            assert {name: (profile / name).read_bytes() for name in harmed} == harmed
            restore_whole(profile, backup, PHRASE, now=Clock(T0.replace(year=2028)), watch=Watch())
            coffre = reopen(profile, Clock(T0.replace(year=2029)))
            seen.append(False)
        else:
            seen.append(True)
        assert kept(coffre)["orientations"] == {f"p{n}" for n in range(8)}
        coffre.close()
        (aside,) = profile.glob("coffre-abime-*/coffre.db")
        assert aside.read_bytes() == harmed["coffre.db"]
    assert seen == sorted(seen)
    assert seen[0] is False and seen[-1] is True
