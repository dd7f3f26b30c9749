"""What is filled by hand on paper: lines to write on, boxes to tick."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.export.blocks import LINE, SOFT, Block, Composer, row, space, stack
from desktop.export.page import Align, Page
from desktop.export.structure import Role, Scope
from desktop.langues.paper import _

_LINE_HEIGHT = 22.0
"""Room for handwriting, in points before the document shrinks."""


def written(composer: Composer, width: float, label: str, words: str = "", label_width: float = 110) -> Block:
    """A label, and beside it what was typed, or a line to write on."""
    value = composer.style(10.5)
    soft = replace(composer.style(9, SOFT), leading=value.leading)
    name = composer.text(label_width - 6, (label, soft))
    left = width - label_width
    body = composer.text(left, (words, value)) if words else lines(composer, left)
    return row([(name, label_width), (body, left)])


def lines(composer: Composer, width: float, count: int = 1) -> Block:
    height = composer.space(_LINE_HEIGHT)

    def draw(page: Page, x: float, top: float, _height: float) -> None:
        for place in range(count):
            bottom = top + (place + 1) * height - 5
            page.rule(x, bottom, x + width, bottom, LINE, stroke=0.8)

    return Block(count * height, draw)


def box(composer: Composer, width: float, words: str, *, is_ticked: bool = False) -> Block:
    """A box and what it stands for; drawn ticked when it was on the screen."""
    style = composer.style(10)
    side = style.size * 0.85
    body = composer.text(width - side - 6, (words, style))

    def draw(page: Page, x: float, top: float, _height: float) -> None:
        at = top + style.leading * 0.2
        if is_ticked:
            page.frame(x, at, side, side, SOFT)
            page.tick(x, at, side, "#000000", _("coché"))
        else:
            page.box(x, at, side, SOFT, _("case à cocher"))

    return composer.item(Block(0, draw), side + 6, body, width - side - 6)


def boxes(
    composer: Composer, width: float, words: Sequence[str], columns: int, ticked: frozenset[str] = frozenset()
) -> Block:
    """Boxes side by side, line after line."""
    each = width / columns
    made = [(box(composer, each - 6, label, is_ticked=label in ticked), each) for label in words]
    rows = [row(made[start : start + columns]) for start in range(0, len(made), columns)]
    return stack(rows, composer.space(3)).tagged(Role.LIST)


def grid(composer: Composer, width: float, columns: Sequence[str], rows: Sequence[str]) -> Block:
    """A table of boxes: one line a row, one box a column."""
    first = width * 0.5
    each = (width - first) / len(columns)
    side = composer.style(10).size * 0.85

    def cell(page: Page, x: float, top: float, _height: float) -> None:
        page.box(x + (each - side) / 2, top + side * 0.25, side, SOFT, _("case à cocher"))

    head = [(space(0).tagged(Role.CELL), first)]
    for words in columns:
        label = composer.text(each, (words, composer.style(9, SOFT)), align=Align.CENTRE)
        head.append((label.tagged(Role.HEADER, Scope.COLUMN), each))
    made_lines = [row(head).tagged(Role.ROW)]
    for words in rows:
        name = composer.text(first - 4, (words, composer.style(10))).tagged(Role.HEADER, Scope.ROW)
        cells = [(Block(0, cell).tagged(Role.CELL), each) for _column in columns]
        made_lines.append(row([(name, first), *cells]).tagged(Role.ROW))
    return stack(made_lines).tagged(Role.TABLE)
