"""What every test stands on: no screen, and never the user's own profile."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from desktop import paths
from desktop.fiches.contenu import Contenu
from desktop.services import acces

# Before any import of Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Programs that tests start are compiled once, even where the system would compile them each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# A machine that is busy is no fault of what is tested.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


@pytest.fixture(scope="session", autouse=True)
def _what_is_shipped_is_read_once() -> Iterator[None]:
    """Each window, each store would read it again; nothing changes it, neither tests nor what reads it."""
    load_contenu, load_ressources = Contenu.load, acces.load_ressources
    shipped = paths.RESOURCES, paths.TRANSLATIONS

    @cache
    def contenu() -> Contenu:
        return load_contenu(paths.RESOURCES)

    @cache
    def ressources() -> acces.Ressources:
        return load_ressources(contenu(), *shipped)

    def read(found: Contenu, resources: Path, translations: Path = paths.TRANSLATIONS) -> acces.Ressources:
        is_shipped = found is contenu() and (resources, translations) == shipped
        return ressources() if is_shipped else load_ressources(found, resources, translations)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Contenu, "load", lambda folder: contenu() if folder == paths.RESOURCES else load_contenu(folder))
        patch.setattr(acces, "load_ressources", read)
        yield


@pytest.fixture(autouse=True)
def _no_profile_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPERE_PROFILE", str(tmp_path / "profile-by-default"))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile folder that does not exist yet."""
    return tmp_path / "profile"
