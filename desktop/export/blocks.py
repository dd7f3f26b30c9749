"""What a page is composed of: blocks that know their height before they are drawn.

Measuring first lets a document choose a smaller size, or refuse, before anything is on paper.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.export.faces import FaceChoice
from desktop.export.page import Align, Page
from desktop.export.shaping import Span, Style
from desktop.export.structure import Element, Role, Scope
from desktop.export.text import flow
from desktop.langues.langue import Direction, Langue
from desktop.langues.texte import Texte

INK = "#1d2530"
SOFT = "#4a5561"
LINE = "#c9cdd2"
PALE = "#f1f3f5"
BLUE = "#1c4f7c"
DANGER = "#a8380f"
DANGER_GROUND = "#fdf1eb"

SMALLEST_PT = 9
"""Nothing on a page for a partner is smaller: it is read on paper, by tired eyes."""

_LEADING = 1.32
_ENDLESS = 10_000.0

_FSI, _PDI = "\u2068", "\u2069"

# What is said a second time is a little smaller: the first is what the page is for.
_BESIDE_SCALE = 0.9

# The eye of an Arabic letter is smaller than that of a Latin one of the same size.
_ARABIC_SCALE = 1.18


@dataclass(frozen=True, slots=True)
class Block:
    """`draw(page, x, top, height)`: `height` is what the row gives, at least this block's own. Points."""

    height: float
    draw: Callable[[Page, float, float, float], None]

    def tagged(self, role: Role, scope: Scope | None = None, *, is_first: bool = False) -> "Block":
        """The same, read as `role` (`Page.element`)."""

        def draw(page: Page, x: float, top: float, height: float) -> None:
            with page.element(Element(role, scope=scope), is_first=is_first):
                self.draw(page, x, top, height)

        return Block(self.height, draw)

    def as_footer(self) -> "Block":
        """The same, that no screen reader says: it is at the foot of each page, and read once."""

        def draw(page: Page, x: float, top: float, height: float) -> None:
            with page.decoration(is_footer=True):
                self.draw(page, x, top, height)

        return Block(self.height, draw)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a box looks. `stroke` in points."""

    colour: str = LINE
    ground: str = ""
    stroke: float = 0.7


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes the blocks of one document at one size. `factor` shrinks everything, letters down to `smallest` points.

    `beside` is what labels are in the language of who reads them too, by their words in that of the document.
    """

    choice: FaceChoice
    langue: Langue
    factor: float = 1
    smallest: float = SMALLEST_PT
    beside: Mapping[str, Texte] = field(default_factory=dict)

    def style(self, size: float, colour: str = INK, is_bold: bool = False) -> Style:
        points = max(self.smallest, size * self.factor)
        return Style(points, points * _LEADING, is_bold, colour)

    def space(self, points: float) -> float:
        return points * self.factor

    def text(self, width: float, *parts: tuple[str, Style], align: Align = Align.START) -> Block:
        """Words in the language of the document."""
        return self._paragraph(width, [Span(words, style, self.langue) for words, style in parts], align)

    def texte(self, width: float, texte: Texte, style: Style, align: Align = Align.START) -> Block:
        """Words in their own language, which may not be that of the document."""
        return self._paragraph(width, [Span(texte.content, readable(style, texte.langue), texte.langue)], align)

    def label(self, width: float, *parts: tuple[str, Style], align: Align = Align.START) -> Block:
        """Words of the form, each followed by what it is in the other language, if `beside` says it."""
        spans: list[Span] = []
        for words, style in parts:
            spans.append(Span(words, style, self.langue))
            if other := self.beside.get(words):
                spans.append(Span(" · ", style, self.langue))
                # Isolated: what follows keeps its own direction, be it a date or a parenthesis.
                isolated = f"{_FSI}{other.content}{_PDI}"
                spans.append(Span(isolated, readable(style, other.langue).scaled(_BESIDE_SCALE), other.langue))
        return self._paragraph(width, spans, align)

    def width(self, texte: Texte, style: Style) -> float:
        """Of these words on one line, in points."""
        return flow([Span(texte.content, style, texte.langue)], _ENDLESS, self.choice, texte.langue.direction).width

    def _paragraph(self, width: float, spans: Sequence[Span], align: Align) -> Block:
        direction = Langue(spans[0].langue).direction
        paragraph = flow(spans, width, self.choice, direction)
        # START is the side the document begins on, whatever the language of these words.
        if direction is not self.langue.direction and align is not Align.CENTRE:
            align = Align.END if align is Align.START else Align.START

        def draw(page: Page, x: float, top: float, _height: float) -> None:
            page.draw_paragraph(paragraph, x, top, width, align)

        return Block(paragraph.height, draw)

    def box(self, width: float, content: Callable[[float], Block], frame: Frame) -> Block:
        """A frame of `width` around what `content` makes for the width left inside."""
        padding = self.space(8)
        inner = content(width - 2 * padding)

        def draw(page: Page, x: float, top: float, height: float) -> None:
            if frame.ground:
                page.fill(x, top, width, height, frame.ground, radius=3)
            page.frame(x, top, width, height, frame.colour, frame.stroke, radius=3)
            inner.draw(page, x + padding, top + padding * 0.8, inner.height)

        return Block(inner.height + 1.6 * padding, draw)

    def heading(self, width: float, title: str) -> Block:
        """A title with a rule that runs to the margin, or to the same title in the other language."""
        style = self.style(11, BLUE, is_bold=True)
        direction = self.langue.direction
        paragraph = flow([Span(title, style, self.langue)], width, self.choice, direction)
        said = self.beside.get(title)
        other = self.texte(width, said, style, Align.END) if said else space(0)
        taken = self.width(said, readable(style, said.langue)) + 8 if said else 0

        def draw(page: Page, x: float, top: float, _height: float) -> None:
            with page.element(Element(Role.H2)):
                page.draw_paragraph(paragraph, x, top, width)
                other.draw(page, x, top, other.height)
            middle = top + style.leading * 0.55
            begin, end = paragraph.width + 8, width - taken
            if direction is Direction.RTL:
                begin, end = taken, width - begin
            page.rule(x + begin, middle, x + end, middle, LINE)

        return Block(max(paragraph.height, other.height) + self.space(2), draw)

    def row(self, cells: Sequence[tuple[Block, float]], gap: float = 0) -> Block:
        """Side by side from where the language begins, in the order they are read."""
        return row(cells, gap, self.langue.direction)

    def item(self, mark: Block, indent: float, body: Block, width: float) -> Block:
        """One of a list: its mark in `indent` points, and beside it its body, `width` points wide."""
        cells = [(mark.tagged(Role.LABEL), indent), (body.tagged(Role.BODY), width)]
        return self.row(cells).tagged(Role.ITEM)

    def pairs(self, width: float, rows: Sequence[tuple[str, str]], label_width: float) -> Block:
        """A table: labels in one column, values in the other; a row without a value is not drawn."""
        value = self.style(10.5)
        label = replace(self.style(9, SOFT), leading=value.leading)
        lines = []
        for name, words in rows:
            if words:
                header = self.label(label_width, (name, label)).tagged(Role.HEADER, Scope.ROW)
                cell = self.text(width - label_width, (words, value)).tagged(Role.CELL)
                lines.append(self.row([(header, label_width), (cell, width - label_width)]).tagged(Role.ROW))
        return stack(lines, gap=self.space(1)).tagged(Role.TABLE)


