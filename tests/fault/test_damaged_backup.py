"""A backup with a bit flipped, cut short, or made on a full disk: told or harmless, and nothing half made."""

import json
import os
import random
import subprocess
from pathlib import Path

import pytest

from desktop.errors import DamagedBackupError, NewerStoreError, WrongPassphraseError
from desktop.poste.sauvegardes import Motif, Rotation
from desktop.storage.watch import Watch
from desktop.storage.whole_restoration import restore_whole
from tests.storage.furnished import PHRASE, Clock, create, kept, receive, reopen

FLIPS = int(os.environ.get("REPERE_FLIPS", "60"))
RECEIVED = {f"p{number}" for number in range(12)}

CAN_MOUNT = (
    subprocess.run(
        ["sh", "-c", "d=$(mktemp -d) && unshare -rm mount -t tmpfs -o size=64k tmpfs $d; s=$?; rmdir $d; exit $s"],
        capture_output=True,
    ).returncode
    == 0
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backup(tmp_path: Path, clock) -> Path:
    coffre = create(tmp_path / "poste", clock)
    for name in sorted(RECEIVED):
        receive(coffre, name, clock())
    made = coffre.sauvegardes.make(Rotation(), Motif.DEMANDEE, Watch())
    coffre.close()
    return made.path


@pytest.fixture
def restored_from(tmp_path: Path, clock):
    """Restore a file on an empty post; return what the post then keeps."""

    def run(path: Path) -> dict[str, set[str]]:
        clock.pass_(hours=1)
        profile = tmp_path / f"autre-{clock.instant:%Y%m%d%H}"
        restore_whole(profile, path, PHRASE, now=clock, watch=Watch())
        coffre = reopen(profile, clock)
        found = kept(coffre)
        coffre.close()
        return found

    return run


def test_one_flipped_bit_of_a_backup_is_told_or_harmless(backup, restored_from, tmp_path):
    content, truth = backup.read_bytes(), restored_from(backup)
    chance = random.Random(2026)
    ends = range(len(content) - 260, len(content))  # the entries of the archive, where a flip may be harmless
    offsets = [*range(0, 80, 5), *chance.sample(ends, 30), *(chance.randrange(len(content)) for _ in range(FLIPS))]
    told = 0
    for offset in offsets:
        flipped = bytearray(content)
        flipped[offset] ^= 1 << chance.randrange(8)
        (tmp_path / "abîmée").write_bytes(flipped)
        try:
            assert restored_from(tmp_path / "abîmée") == truth
        except (DamagedBackupError, NewerStoreError, WrongPassphraseError):
            told += 1

    assert told >= FLIPS


def test_a_backup_cut_anywhere_is_told(backup, restored_from, tmp_path):
    content = backup.read_bytes()
    for length in [*range(0, len(content), len(content) // 15), len(content) - 1, len(content) - 22]:
        (tmp_path / "coupée").write_bytes(content[:length])

        with pytest.raises(DamagedBackupError):
            restored_from(tmp_path / "coupée")


@pytest.mark.skipif(not CAN_MOUNT, reason="no user namespace: `unshare -rm mount` is refused here")
@pytest.mark.parametrize("asks", ["asking", "not-asking"])
def test_a_backup_on_a_full_disk_is_told_and_leaves_nothing_half_made(start, tmp_path, asks: str):
    process = start("back_up_on_full_disk.py", tmp_path, asks, under=("unshare", "-rm"))
    output, errors = process.communicate()
    assert errors == ""
    tries = json.loads(output)

    assert {t["refusal"] for t in tries} == {"DiskFullError", ""}
    assert [t for t in tries if t["left"] or not t["holds_all"]] == []
    assert (tries[0]["refusal"], tries[-1]["refusal"]) == ("DiskFullError", "")
