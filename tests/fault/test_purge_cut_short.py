"""A purge cut by a kill or by a full disk: the next one ends it, what is not due stays, nothing is damaged."""

import json
import os
import shutil
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.fiches.model import FicheId
from desktop.orientations.model import Etat, Orientation, OrientationId, PriseEnCharge, PriseEnChargeId, Status
from desktop.orientations.reglages import Reglages
from desktop.poste.journal import Action
from desktop.services.echeances import Echeances, Echus
from desktop.storage.coffre import Coffre
from tests.fault.test_full_disk import needs_mount

OPENED = datetime(2026, 3, 1, tzinfo=UTC)
DAY_AFTER = datetime(2026, 3, 3, tzinfo=UTC)
PERSONS = 60
KILLS = int(os.environ.get("REPERE_KILLS", "6"))
MORE = 5
"""A purge that a busy machine made seem long was over before it was killed: kill sooner, so many rounds at most."""

ENOUGH_KIB = 1024
"""Room for a few at a time."""


@pytest.fixture
def full(profile: Path, passphrase, recovery_code, fast) -> Path:
    """A closed store with as many receptions and slips due the day after as slips that are not."""
    coffre = Coffre.create(profile, passphrase, recovery_code, now=lambda: OPENED, cost=fast)
    coffre.reglages.save(Reglages(30))
    with coffre.transaction():
        for number in range(PERSONS):
            prise = PriseEnCharge(PriseEnChargeId(f"p{number}"), FicheId("accueil"), OPENED)
            coffre.prises_en_charge.add(prise)
            for day in (2, 20):
                coffre.orientations.save(handed_over(f"{number}-{day}", prise.prise_id, date(2026, 3, day)))
    coffre.close()
    return profile


def handed_over(name: str, prise_id: PriseEnChargeId, expires_on: date) -> Orientation:
    etats = (Etat(Status.REMISE, OPENED),)
    return Orientation(OrientationId(name), prise_id, OPENED, expires_on, situation="y" * 2000, etats=etats)


def left(coffre: Coffre) -> tuple[int, int]:
    return len(coffre.prises_en_charge.list()), len(coffre.orientations.list())


def seconds_of_a_purge(profile: Path, passphrase, start, wait_until_open) -> float:
    process = start("purge.py", profile, passphrase)
    wait_until_open(process)
    began = time.monotonic()
    process.stdout.read()
    ended = time.monotonic()
    process.communicate()
    return ended - began


def test_a_purge_killed_at_any_moment_is_ended_by_the_next(full, tmp_path, passphrase, start, wait_until_open):
    whole_s = seconds_of_a_purge(shutil.copytree(full, tmp_path / "uncut"), passphrase, start, wait_until_open)
    cut_halfway = kill = 0
    while kill < KILLS or (cut_halfway < 2 and kill < MORE * KILLS):
        profile = shutil.copytree(full, tmp_path / str(kill))
        process = start("purge.py", profile, passphrase)
        wait_until_open(process)
        rounds, step = divmod(kill, KILLS)
        time.sleep(whole_s * (step + 0.5) / KILLS / (1 + rounds))
        kill += 1
        process.kill()
        process.communicate()

        coffre = Coffre.open(profile, passphrase, now=lambda: DAY_AFTER)
        cut_halfway += left(coffre) not in ((PERSONS, 2 * PERSONS), (0, PERSONS))
        erased = Echeances(coffre, lambda: DAY_AFTER, 12).purge()

        assert isinstance(erased, Echus)
        assert left(coffre) == (0, PERSONS)
        # Each was erased once, and its line with it.
        assert sum(entree.action is Action.ECHEANCE for entree in coffre.journal.list(limit=1000)) == 2 * PERSONS
        coffre.verify()
        coffre.close()
    assert cut_halfway > 1


@needs_mount
@pytest.mark.parametrize("free_kib", [0, 8, 24, 48, 96, ENOUGH_KIB])
def test_whatever_room_is_left_a_purge_is_ended_once_there_is_enough(full, tmp_path, passphrase, start, free_kib: int):
    disk = tmp_path / "disque"
    disk.mkdir()
    program = start("purge.py", full, passphrase, disk, free_kib, under=("unshare", "-rm"))
    output, errors = program.communicate()

    assert errors == ""
    told = json.loads(output)
    assert told["left"] == [0, PERSONS]
    assert told["journal_holds"]
    assert told["refusal"] == ("DiskFullError" if free_kib < ENOUGH_KIB else "")
