"""Paragraphs: shaped pieces put in lines, lines put in visual order.

Lines break in logical order, then each one is reordered: the two steps may not be swapped.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.export import bidi
from desktop.export.extraction import mark_borders
from desktop.export.faces import FaceChoice
from desktop.export.shaping import Piece, Span, shape
from desktop.langues.langue import Direction


@dataclass(frozen=True, slots=True)
class Line:
    """`pieces` are from left to right, `places` says which one each of them is in the text; measures in points.

    `blank` is the one the line was broken at: it is read between two lines, and takes no room.
    """

    pieces: tuple[Piece, ...]
    leading: float
    places: tuple[int, ...]
    blank: Piece | None = None

    @property
    def width(self) -> float:
        return sum(piece.width for piece in self.pieces)

    @property
    def size(self) -> float:
        return max((piece.style.size for piece in self.pieces), default=0)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one width. `direction` says which side they start from."""

    lines: tuple[Line, ...]
    direction: Direction

    @property
    def height(self) -> float:
        return sum(line.leading for line in self.lines)

    @property
    def width(self) -> float:
        """Of its longest line."""
        return max((line.width for line in self.lines), default=0)


def flow(spans: Sequence[Span], width: float, choice: FaceChoice, direction: Direction = Direction.LTR) -> Paragraph:
    """Lay `spans` out in lines of `width` points; a newline begins a new line.

    Raises:
        MissingFontError: the font of a script used is not on this machine.
        MissingGlyphError: no font draws a character.
    """
    lines: list[Line] = []
    *others, last = _split_newlines(spans)
    for paragraph in [*([*other, replace(other[-1], text=" ")] for other in others), last]:
        leading = max((span.style.leading for span in paragraph), default=0)
        pieces = shape(paragraph, direction, choice)
        lines += (_in_visual_order(line, leading, direction) for line in _break_lines(pieces, width))
    return Paragraph(tuple(lines), direction)


def _split_newlines(spans: Sequence[Span]) -> list[list[Span]]:
    paragraphs: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        paragraphs[-1].append(replace(span, text=first))
        paragraphs += ([replace(span, text=other)] for other in others)
    return paragraphs


def _break_lines(pieces: Sequence[Piece], width: float) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for word in _words(pieces, width):
        needed = sum(piece.width for piece in _without_trailing_blanks(word))
        if lines[-1] and used + needed > width:
            lines.append([])
            used = 0.0
        lines[-1] += word
        used += sum(piece.width for piece in word)
    return lines


def _words(pieces: Sequence[Piece], width: float) -> list[list[Piece]]:
    """Group pieces that may not be parted; a word wider than a line is parted where it must."""
    words: list[list[Piece]] = [[]]
    for piece in pieces:
        words[-1].append(piece)
        if piece.can_break_after:
            words.append([])
    return [part for word in words if word for part in _fit(word, width)]


def _fit(word: list[Piece], width: float) -> list[list[Piece]]:
    if sum(piece.width for piece in word) <= width:
        return [word]
    parts: list[list[Piece]] = [[]]
    for piece in (half for whole in word for half in _halves(whole, width)):
        if parts[-1] and sum(part.width for part in parts[-1]) + piece.width > width:
            parts.append([])
        parts[-1].append(piece)
    return parts


def _halves(piece: Piece, width: float) -> list[Piece]:
    """Cut a piece wider than a line between two glyphs that each stand for some text."""
    if piece.width <= width:
        return [piece]
    glyphs = piece.glyphs if piece.level % 2 == 0 else piece.glyphs[::-1]
    cut, used = 0, 0.0
    for place, glyph in enumerate(glyphs):
        used += glyph.advance * piece.style.size / 1000
        if used > width and cut:
            break
        if place and glyph.text:
            cut = place
    if not cut:
        return [piece]
    head, tail = glyphs[:cut], glyphs[cut:]
    if piece.level % 2:
        head, tail = head[::-1], tail[::-1]
    length = sum(len(glyph.text) for glyph in head)
    first = replace(piece, text=piece.text[:length], glyphs=head, can_break_after=True)
    return [first, *_halves(replace(piece, text=piece.text[length:], glyphs=tail), width)]


def _without_trailing_blanks(pieces: Sequence[Piece]) -> list[Piece]:
    kept = list(pieces)
    while kept and kept[-1].is_blank:
        kept.pop()
    return kept


def _in_visual_order(pieces: Sequence[Piece], leading: float, direction: Direction) -> Line:
    kept = _without_trailing_blanks(pieces)
    blank = pieces[len(kept)] if len(kept) < len(pieces) else None
    shown = [piece for piece in kept if piece.glyphs]
    order = bidi.visual_order([piece.level for piece in shown])
    return Line(mark_borders([shown[place] for place in order], direction), leading, tuple(order), blank)
