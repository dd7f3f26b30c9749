"""What every test stands on: no screen, and never the user's own profile."""

import os
from pathlib import Path

import pytest

# Before any import of Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _no_profile_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPERE_PROFILE", str(tmp_path / "profile-by-default"))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile folder that does not exist yet."""
    return tmp_path / "profile"
