"""SIGKILL at any moment of all that is done in a store: what was acknowledged is there, the rest is whole or absent."""

import json
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.entretiens.model import EntretienId
from desktop.errors import WrongPassphraseError
from desktop.orientations.model import PriseEnChargeId
from desktop.poste.titulaires import TitulaireId
from desktop.storage.coffre import Coffre
from tests.fault.killed_at import KILLS
from tests.fault.last_words import last_words


@dataclass
class Acknowledged:
    """What the programs said they had done. `uncertain` was under way at a kill: done or not, never halfway."""

    answers: dict[str, str] = field(default_factory=dict)
    slips: dict[str, str] = field(default_factory=dict)
    ticks: set[str] = field(default_factory=set)
    people: dict[str, str] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    uncertain: set[str] = field(default_factory=set)

    def hear(self, verb: str, name: str, value: str) -> None:
        if verb == "answer":
            self.answers[name] = value
        elif verb == "slip":
            self.slips[name] = value
        elif verb == "tick":
            self.ticks.add(name)
        elif verb == "person":
            self.people[name] = value
        elif verb in ("erasing", "leaving"):
            self.uncertain.add(name)
        elif verb == "erased":
            self.uncertain.discard(name)
            self.erased.add(name)
            self.slips.pop(name, None)
        elif verb == "left":
            self.uncertain.discard(name)
            self.left[name] = self.people.pop(name, "")

    def differences(self, coffre: Coffre) -> dict[str, object]:
        """What was acknowledged and is not there, or was erased and is; nothing when all is as it was said."""
        answers = {r.ref: r.value for r in coffre.entretiens.get(EntretienId("entretien")).reponses}
        slips = {str(o.orientation_id): o.situation for o in coffre.orientations.list()}
        ticks = {c.etape_id for c in coffre.prises_en_charge.get(PriseEnChargeId("prise")).coches}
        people = {t.titulaire_id for t in coffre.trousseau.list()}
        settled = self.slips.keys() - self.uncertain
        found = {
            "answers": self.answers.items() - answers.items(),
            "slips": {name for name in settled if not slips.get(name, "").startswith(self.slips[name])},
            "erased": self.erased & slips.keys(),
            "ticks": self.ticks - ticks,
            "people": self.people.keys() - self.uncertain - people,
            "left": self.left.keys() & people,
        }
        return {name: difference for name, difference in found.items() if difference}


def heard(output: str) -> list[list[str]]:
    """The last line may be cut short: the kill may come while it is printed."""
    return [json.loads(line) for line in output.splitlines(keepends=True) if line.endswith("\n")]


def test_nothing_acknowledged_is_lost_whenever_the_process_is_killed(under_way: Path, passphrase, start, fast):
    moments = random.Random(2026)
    acknowledged = Acknowledged()
    for kill in range(KILLS):
        process = start("work.py", under_way, passphrase, kill, kill * 100_000)
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())[0] == "open"
        time.sleep(moments.uniform(0, 0.15))
        for verb, name, value in heard(last_words(process)):
            acknowledged.hear(verb, name, value)

        coffre = Coffre.open(under_way, passphrase, cost=fast)
        try:
            assert acknowledged.differences(coffre) == {}, f"kill {kill}"
            assert coffre.journal.verify().holds
        finally:
            coffre.close()
    assert len(acknowledged.answers) > KILLS
    open_as_acknowledged(under_way, acknowledged, fast)


def open_as_acknowledged(profile: Path, acknowledged: Acknowledged, fast) -> None:
    """Each person added opens the store still; none that was removed does."""
    for number, (name, phrase) in enumerate(acknowledged.people.items()):
        if name not in acknowledged.uncertain and number < 5:
            Coffre.open(profile, phrase, TitulaireId(name), cost=fast).close()
    for phrase in [phrase for phrase in acknowledged.left.values() if phrase][:1]:
        with pytest.raises(WrongPassphraseError):
            Coffre.open(profile, phrase, cost=fast)
