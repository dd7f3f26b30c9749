"""The measures of the page of a slip, and how its parts are set on it."""

from collections.abc import Sequence

from desktop.export.blocks import Block, Composer, row, stack
from desktop.export.page import MM, Page

CONTENT_WIDTH = 178 * MM
GUTTER = 10.0
HALF = (CONTENT_WIDTH - GUTTER) / 2


def in_two(composer: Composer, cells: Sequence[Block], width: float, gap: float = 0) -> Block:
    """Cells two by two, each `width` wide, in the order they are read."""
    pairs = (cells[start : start + 2] for start in range(0, len(cells), 2))
    rows = [row([(cell, width) for cell in pair], gap) for pair in pairs]
    return stack(rows, composer.space(1))


def tick_mark(composer: Composer, colour: str, alt: str) -> Block:
    """A mark to tell what was ticked; `alt` is what is read."""
    side = composer.style(10.5).size * 0.9

    def draw(page: Page, x: float, top: float, _height: float) -> None:
        page.tick(x, top + side * 0.2, side, colour, alt)

    return Block(0, draw)
