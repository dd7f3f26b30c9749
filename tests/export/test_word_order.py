"""All that can be said on paper, in every language: laid out as Qt lays it out, read as it was written."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextLine, QTextOption

from desktop import fonts, paths
from desktop.export.carte import PANEL_WIDTH
from desktop.export.faces import FaceChoice
from desktop.export.reading import Placed, Run
from desktop.export.shaping import ISOLATES, Piece, Span, Style, prepare
from desktop.export.text import Line, flow
from desktop.langues.langue import Direction, Langue

STYLE = Style(12, 16)
CHOICE = FaceChoice()
ENDLESS = 100_000.0
_FIELD = re.compile(r"\{\w+\}|\$\{[^}]+\}")
_FILLED = "Amicale du Nid (06 99 12 34 56)"


def sentences(langue: Langue) -> Iterator[str]:
    """What is on paper in a language, and every question of the interviews where it is written from the right.

    A French name and a telephone number are put where something is filled in.
    """
    path = paths.ROOT / "translations" / langue / "LC_MESSAGES" / "personne.po"
    source = path if path.exists() else paths.ROOT / "translations" / "personne.pot"
    with source.open("rb") as file:
        catalogue = read_po(file, locale=langue.locale)
    is_rtl = langue.direction is Direction.RTL
    for message in catalogue:
        if not is_rtl and not (message.context or "").startswith("personne:"):
            continue
        said = message.string if path.exists() else message.id
        for text in said if isinstance(said, list | tuple) else [said]:
            if message.id and text:
                yield from (line for line in _FIELD.sub(_FILLED, text).split("\n") if line.strip())


@pytest.fixture(scope="module")
def font(qapp) -> QFont:
    families = []
    for path in fonts.required_files():
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    found = QFont()
    found.setFamilies(list(dict.fromkeys(families)))
    return found


def qt_line(text: str, direction: Direction, font: QFont) -> tuple[QTextLayout, QTextLine]:
    """The layout is given back too: its line goes with it."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    is_rtl = direction is Direction.RTL
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(ENDLESS)
    layout.endLayout()
    return layout, line


def words(line: Line) -> list[tuple[int, Piece]]:
    """From left to right, the pieces that are seen, each with where it begins in the text."""
    starts, at = [0] * len(line.pieces), 0
    for place, piece in sorted(zip(line.places, line.pieces, strict=True), key=lambda each: each[0]):
        starts[place] = at
        at += len(piece.text)
    found = [(starts[place], piece) for place, piece in zip(line.places, line.pieces, strict=True)]
    return [(start, piece) for start, piece in found if set(piece.text) - ISOLATES - {" "}]


def is_as_qt_shows(text: str, langue: Langue, font: QFont) -> bool:
    direction = langue.direction
    (ours,) = flow([Span(text, STYLE, langue)], ENDLESS, CHOICE, direction).lines
    found = words(ours)
    _layout, line = qt_line(prepare(text, direction), direction, font)

    def left(start: int, piece: Piece) -> float:
        runs = line.glyphRuns(start, len(piece.text))
        return min(position.x() for run in runs for position in run.positions())

    lefts = [left(start, piece) for start, piece in found]
    return lefts == sorted(lefts)


def test_the_words_of_every_sentence_stand_in_the_order_qt_shows_them(font):
    tried, wrong = 0, []
    for langue in Langue:
        for text in sentences(langue):
            tried += 1
            if not is_as_qt_shows(text, langue, font):
                wrong.append((langue, text))

    assert tried > 100 * len(Langue)
    assert wrong == []


def test_every_sentence_broken_in_short_lines_is_read_as_it_was_written():
    wrong = []
    for langue in Langue:
        for text in sentences(langue):
            lines = flow([Span(text, STYLE, langue)], PANEL_WIDTH / 2, CHOICE, langue.direction).lines
            said = "".join(Run(langue, tuple(read_in_order(line))).text for line in lines)
            written = "".join(c for c in prepare(text, langue.direction) if c not in ISOLATES)
            if said != written.rstrip(" "):
                wrong.append((langue, written, said))

    assert wrong == []


def read_in_order(line: Line) -> list[Placed]:
    pieces = [piece for _place, piece in sorted(zip(line.places, line.pieces, strict=True), key=lambda each: each[0])]
    return [Placed(piece, 0, 0) for piece in [*pieces, *([line.blank] if line.blank else [])]]
