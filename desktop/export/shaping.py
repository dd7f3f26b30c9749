"""From a paragraph in logical order to shaped pieces that can be put in lines.

A paragraph is cut in `Piece`s at every change of direction, face or style and around every blank: a line is put in
visual order piece by piece, and a width never depends on the line a piece falls in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category, combining, normalize

import uharfbuzz as hb  # type: ignore[import-untyped] # ships no types

from desktop.errors import MissingGlyphError
from desktop.export import bidi
from desktop.export.faces import EM, Face, FaceChoice
from desktop.langues.langue import Direction
from desktop.langues.line_breaks import line_breaks

_FORMAT, _MARK = "Cf", "Mn"
_NO_GLYPH = 0
_LRI, _PDI = "\u2066", "\u2069"
# Part of the spelling of Persian, where the other format characters only steer the layout.
_JOINERS = "\u200c\u200d"

ISOLATES = frozenset((_LRI, _PDI))
"""What `prepare` adds to a text: nobody wrote it."""

# "06 12 34 56 78" and "+33 1…": without an isolate, UAX #9 shows their groups from right to left inside Arabic.
_TELEPHONE = re.compile(r"\+\d+(?:[ \u00a0\u202f.]\d+)*|\d+(?:[ \u00a0\u202f.]\d+)+")
# A small part of UAX #14: after a blank, but not in a number nor where French forbids it; after a hyphen in a word.
# Scripts without blanks have their own places, which `langues.line_breaks` finds.
_BREAK = re.compile(r"(?<!«)(?:(?<!\d) | (?!\d))(?![ ;:!?»%€])|(?<=[^\W\d_])[-\u2010\u2013\u2014/](?=[^\W\d_])")

_BLANK = re.compile(r"[^\S\u00a0\u202f\u2007]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# Neither marks nor format characters.
_PLAIN = re.compile(r"[\w -~’«»…–—\u00a0\u202f]*")


@dataclass(frozen=True, slots=True)
class Style:
    """`size` and `leading` in points; `colour` is `#rrggbb`."""

    size: float
    leading: float
    is_bold: bool = False
    colour: str = "#000000"

    def scaled(self, factor: float) -> "Style":
        return replace(self, size=self.size * factor, leading=self.leading * factor)


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style; `langue` is a BCP 47 code."""

    text: str
    style: Style
    langue: str


class Glyph(NamedTuple):
    """Measures in thousandths of an em. `text` is what it stands for, left to right; "" when a neighbour says it."""

    gid: int
    text: str
    advance: int
    dx: int
    dy: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive characters with one level, one face, one style. `glyphs` are from left to right."""

    text: str
    langue: str
    level: int
    face: Face
    style: Style
    glyphs: tuple[Glyph, ...]
    can_break_after: bool
    width: float = field(init=False)
    """In points."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", sum([glyph.advance for glyph in self.glyphs]) * self.style.size / EM)

    @property
    def is_blank(self) -> bool:
        return self.text == " "


def shape(spans: Sequence[Span], direction: Direction, choice: FaceChoice) -> tuple[Piece, ...]:
    """Return the pieces of one paragraph, in logical order.

    Raises:
        MissingFontError: the font of a script used is not on this machine.
        MissingGlyphError: no font draws a character.
    """
    prepared = [prepare(span.text, direction) for span in spans]
    text = "".join(prepared)
    owners = [span for span, words in zip(spans, prepared, strict=True) for _character in words]
    levels = bidi.resolve(text, direction).levels
    faces = _faces(text, owners, choice)
    breaks = _breaks(text, spans)
    ends = [
        place
        for place in range(1, len(text))
        if faces[place] is not faces[place - 1]
        or levels[place] != levels[place - 1]
        or place - 1 in breaks
        or " " in text[place - 1 : place + 1]
        or owners[place] is not owners[place - 1]
    ]
    pieces = []
    for start, end in pairwise([0, *ends, len(text)] if text else []):
        words, face, level, span = text[start:end], faces[start], levels[start], owners[start]
        shaped = _glyphs_of_one if len(words) == 1 else _glyphs
        glyphs = shaped(words, face, level % 2 == 1, span.langue)
        pieces.append(Piece(words, span.langue, level, face, span.style, glyphs, end - 1 in breaks))
    return tuple(pieces)


def prepare(text: str, direction: Direction) -> str:
    """Return `text` as it is laid out: composed, any breaking blank a plain space, telephone numbers isolated."""
    plain = _BLANK.sub(" ", normalize("NFC", text))
    kept = _CONTROL.sub("", plain)
    return _TELEPHONE.sub(rf"{_LRI}\g<0>{_PDI}", kept) if direction is Direction.RTL else kept


def _breaks(text: str, spans: Sequence[Span]) -> set[int]:
    """Places of the characters after which a line may end."""
    found = {match.start() for match in _BREAK.finditer(text)}
    return found | {place - 1 for place in line_breaks(text, spans[0].langue)} if spans else found


def _faces(text: str, owners: Sequence[Span], choice: FaceChoice) -> list[Face]:
    """The face of each character; a mark stays with its letter where it can."""
    faces: list[Face] = []
    for character, span in zip(text, owners, strict=True):
        before = faces[-1] if faces else None
        if before and combining(character) and before.has(character):
            face = before
        elif category(character) == _FORMAT:
            face = before or choice.face_for(" ", span.style.is_bold, span.langue)
        else:
            face = choice.face_for(character, span.style.is_bold, span.langue)
        faces.append(face)
    return faces


def _glyphs(text: str, face: Face, is_rtl: bool, langue: str) -> tuple[Glyph, ...]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if is_rtl else "ltr"
    buffer.language = str.__str__(langue)
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.guess_segment_properties()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    hb.shape(face.hb_font, buffer)
    drawn = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    undrawn = next((info.cluster for info, _ in drawn if info.codepoint == _NO_GLYPH), None)
    if undrawn is not None:
        raise MissingGlyphError(text[undrawn], langue)
    said = _said([info.cluster for info, _ in drawn], [at.x_advance for _, at in drawn], text, is_rtl=is_rtl)
    return tuple(
        Glyph(info.codepoint, words, at.x_advance, at.x_offset, at.y_offset)
        for (info, at), words in zip(drawn, said, strict=True)
    )


# Blanks above all. A word is not remembered: it may be that of a person, and would outlive the lock.
@lru_cache(maxsize=4096)
def _glyphs_of_one(character: str, face: Face, is_rtl: bool, langue: str) -> tuple[Glyph, ...]:
    return _glyphs(character, face, is_rtl, langue)


def _said(clusters: Sequence[int], advances: Sequence[int], text: str, *, is_rtl: bool) -> list[str]:
    """Text of each glyph: the widest of a cluster says it all, marks are said by the letter that bears them.

    Several letters said by one glyph are from left to right, as readers of PDF take glyphs.
    """
    if not is_rtl and len(clusters) == len(text) and _PLAIN.fullmatch(text) and clusters == list(range(len(text))):
        return list(text)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts, len(text)][1:], strict=True))
    said = [""] * len(clusters)
    bearer = None
    for start in starts:
        words = "".join(character for character in text[start : ends[start]] if _is_said(character))
        if bearer is None or not words or not all(category(character) == _MARK for character in words):
            bearer = max((g for g, cluster in enumerate(clusters) if cluster == start), key=lambda g: advances[g])
        said[bearer] += words
    return [words[::-1] for words in said] if is_rtl else said


def _is_said(character: str) -> bool:
    return category(character) != _FORMAT or character in _JOINERS
