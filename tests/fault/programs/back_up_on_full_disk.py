"""Backs up a store on a disk with less and less room missing. Run it under `unshare -rm`: nothing outside sees it.

Usage: back_up_on_full_disk.py EMPTY_FOLDER (asking|not-asking): whether the room is asked for first, as Repère does.
Prints a JSON list, one object a size: what refused, what was left behind, whether the store still holds all.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.poste.sauvegardes import Motif, Rotation
from desktop.storage import backup
from desktop.storage.coffre import Coffre
from desktop.storage.watch import Watch
from tests.storage.furnished import Clock, create, receive

RECEIVED = 60
folder, asks = Path(sys.argv[1]), sys.argv[2] == "asking"
profile = folder / "profil"


def mount(*options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)], check=True)


def used_kib() -> int:
    found = os.statvfs(folder)
    return (found.f_blocks - found.f_bfree) * found.f_frsize // 1024


def attempt(coffre: Coffre, room_kib: int) -> dict[str, object]:
    mount("remount", f"size={used_kib() + room_kib}k")
    refusal = ""
    try:
        coffre.sauvegardes.make(Rotation(count=1), Motif.DEMANDEE, Watch())
    except StoreError as error:
        refusal = type(error).__name__
    mount("remount", "size=16m")
    left = [path.name for path in profile.rglob("*") if "nouveau" in path.name]
    coffre.verify()
    for sauvegarde in coffre.sauvegardes.list(Rotation()):
        coffre.sauvegardes.check(sauvegarde, Watch())
    kept = len(coffre.orientations.list())
    return {"room_kib": room_kib, "refusal": refusal, "left": left, "holds_all": kept == RECEIVED}


def main() -> list[dict[str, object]]:
    mount("size=16m")
    if not asks:
        pytest.MonkeyPatch().setattr(backup, "require_room", lambda _needed: None)
    coffre = create(profile, Clock())
    for number in range(RECEIVED):
        receive(coffre, f"p{number}")
    size_kib = profile.joinpath("coffre.db").stat().st_size // 1024
    coffre.sauvegardes.make(Rotation(), Motif.DEMANDEE, Watch())
    return [attempt(coffre, room) for room in range(0, 3 * size_kib, max(4, size_kib // 12))]


sys.stdout.write(json.dumps(main()))
