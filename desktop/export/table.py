"""A table as a CSV file that a French spreadsheet opens as it is, and runs nothing of."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with for a spreadsheet to take it for a formula (OWASP, « CSV Injection »)."""


def render_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return UTF-8 with a byte order mark, separated by semicolons, every cell quoted.

    A cell that would be taken for a formula begins with an apostrophe: it is read as text, and seen.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
