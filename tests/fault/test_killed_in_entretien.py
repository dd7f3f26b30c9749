"""SIGKILL in the middle of an interview, in the real windows: every page acknowledged is kept, and it goes on there.

The officer has been shown the next page: that is the acknowledgement. `REPERE_KILLS` says how many times to kill.
"""

import json
import os
import random
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.demonstration.reception import PASSPHRASE
from desktop.entretiens.model import EntretienId, EntretienKept, Ref
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.storage.coffre import Coffre
from desktop.storage.instants import utc_now
from tests.ui.running import make_store

KILLS = int(os.environ.get("REPERE_KILLS", "5"))
PRISE = PriseEnChargeId("prise")

Answers = dict[Ref, list[str]]
"""State and value by reference."""


@dataclass
class Acknowledged:
    """What the windows have said of the interview, over all the processes killed so far."""

    kept: Answers = field(default_factory=dict)
    tried: Answers = field(default_factory=dict)
    at: list[str] = field(default_factory=list)
    told: int = 0

    def hear(self, output: str) -> None:
        self.at, self.tried = [], {}
        for line in output.splitlines(keepends=True):
            if line.endswith("\n"):  # the last line may be cut short: the kill may come while it is printed
                self.note(**json.loads(line))

    def note(self, at: list[str] | None = None, tried: Answers | None = None, kept: Answers | None = None) -> None:
        self.at = at if at is not None else self.at
        self.tried = tried if tried is not None else {}
        self.kept |= kept or {}
        self.told += len(kept or {})

    def settle(self, found: EntretienKept) -> dict[Ref, tuple[list[str], list[str]]]:
        """Take up what was committed without a word; return what is lost, as (said, found)."""
        values = {reponse.ref: [reponse.etat.value, reponse.value] for reponse in found.reponses}
        lost = {}
        for ref, said in self.kept.items():
            value = values.get(ref, [])
            if value == self.tried.get(ref):
                self.kept[ref] = value  # committed, and killed before it could say so
            elif value != said:
                lost[ref] = (said, value)
        return lost


@pytest.fixture
def under_way(profile: Path) -> Path:
    """The profile of a post where the interview of one person has just begun."""
    make_store(profile)
    coffre = Coffre.open(profile, PASSPHRASE)
    coffre.prises_en_charge.add(PriseEnCharge(PRISE, FicheId("accueil"), utc_now()))
    coffre.entretiens.start(EntretienId("entretien"), PRISE, "accueil", "1", Langue.ARABE, utc_now())
    coffre.close()
    return profile


def read(profile: Path) -> EntretienKept:
    coffre = Coffre.open(profile, PASSPHRASE)
    try:
        coffre.verify()
        return coffre.entretiens.get(EntretienId("entretien"))
    finally:
        coffre.close()


def kill(process: "subprocess.Popen[str]", after_s: float) -> str:
    time.sleep(after_s)
    process.kill()
    output, errors = process.communicate()
    assert errors == ""
    return output


def test_no_answer_acknowledged_on_screen_is_lost_when_the_window_is_killed(under_way, start):
    moments = random.Random(2026)
    acknowledged = Acknowledged()
    for number in range(KILLS):
        left_at = read(under_way).position
        process = start("conduct.py", under_way, number)
        if number % 5 == 4:  # while it starts, unlocks, or opens the interview
            acknowledged.hear(kill(process, moments.uniform(0.3, 1.5)))
        else:
            opened = process.stdout.readline()
            acknowledged.hear(opened + kill(process, moments.uniform(0, 1.2)))
            assert left_at is None or any(ref == left_at or ref.startswith(f"{left_at}/") for ref in acknowledged.at)

        assert acknowledged.settle(read(under_way)) == {}
    assert acknowledged.told > KILLS // 5  # few on a machine so busy that kills come before the first answer