def readable(style: Style, langue: Langue) -> Style:
    """The same size to the eye, in the script of this language."""
    return style.scaled(_ARABIC_SCALE) if langue.direction is Direction.RTL else style


def space(height: float) -> Block:
    return Block(height, lambda _page, _x, _top, _height: None)


def stack(blocks: Sequence[Block], gap: float = 0) -> Block:
    """One under the other."""

    def draw(page: Page, x: float, top: float, _height: float) -> None:
        for block in blocks:
            block.draw(page, x, top, block.height)
            top += block.height + gap

    return Block(sum(block.height for block in blocks) + gap * max(len(blocks) - 1, 0), draw)


def row(cells: Sequence[tuple[Block, float]], gap: float = 0, direction: Direction = Direction.LTR) -> Block:
    """Side by side, as tall as the tallest; each cell comes with its width, in the order they are read."""
    tallest = max((block.height for block, _ in cells), default=0)
    whole = sum(width for _, width in cells) + gap * max(len(cells) - 1, 0)

    def draw(page: Page, x: float, top: float, height: float) -> None:
        done = 0.0
        for block, width in cells:
            left = x + (whole - done - width if direction is Direction.RTL else done)
            block.draw(page, left, top, max(height, tallest))
            done += width + gap

    return Block(tallest, draw)
