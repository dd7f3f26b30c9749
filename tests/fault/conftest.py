"""What the fault tests share: a store with an interview under way, and programs run in processes of their own."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.entretiens.model import EntretienId
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre

PASSPHRASE = "quatre chevaux dans la forêt"
RECOVERY_CODE = "0000-0000-0000-0000-0000-0000-0000"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(__file__).parent / "programs"

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def recovery_code() -> str:
    return RECOVERY_CODE


@pytest.fixture
def fast() -> Argon2:
    return Argon2(passes=1, memory_kib=32, lanes=4)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profil"


@pytest.fixture
def under_way(profile: Path, fast: Argon2) -> Path:
    """The profile of a closed store, with one interview begun."""
    coffre = Coffre.create(profile, PASSPHRASE, RECOVERY_CODE, cost=fast)
    coffre.prises_en_charge.add(PriseEnCharge(PriseEnChargeId("prise"), FicheId("accueil"), NOW))
    coffre.entretiens.start(EntretienId("entretien"), PriseEnChargeId("prise"), "accueil", "1", Langue.ROUMAIN, NOW)
    coffre.close()
    return profile


@pytest.fixture
def start() -> Start:
    """Start one of the programs beside this file; its output is text."""

    def run(program: str, *arguments: object, under: tuple[str, ...] = ()) -> "subprocess.Popen[str]":
        command = [*under, sys.executable, str(PROGRAMS / program), *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment
        )

    return run


@pytest.fixture
def wait_until_open() -> Callable[["subprocess.Popen[str]"], None]:
    """Wait until a program that answers has opened its store."""

    def wait(process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"

    return wait


@pytest.fixture
def read_answers() -> Callable[[Path], dict[str, str]]:
    """Open the store of a profile, read the answers of its interview by reference, and close it."""

    def read(profile: Path) -> dict[str, str]:
        coffre = Coffre.open(profile, PASSPHRASE)
        try:
            return {r.ref: r.value for r in coffre.entretiens.get(EntretienId("entretien")).reponses}
        finally:
            coffre.close()

    return read


@pytest.fixture
def now() -> datetime:
    return NOW
