"""Saves answers without end in the store of a profile; prints the number of each one once it is kept.

Usage: answer.py PROFILE PASSPHRASE FIRST
"""

import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from desktop.entretiens.model import EntretienId, Etat, Ref, Reponse
from desktop.langues.langue import Langue
from desktop.storage.coffre import Coffre


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


profile, passphrase, first = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
coffre = Coffre.open(profile, passphrase)
say("open")
for number in count(first):
    reponse = Reponse(Ref(f"/q/{number}"), Etat.ANSWERED, f"réponse {number}", datetime.now(UTC), Langue.ROUMAIN)
    coffre.entretiens.save_reponse(EntretienId("entretien"), reponse)
    say(str(number))
