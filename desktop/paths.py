"""Where things are: shipped resources, and the profile folder of this post."""

import os
import sys
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


def politique_file() -> Path:
    """Return where the policy of the service is, whether there is one or not.

    No variable of the environment moves it: whoever sits at the post sets those, and `platformdirs` obeys them.
    """
    if sys.platform == "win32":
        return _program_data() / "repere" / "politique.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/repere/politique.toml")
    return Path("/etc/xdg/repere/politique.toml")


if sys.platform == "win32":
    import winreg

    _WINDOWS = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"

    def _program_data() -> Path:
        """As the machine has it in its registry: `C:\\ProgramData` unless it was installed elsewhere."""
        written = _machine_value(rf"{_WINDOWS}\ProfileList", "ProgramData")
        return Path(written.replace("%SystemDrive%", Path(_machine_value(_WINDOWS, "SystemRoot")).drive))

    def _machine_value(key_name: str, name: str) -> str:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key_name) as key:
            return str(winreg.QueryValueEx(key, name)[0])
