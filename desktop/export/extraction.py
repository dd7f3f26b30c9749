"""Makes the text copied or spoken from a page the text that was written, when directions mix.

A PDF keeps glyphs where they are drawn; programs that read it guess the logical order back from left to right, section
by section, and stop a section only at a strong letter. Invisible marks (LRM, RLM) given to the glyphs at the borders
stop it where it must. They are in the text of the glyphs, never drawn.

They also guess, from which letters are more, whether a page is read from the left or from the right; taken for one
read from the left, each full stop cuts its Arabic sentences, and their pieces come in the wrong order.
"""

from collections.abc import Sequence
from dataclasses import replace
from unicodedata import bidirectional

from desktop.export.shaping import Glyph, Piece, Style
from desktop.langues.langue import Direction

_LEAST_PT = 2
_LRM, _RLM = "\u200e", "\u200f"

# Readers of PDF take these for parts of a number, even between two Arabic words.
_NUMBER_LIKE = frozenset({"CS", "ES", "ET"})


# Text a glyph may stand for in every reader of PDF, in characters.
_LONGEST = 8
_MARGIN = 1.1


def lean(piece: Piece) -> int:
    """Letters read from the left, less those read from the right."""
    letters = sum(map(str.isalpha, piece.text))
    return -letters if piece.level % 2 else letters


def counterweight(blank: Piece, lean: int) -> Piece:
    """Blanks that say enough marks for a page that leans to the left to be taken for one read from the right."""
    count = int((lean + 1) * _MARGIN) // _LONGEST + 1
    glyph = blank.glyphs[0]._replace(text=_RLM * _LONGEST)
    return replace(blank, glyphs=(glyph,) * count, style=Style(_LEAST_PT, _LEAST_PT))


def mark_borders(pieces: Sequence[Piece], direction: Direction) -> tuple[Piece, ...]:
    """Return the pieces of a line, from left to right, with the marks their text needs."""
    marked = []
    for place, piece in enumerate(pieces):
        neighbour = place - 1 if direction is Direction.RTL else place + 1
        is_alone = not 0 <= neighbour < len(pieces) or pieces[neighbour].level % 2 != piece.level % 2
        marked.append(_mark(piece, direction, is_border=is_alone and not piece.is_blank))
    return tuple(marked)


def mark_end(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return a line read from the left, on a page read from the right, with what ends it kept at its end."""
    if not pieces or pieces[-1].text[-1:].isalnum():
        return tuple(pieces)
    return (*pieces[:-1], _with_last(pieces[-1]))


def _mark(piece: Piece, direction: Direction, *, is_border: bool) -> Piece:
    is_rtl_piece = piece.level % 2 == 1
    if direction is Direction.LTR:
        return _with_last(piece) if is_rtl_piece and is_border else piece
    if is_rtl_piece:
        return replace(piece, glyphs=tuple(_stop_after_number_like(glyph) for glyph in piece.glyphs))
    return _with_first(piece) if is_border else piece


def _with_first(piece: Piece) -> Piece:
    first = next((place for place, glyph in enumerate(piece.glyphs) if glyph.text), None)
    return piece if first is None else _with_text(piece, first, _RLM + piece.glyphs[first].text)


def _with_last(piece: Piece) -> Piece:
    last = max((place for place, glyph in enumerate(piece.glyphs) if glyph.text), default=None)
    return piece if last is None else _with_text(piece, last, piece.glyphs[last].text + _LRM)


def _with_text(piece: Piece, place: int, text: str) -> Piece:
    glyphs = list(piece.glyphs)
    glyphs[place] = glyphs[place]._replace(text=text)
    return replace(piece, glyphs=tuple(glyphs))


def _stop_after_number_like(glyph: Glyph) -> Glyph:
    is_number_like = glyph.text != "" and bidirectional(glyph.text[0]) in _NUMBER_LIKE
    return glyph._replace(text=_RLM + glyph.text) if is_number_like else glyph
