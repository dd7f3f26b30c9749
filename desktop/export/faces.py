"""Font files made ready to shape, and which one draws a given character."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from unicodedata import bidirectional

import uharfbuzz as hb  # type: ignore[import-untyped] # ships no types

from desktop import fonts
from desktop.errors import MissingFontError, MissingGlyphError
from desktop.fonts import Script

EM = 1000
"""Units of an em for every measure below, whatever the font's own."""


class Face:
    """One font file. Measures are in thousandths of an em."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.hb_font = hb.Font(self.hb_face)
        self.hb_font.scale = (EM, EM)
        self._characters = frozenset(self.hb_face.unicodes)

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

    @property
    def is_bold(self) -> bool:
        return self.path.stem.endswith("Bold")

    def has(self, character: str) -> bool:
        return ord(character) in self._characters

    def advance(self, gid: int) -> int:
        return int(self.hb_font.get_glyph_h_advance(gid))


@lru_cache
def load_face(path: Path) -> Face:
    """Read a font file once a process."""
    return Face(path)


@dataclass(frozen=True, slots=True)
class FaceChoice:
    """Chooses a face for each character of a document. `folders` is where fonts are, None for those of the system."""

    folders: tuple[Path, ...] | None = None

    def face_for(self, character: str, is_bold: bool, langue: str) -> Face:
        """Return the first face that draws `character`; every language shares the same order, Latin first.

        Raises:
            MissingFontError: the font of that script is not on this machine.
            MissingGlyphError: no font of ours draws it.
        """
        for script in Script:
            try:
                face = _face(script, is_bold, self.folders)
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
    return load_face(faces.bold if is_bold else faces.regular)


def _script_of(character: str) -> Script:
    return Script.ARABIC if bidirectional(character) in ("AL", "AN") else Script.LATIN
