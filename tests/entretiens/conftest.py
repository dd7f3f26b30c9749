"""A small interview of our own, compiled once, and what a test needs to answer it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.entretiens.xlsform import read_xlsform
from desktop.langues.langue import Langue

SAMPLE = Path(__file__).parent / "echantillon.md"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def reponse(path: str, value: str = "", etat: Etat = Etat.ANSWERED) -> Reponse:
    return Reponse(Ref(f"/echantillon/{path}"), etat, value, NOW, Langue.FRANCAIS)


def ref(path: str) -> Ref:
    return Ref(f"/echantillon/{path}")


@pytest.fixture(scope="session")
def formulaire() -> Formulaire:
    return read_xlsform(SAMPLE)


@pytest.fixture
def entretien(formulaire: Formulaire) -> Entretien:
    return Entretien(formulaire, now=NOW)
