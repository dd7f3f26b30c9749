"""Where things are: shipped resources, and the profile folder of this post."""

import os
from pathlib import Path

import platformdirs

# One expression serves a checkout and a PyInstaller bundle: both keep `resources/` beside `desktop/`.
ROOT = Path(__file__).resolve().parent.parent

RESOURCES = ROOT / "resources"
TRANSLATIONS = ROOT / "translations"


def default_profile() -> Path:
    """Return the profile folder: `REPERE_PROFILE` when set, else the user's data folder."""
    chosen = os.environ.get("REPERE_PROFILE")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("repere", appauthor=False))
