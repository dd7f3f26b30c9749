"""Fills a file system of its own, made here, with answers. Run it under `unshare -rm`: nothing outside sees it.

Prints one JSON object. Usage: fill_disk.py EMPTY_FOLDER SIZE_KIB PASSPHRASE CODE
"""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from desktop.entretiens.model import EntretienId, Etat, Ref, Reponse
from desktop.errors import StoreError
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre

ENTRETIEN = EntretienId("entretien")
PRISE = PriseEnChargeId("prise")
NOW = datetime(2026, 3, 1, tzinfo=UTC)
FAST = Argon2(passes=1, memory_kib=32, lanes=4)

folder, size_kib, passphrase, code = Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
profile = folder / "profil"


def mount(*options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)], check=True)


def answer(coffre: Coffre, number: int) -> None:
    reponse = Reponse(Ref(f"/q/{number}"), Etat.ANSWERED, f"{number} " + "x" * 2000, NOW, Langue.FRANCAIS)
    coffre.entretiens.save_reponse(ENTRETIEN, reponse)


def fill(coffre: Coffre) -> tuple[int, str]:
    """Answer until refused. Return how many answers were acknowledged, and the name of the refusal."""
    for number in range(10_000):
        try:
            answer(coffre, number)
        except StoreError as error:
            return number, type(error).__name__
    return 10_000, ""


def main() -> dict[str, object]:
    mount(f"size={size_kib}k")
    try:
        coffre = Coffre.create(profile, passphrase, code, cost=FAST)
        coffre.prises_en_charge.add(PriseEnCharge(PRISE, FicheId("accueil"), NOW))
        coffre.entretiens.start(ENTRETIEN, PRISE, "accueil", "1", Langue.FRANCAIS, NOW)
        acknowledged, refusal = fill(coffre)
    except StoreError as error:
        mount("remount", "size=4m")
        at_creation = type(error).__name__
        if not Coffre.exists(profile):
            Coffre.create(profile, passphrase, code, cost=FAST).close()
        else:
            Coffre.open(profile, passphrase).close()
        return {"refused_at_creation": at_creation}
    read_while_full = len(coffre.entretiens.get(ENTRETIEN).reponses)
    coffre.close()
    reopened = Coffre.open(profile, passphrase)
    read_after_reopening = len(reopened.entretiens.get(ENTRETIEN).reponses)
    mount("remount", "size=4m")
    answer(reopened, acknowledged)
    reopened.verify()
    read_once_freed = len(reopened.entretiens.get(ENTRETIEN).reponses)
    return {
        "refusal": refusal,
        "acknowledged": acknowledged,
        "read_while_full": read_while_full,
        "read_after_reopening": read_after_reopening,
        "read_once_freed": read_once_freed,
    }


sys.stdout.write(json.dumps(main()))
