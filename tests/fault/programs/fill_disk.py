"""Fills a file system of its own, made here, with answers and slips, then changes a passphrase there.

Run it under `unshare -rm`: nothing outside sees it.

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
from desktop.orientations.model import Orientation, OrientationId, PriseEnCharge, PriseEnChargeId
from desktop.poste.journal import Action
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre

ENTRETIEN = EntretienId("entretien")
PRISE = PriseEnChargeId("prise")
NOW = datetime(2026, 3, 1, tzinfo=UTC)
OTHER = "brume clavier sapin lutte orage"
FAST = Argon2(passes=1, memory_kib=32, lanes=4)

folder, size_kib, passphrase, code = Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
profile = folder / "profil"


def mount(*options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)], check=True)


def answer(coffre: Coffre, number: int) -> None:
    reponse = Reponse(Ref(f"/q/{number}"), Etat.ANSWERED, f"{number} " + "x" * 2000, NOW, Langue.FRANCAIS)
    coffre.entretiens.save_reponse(ENTRETIEN, reponse)


def save_slip(coffre: Coffre, number: int) -> None:
    slip = Orientation(OrientationId(f"o{number}"), PRISE, NOW, situation="y" * 3000)
    with coffre.transaction():
        coffre.orientations.save(slip)
        coffre.journal.add(Action.MODIFICATION, slip.orientation_id)


def fill(coffre: Coffre) -> tuple[int, str]:
    """Answer and save slips until refused. Return how many were acknowledged, and the name of the refusal."""
    for number in range(10_000):
        try:
            (save_slip if number % 3 == 2 else answer)(coffre, number)
        except StoreError as error:
            return number, type(error).__name__
    return 10_000, ""


def count(coffre: Coffre) -> int:
    """What is kept; every slip has its line in the journal, which holds."""
    slips = coffre.orientations.list()
    lines = {line.objet_id for line in coffre.journal.list(limit=10_000) if line.action is Action.MODIFICATION}
    assert lines == {slip.orientation_id for slip in slips} and coffre.journal.verify().holds
    return len(coffre.entretiens.get(ENTRETIEN).reponses) + len(slips)


def change_passphrase(coffre: Coffre) -> str:
    """Return the passphrase that opens the store from then on."""
    try:
        coffre.trousseau.change_passphrase(passphrase, OTHER)
    except StoreError:
        return passphrase
    return OTHER


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
            Coffre.open(profile, passphrase, cost=FAST).close()
        return {"refused_at_creation": at_creation}
    read_while_full = count(coffre)
    opens = change_passphrase(coffre)
    coffre.close()
    reopened = Coffre.open(profile, opens, cost=FAST)
    read_after_reopening = count(reopened)
    mount("remount", "size=4m")
    answer(reopened, acknowledged)
    reopened.verify()
    read_once_freed = count(reopened)
    return {
        "refusal": refusal,
        "acknowledged": acknowledged,
        "read_while_full": read_while_full,
        "read_after_reopening": read_after_reopening,
        "read_once_freed": read_once_freed,
    }


sys.stdout.write(json.dumps(main()))
