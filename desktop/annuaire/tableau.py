"""What every reader of a directory gives: tables, each a header and its rows, whatever the file was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MAX_COLUMNS = 500
MAX_CELL = 1_000_000
"""Characters: ten times what the schema lets any field hold."""


@dataclass(frozen=True, slots=True)
class Tableau:
    """`name` is that of the sheet, or of the key in JSON; "" when the file has one table only.

    Each row comes with the number by which its author finds it (the line of a text, the row of a sheet, else the place
    in the list) and how much of the file is read by then, from 0 to 1. Cells are those of `columns`, in their order.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[int, float, Sequence[object]]]
