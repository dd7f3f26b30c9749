"""Where the fonts are that Repère prints and shows with.

Only Noto is looked for, so that a page is the same on every machine. None is kept in the repository: a bundle
carries them in `resources/fonts/`, a checkout uses those of the system.
To add a script: a member of `Script`, its families in `_FAMILIES`, the languages that need it in `_SCRIPTS`.
Chinese characters are drawn as in simplified Chinese: one file of Noto CJK holds the families of several countries.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from desktop import paths
from desktop.errors import MissingFontError


class Script(StrEnum):
    """ISO 15924 codes."""

    LATIN = "Latn"
    ARABIC = "Arab"
    CHINESE = "Hans"
    THAI = "Thai"


@dataclass(frozen=True, slots=True)
class Faces:
    """The two weights of one family. Each file may be a collection, `family` being the one wanted in it."""

    regular: Path
    bold: Path
    family: str


@dataclass(frozen=True, slots=True)
class _Family:
    """`file` is how a file begins, before its weight; `package` the Debian package that brings it."""

    name: str
    file: str
    suffix: str = "ttf"
    package: str = "fonts-noto-core"


# In order of preference; the second serves a system that has only part of Noto.
_FAMILIES = {
    Script.LATIN: (_Family("Noto Sans", "NotoSans"),),
    Script.ARABIC: (_Family("Noto Naskh Arabic", "NotoNaskhArabic"), _Family("Noto Sans Arabic", "NotoSansArabic")),
    Script.CHINESE: (
        _Family("Noto Sans CJK SC", "NotoSansCJK", "ttc", "fonts-noto-cjk"),
        _Family("Noto Sans CJK SC", "NotoSansCJKsc", "otf"),
        _Family("Noto Sans SC", "NotoSansSC"),
    ),
    Script.THAI: (_Family("Noto Sans Thai", "NotoSansThai"),),
}

_SCRIPTS = {"ar": Script.ARABIC, "fa": Script.ARABIC, "zh": Script.CHINESE, "th": Script.THAI}
_LANGUES = {Script.LATIN: "fr", Script.ARABIC: "ar", Script.CHINESE: "zh-Hans", Script.THAI: "th"}


def script_of(langue: str) -> Script:
    """Return the script a language (BCP 47 code) is written in."""
    return _SCRIPTS.get(langue.partition("-")[0], Script.LATIN)


def find(langue: str, folders: tuple[Path, ...] | None = None) -> Faces:
    """Return the faces for a language (BCP 47 code), looked for in `folders`, else where this system keeps fonts.

    Raises:
        MissingFontError: no family of that script has both weights.
    """
    return find_script(script_of(langue), folders, langue)


def find_script(script: Script, folders: tuple[Path, ...] | None = None, langue: str = "") -> Faces:
    """Return the faces for a script; `langue` is only named in the error.

    Raises:
        MissingFontError: no family of that script has both weights.
    """
    return _find(script, font_folders() if folders is None else folders, langue or _LANGUES[script])


def required_files(folders: tuple[Path, ...] | None = None) -> tuple[Path, ...]:
    """Return the files a bundle must carry in `resources/fonts/`, for every script.

    Raises:
        MissingFontError: this machine lacks one of them.
    """
    found = (find_script(script, folders) for script in Script)
    return tuple(path for faces in found for path in (faces.regular, faces.bold))


def package(script: Script) -> str:
    """Return what to install to have the font of a script, as this system names it."""
    family = _FAMILIES[script][0]
    return family.package if sys.platform.startswith("linux") else family.name


def font_folders() -> tuple[Path, ...]:
    """Return where fonts are looked for: the bundle first, then this system, then this user."""
    return (paths.RESOURCES / "fonts", *_system_folders())


def _system_folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/Library/Fonts"), Path("/System/Library/Fonts"), home / "Library" / "Fonts")
    else:
        yield from (
            Path("/usr/share/fonts/truetype/noto"),
            Path("/usr/share/fonts/opentype/noto"),
            Path("/usr/share/fonts"),
            Path("/usr/local/share/fonts"),
            Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "fonts",
            home / ".fonts",
        )


# A failure is not remembered: the font may be installed while the window is open.
@lru_cache
def _find(script: Script, folders: tuple[Path, ...], langue: str) -> Faces:
    for family in _FAMILIES[script]:
        for folder in folders:
            regular = _find_file(folder, f"{family.file}-Regular.{family.suffix}")
            bold = _find_file(folder, f"{family.file}-Bold.{family.suffix}")
            if regular and bold:
                return Faces(regular, bold, family.name)
    raise MissingFontError(langue, package(script))


def _find_file(folder: Path, name: str) -> Path | None:
    direct = folder / name
    if direct.is_file():
        return direct
    # Sorted, so that two copies never make two different pages.
    return min((path for path in folder.rglob(name) if path.is_file()), default=None)
