"""Reads the sheets of an .xlsx with calamine: ten times faster than openpyxl here, and it expands no entity."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from desktop.annuaire.problemes import FileFault
from desktop.annuaire.tableau import MAX_CELL, MAX_COLUMNS, Tableau
from desktop.errors import DirectoryFileError

MAX_UNPACKED = 600_000_000
MAX_CELLS = 8_000_000
"""Blank ones included: a single cell far below the others would have a million rows gone through."""
_MAX_RATIO = 200
_MAX_PARTS = 1000
_SMALL = 1_000_000


def read_xlsx(path: Path) -> Iterator[Tableau]:
    """One table a sheet that has a header. Raises: DirectoryFileError, also while rows are read."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only the reading process needs it

    _check_archive(path)
    found = False
    with _translated(path):
        book = CalamineWorkbook.from_path(str(path))
        names = sorted(book.sheet_names, key=lambda name: name.strip().lower() == "services")
        for name in names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height and sheet.total_width:
                if sheet.total_width > MAX_COLUMNS:
                    raise DirectoryFileError(path, FileFault.TOO_MANY_COLUMNS)
                if sheet.total_height * sheet.total_width > MAX_CELLS:
                    raise DirectoryFileError(path, FileFault.TOO_HEAVY)
                found = True
                yield _table(path, name, sheet)
    if not found:
        raise DirectoryFileError(path, FileFault.EMPTY)


def _table(path: Path, name: str, sheet: Any) -> Tableau:
    start = sheet.start[0] if sheet.start else 0
    filled = ((number, row) for number, row in enumerate(sheet.iter_rows(), start=start + 1) if any(row))
    header: list[object] = next(filled, (0, []))[1]
    total = max(1, sheet.total_height)

    def rows() -> Iterator[tuple[int, float, Sequence[object]]]:
        with _translated(path):
            for number, row in filled:
                if any(isinstance(cell, str) and len(cell) > MAX_CELL for cell in row):
                    raise DirectoryFileError(path, FileFault.CELL_TOO_LONG, number)
                yield number, number / total, [_value(cell) for cell in row]

    return Tableau(name, tuple(str(cell).strip() for cell in header), rows())


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    from python_calamine import CalamineError  # noqa: PLC0415 - only the reading process needs it

    try:
        yield
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, OverflowError) as error:
        raise DirectoryFileError(path, FileFault.MALFORMED) from error


def _value(cell: object) -> object:
    """A number that a spreadsheet made of digits is digits again: a SIRET, a postal code."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    if isinstance(cell, datetime):
        return cell.date()
    return cell.isoformat() if isinstance(cell, date) else cell


def _check_archive(path: Path) -> None:
    """What it says of its own size; what lies is stopped by the bounds of the process."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DirectoryFileError(path, FileFault.MALFORMED) from error
    swollen = any(part.file_size > _SMALL + part.compress_size * _MAX_RATIO for part in parts)
    if len(parts) > _MAX_PARTS or swollen or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise DirectoryFileError(path, FileFault.TOO_HEAVY)
