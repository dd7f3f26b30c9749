"""Blocks poured into columns, page after page: none is cut, and a title never ends a column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.export.blocks import Block


@dataclass(frozen=True, slots=True)
class Pour:
    """A block, the space above it (none at the top of a column), and whether what follows must stay with it."""

    block: Block
    above: float = 0
    keeps_next: bool = False


Column = tuple[tuple[float, Block], ...]
"""Blocks, each with how far down it begins."""


def pour(pours: Sequence[Pour], rooms: Iterator[float]) -> list[Column]:
    """Fill column after column; `rooms` are their heights, in order and without end."""
    columns: list[Column] = []
    current: list[tuple[float, Block]] = []
    room, top = next(rooms), 0.0
    for group in _groups(pours):
        height = sum(each.above + each.block.height for each in group)
        if current and top + height > room:
            columns.append(tuple(current))
            current, top = [], 0.0
            room = next(rooms)
        for each in group:
            top += each.above if current else 0
            current.append((top, each.block))
            top += each.block.height
    columns.append(tuple(current))
    return columns


def _groups(pours: Sequence[Pour]) -> Iterator[list[Pour]]:
    group: list[Pour] = []
    for each in pours:
        group.append(each)
        if not each.keeps_next:
            yield group
            group = []
    if group:
        yield group
