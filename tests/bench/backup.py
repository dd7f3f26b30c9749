"""One verified backup, against a bare copy of the same file put on the disk."""

import os
import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.orientations.model import Orientation, OrientationId, PriseEnChargeId
from desktop.poste.sauvegardes import Motif, Rotation
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from desktop.storage.recovery import generate_recovery_code
from desktop.storage.watch import Watch
from tests.bench.measure import Row, median_row

_MIB = 1024 * 1024
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_TEXT = "Demande une mise à l’abri ce soir ; parle roumain ; rappel par la structure. " * 10


def measure_backup(folder: Path, slips: int, count: int) -> list[Row]:
    """`folder` receives a store of so many slips, its backups and its copies, made in turn."""
    profile = folder / "profile"
    cost = Argon2(memory_kib=8192)
    coffre = Coffre.create(profile, "mesure granit tramway", generate_recovery_code(), cost=cost)
    _fill(coffre, slips)
    ours, bare = [], []
    for _turn in range(count):
        started = time.perf_counter()
        _copy(profile / "coffre.db", folder / "copie.db")
        between = time.perf_counter()
        coffre.sauvegardes.make(Rotation(count=1), Motif.DEMANDEE, Watch())
        ended = time.perf_counter()
        bare.append((between - started) * 1000)
        ours.append((ended - between) * 1000)
    size = (profile / "coffre.db").stat().st_size / _MIB
    coffre.close()
    return [median_row(f"sauvegarde vérifiée d'un coffre de {size:.0f} Mio", ours, bare, "ms")]


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("r+b") as file:
        os.fsync(file.fileno())
    target.unlink()


def _fill(coffre: Coffre, slips: int) -> None:
    slip = Orientation(OrientationId(""), PriseEnChargeId(""), _NOW, situation=_TEXT)
    with coffre.transaction():
        for number in range(slips):
            at = _NOW + timedelta(minutes=number)
            coffre.orientations.save(replace(slip, orientation_id=OrientationId(f"mesure-{number}"), created_at=at))
