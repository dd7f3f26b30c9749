"""Does everything an officer and a responsable do, in disorder and without end; prints each thing once it is done.

Usage: work.py PROFILE PASSPHRASE SEED FIRST. Each line is one JSON list: a verb, an id, a value.
"""

import json
import random
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from desktop.entretiens.model import EntretienId, Etat, Ref, Reponse
from desktop.fiches.model import EtapeId
from desktop.langues.langue import Langue
from desktop.orientations.model import Orientation, OrientationId, PriseEnChargeId
from desktop.poste.journal import Action
from desktop.poste.titulaires import Role, TitulaireId
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from desktop.storage.recovery import generate_recovery_code

NOW = datetime(2026, 3, 1, tzinfo=UTC)
PRISE = PriseEnChargeId("prise")
VERBS = ("answer",) * 8 + ("slip",) * 5 + ("tick",) * 2 + ("erase",) * 5 + ("person", "rename", "leave", "recovery")

profile, passphrase, seed, first = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
chance = random.Random(seed)


def say(*words: object) -> None:
    sys.stdout.write(json.dumps(words, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def save_slip(coffre: Coffre, number: int) -> str:
    slip = Orientation(OrientationId(f"o{number}"), PRISE, NOW)
    with coffre.transaction():
        coffre.orientations.save(replace(slip, situation=f"situation {number} " + "x" * chance.randrange(9000)))
        coffre.journal.add(Action.MODIFICATION, slip.orientation_id)
    return slip.orientation_id


def do(coffre: Coffre, verb: str, number: int, slips: list[str]) -> None:
    ring = coffre.trousseau
    people = [t.titulaire_id for t in ring.list() if t.titulaire_id != coffre.titulaire.titulaire_id]
    if verb == "answer":
        reponse = Reponse(Ref(f"/q/{number}"), Etat.ANSWERED, f"réponse {number}", NOW, Langue.ROUMAIN)
        coffre.entretiens.save_reponse(EntretienId("entretien"), reponse)
        say("answer", f"/q/{number}", f"réponse {number}")
    elif verb == "slip":
        slips.append(save_slip(coffre, number))
        say("slip", slips[-1], f"situation {number} ")
    elif verb == "tick":
        coffre.prises_en_charge.tick(PRISE, EtapeId(f"e{number}"), NOW)
        say("tick", f"e{number}", "")
    elif verb == "erase" and slips:
        erased = slips.pop(chance.randrange(len(slips)))
        say("erasing", erased, "")
        coffre.orientations.erase(OrientationId(erased))
        say("erased", erased, "")
    elif verb == "person" and len(people) < 5:
        added = ring.add(passphrase, f"Agent {number}", Role.AGENT, f"phrase {number}")
        say("person", added.titulaire_id, f"phrase {number}")
    elif verb == "rename" and people:
        renamed = chance.choice(people)
        ring.rename(renamed, f"Agent renommé {number}")
    elif verb == "leave" and people:
        left = chance.choice(people)
        say("leaving", left, "")
        ring.remove(passphrase, TitulaireId(left))
        say("left", left, "")
    elif verb == "recovery":
        ring.renew_recovery(passphrase, (generate_recovery_code(),))


opened = Coffre.open(profile, passphrase, cost=Argon2(passes=1, memory_kib=32, lanes=4))
say("open", "", "")
kept = [str(slip.orientation_id) for slip in opened.orientations.list()]
for step in count(first):
    do(opened, chance.choice(VERBS), step, kept)
