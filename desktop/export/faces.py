"""Font files made ready to shape, and which one draws a given character."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from unicodedata import bidirectional, category, east_asian_width, name

import uharfbuzz as hb  # type: ignore[import-untyped] # ships no types

from desktop import fonts
from desktop.errors import MissingFontError, MissingGlyphError
from desktop.fonts import Script

EM = 1000
"""Units of an em for every measure below, whatever the font's own."""


_FAMILY_NAME = 1
"""Place of the family in the names of a font."""

_CHINESE_NAMES = ("CJK ", "FULLWIDTH ", "IDEOGRAPHIC ", "KANGXI ")


class Face:
    """One font of a file: the one of `family` in a collection. Measures are in thousandths of an em."""

    def __init__(self, path: Path, family: str) -> None:
        self.path = path
        self.hb_face = _open(path, family)
        self.hb_font = hb.Font(self.hb_face)
        self.hb_font.scale = (EM, EM)
        self._characters = frozenset(self.hb_face.unicodes)
        self._advances: dict[int, int] = {}

    @property
    def name(self) -> str:
        return self.path.stem

    @cached_property
    def ascent(self) -> int:
        return int(self.hb_font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> int:
        """Negative: below the baseline."""
        return int(self.hb_font.get_font_extents("ltr").descender)

    @cached_property
    def cap_height(self) -> int:
        return int(self.hb_font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT))

    @cached_property
    def is_cff(self) -> bool:
        """Whether outlines are those of PostScript, not of TrueType."""
        return "CFF " in self.hb_face.table_tags

    @property
    def is_bold(self) -> bool:
        return self.path.stem.endswith("Bold")

    def has(self, character: str) -> bool:
        return ord(character) in self._characters

    def advance(self, gid: int) -> int:
        found = self._advances.get(gid)
        if found is None:
            found = self._advances[gid] = int(self.hb_font.get_glyph_h_advance(gid))
        return found


@lru_cache
def load_face(path: Path, family: str) -> Face:
    """Read a font once a process."""
    return Face(path, family)


def _open(path: Path, family: str) -> hb.Face:
    blob = hb.Blob.from_file_path(str(path))
    first = hb.Face(blob)
    others = (hb.Face(blob, place) for place in range(1, first.count))
    return next((face for face in (first, *others) if face.get_name(_FAMILY_NAME) == family), first)


@dataclass(frozen=True, slots=True)
class FaceChoice:
    """Chooses a face for each character of a document. `folders` is where fonts are, None for those of the system."""

    folders: tuple[Path, ...] | None = None

    def face_for(self, character: str, is_bold: bool, langue: str) -> Face:
        """Return the first face that draws `character`; every language shares the same order, Latin first.

        Save quotes and dashes in Chinese, which are as wide as its characters.

        Raises:
            MissingFontError: the font of that script is not on this machine.
            MissingGlyphError: no font of ours draws it.
        """
        return _face_for(character, is_bold, langue, self.folders)


# A failure is not remembered: the font may be installed meanwhile.
@lru_cache(maxsize=4096)
def _face_for(character: str, is_bold: bool, langue: str, folders: tuple[Path, ...] | None) -> Face:
    is_wide = fonts.script_of(langue) is Script.CHINESE and _may_be_wide(character)
    for script in (Script.CHINESE, *Script) if is_wide else Script:
        try:
            face = _face(script, is_bold, folders)
        except MissingFontError:
            if script is Script.LATIN or script is _script_of(character):
                raise
            continue
        if face.has(character):
            return face
    raise MissingGlyphError(character, langue)


@lru_cache
def _face(script: Script, is_bold: bool, folders: tuple[Path, ...] | None) -> Face:
    faces = fonts.find_script(script, folders)
    return load_face(faces.bold if is_bold else faces.regular, faces.family)


def _may_be_wide(character: str) -> bool:
    return category(character)[0] == "P" and east_asian_width(character) == "A"


def _script_of(character: str) -> Script:
    if bidirectional(character) in ("AL", "AN"):
        return Script.ARABIC
    called = name(character, "")
    if called.startswith(_CHINESE_NAMES):
        return Script.CHINESE
    return Script.THAI if called.startswith("THAI ") else Script.LATIN
