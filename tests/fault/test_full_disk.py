"""A disk that fills up: the user is told, nothing acknowledged is lost, and work goes on once there is room.

The real route mounts a small tmpfs in a namespace of its own (`unshare -rm`, without privilege where user namespaces
are allowed). Where they are not, the page limit of SQLite gives the same refusal at the same place.
"""

import json
import os
import subprocess
from datetime import datetime

import pytest

from desktop.entretiens.model import EntretienId, Etat, Ref, Reponse
from desktop.errors import DiskFullError
from desktop.langues.langue import Langue
from desktop.storage.coffre import Coffre

ENTRETIEN = EntretienId("entretien")
STEP_KIB = int(os.environ.get("REPERE_DISK_STEP_KIB", "48"))
"""A page of the file system is 4 KiB: a step of 4 stops at every point where something is written."""

CAN_MOUNT = (
    subprocess.run(
        ["sh", "-c", "d=$(mktemp -d) && unshare -rm mount -t tmpfs -o size=64k tmpfs $d; s=$?; rmdir $d; exit $s"],
        capture_output=True,
    ).returncode
    == 0
)

needs_mount = pytest.mark.skipif(not CAN_MOUNT, reason="no user namespace: `unshare -rm mount` is refused here")


@pytest.fixture
def fill(tmp_path, start, passphrase, recovery_code):
    def run(size_kib: int) -> dict[str, object]:
        program = start("fill_disk.py", tmp_path, size_kib, passphrase, recovery_code, under=("unshare", "-rm"))
        output, errors = program.communicate()
        assert errors == ""
        return json.loads(output)

    return run


@needs_mount
@pytest.mark.parametrize("size_kib", range(4, 860, STEP_KIB))
def test_whenever_the_disk_is_full_it_is_told_and_nothing_is_lost(fill, size_kib: int):
    told = fill(size_kib)

    if told == {"refused_at_creation": "DiskFullError"}:
        assert size_kib < 760
        return
    assert told["refusal"] == "DiskFullError"
    assert told["read_while_full"] == told["read_after_reopening"] == told["acknowledged"]
    assert told["read_once_freed"] == told["acknowledged"] + 1
    assert size_kib > 60


def test_a_full_store_is_told_and_keeps_what_it_has(under_way, passphrase, now):
    coffre = Coffre.open(under_way, passphrase)
    db = coffre._db  # noqa: SLF001 - fills the disk below the repositories
    db.rows(f"PRAGMA max_page_count = {db.rows('PRAGMA page_count')[0][0] + 3}")

    kept = answer_until_full(coffre, now)

    assert kept > 0
    assert len(coffre.entretiens.get(ENTRETIEN).reponses) == kept
    coffre.close()


def answer_until_full(coffre: Coffre, now: datetime) -> int:
    for number in range(1000):
        try:
            coffre.entretiens.save_reponse(
                ENTRETIEN, Reponse(Ref(f"/q/{number}"), Etat.ANSWERED, "x" * 2000, now, Langue.FRANCAIS)
            )
        except DiskFullError:
            return number
    raise AssertionError("the store never was full")
