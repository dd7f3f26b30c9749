"""Glyphs as the operators of a PDF page write them."""

from collections.abc import Iterable
from functools import lru_cache

from desktop.export.embedded_font import EmbeddedFont
from desktop.export.faces import EM
from desktop.export.shaping import Glyph


@lru_cache
def ink(colour: str) -> str:
    """The operator that fills with `colour`, `#rrggbb`."""
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.4g}" for start in (1, 3, 5)) + " rg"


def shown_glyphs(font: EmbeddedFont, glyphs: Iterable[Glyph], size: float) -> str:
    """What stands between the brackets of TJ: codes, and by how much to move back before the next ones."""
    written: list[str] = []
    codes = ""
    for glyph in glyphs:
        left = font.face.advance(glyph.gid) - glyph.advance
        code = f"{font.code(glyph.gid, glyph.text):04X}"
        if not (left or glyph.dx or glyph.dy):
            codes += code
            continue
        if codes:
            written.append(f"<{codes}>")
            codes = ""
        written.append(_moved(code, glyph, left, size))
    if codes:
        written.append(f"<{codes}>")
    return " ".join(written)


def _moved(code: str, glyph: Glyph, left: int, size: float) -> str:
    """A glyph that is not where the one before left off; to raise it, the array is closed and opened again."""
    moved = f"{-glyph.dx} <{code}> {glyph.dx + left}" if glyph.dx else f"<{code}> {left}"
    return f"] TJ {glyph.dy * size / EM:.3f} Ts [{moved}] TJ 0 Ts [" if glyph.dy else moved
