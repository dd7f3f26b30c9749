"""Reads the sheets of an .xlsx that may be hostile: its true size is bounded before openpyxl, and while it reads.

openpyxl is slow to import: it is imported when a workbook is read.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any
from xml.parsers import expat

from desktop.entretiens.workbook import SHEETS
from desktop.errors import ContentError

MAX_UNPACKED = 20_000_000
MAX_RATIO = 200
MAX_PARTS = 500
MAX_ROW = 20_000
MAX_COLUMNS = 300
MAX_CELLS = 200_000
_SMALL = 1_000_000  # a part under it may be as empty as it likes
_CHUNK = 1 << 16


def read_xlsx(
    path: Path, content: bytes, wanted: tuple[str, ...] = SHEETS
) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """The filled rows of each sheet `wanted`, with their numbers; the header first. Raises: ContentError."""
    _check_archive(path, content)
    # openpyxl warns of what a workbook holds beside its cells.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return _read(path, content, wanted)


def _read(path: Path, content: bytes, wanted: tuple[str, ...]) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow, rarely needed

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            by_name = {sheet.title.strip().lower(): sheet for sheet in book.worksheets}
            return {name: list(_rows(path, name, by_name[name.lower()])) for name in wanted if name.lower() in by_name}
        finally:
            book.close()
    except ContentError:
        raise
    except Exception as error:
        raise ContentError(path, 0, "le classeur est abîmé : l'ouvrir et l'enregistrer de nouveau") from error


def _check_archive(path: Path, content: bytes) -> None:
    """Unpack each part once, counting, whatever its header claims; refuse what swells or what XML forbids."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS:
                raise ContentError(path, 0, "le classeur a trop de parties")
            left = MAX_UNPACKED
            for part in parts:
                if part.flag_bits & 1:
                    raise ContentError(path, 0, "le classeur est protégé par un mot de passe : le retirer d'abord")
                left -= _size(path, archive, part, left)
    except ContentError:
        raise
    except Exception as error:
        # zipfile, zlib and expat have a dozen ways to say that a file is not what it claims to be.
        raise ContentError(path, 0, "le fichier n'est pas un classeur .xlsx lisible") from error


def _size(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    size = 0
    parser = _no_doctype() if part.filename.endswith((".xml", ".rels")) else None
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            swells = size > _SMALL and size > MAX_RATIO * max(1, part.compress_size)
            if size > left or swells:
                raise ContentError(path, 0, "le classeur, une fois décompressé, est démesuré")
            if parser:
                parser.Parse(chunk)
    return size


def _no_doctype() -> expat.XMLParserType:
    def refuse(*_declaration: object) -> None:
        raise ValueError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    return parser


def _rows(path: Path, name: str, sheet: Any) -> Iterator[tuple[int, tuple[str, ...]]]:
    """A sheet says its size, and may lie: rows and cells are counted as they come."""
    sheet.reset_dimensions()
    count = 0
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), 1):
        cells = tuple(_text(value) for value in row)
        count += sum(map(bool, cells))
        if number > MAX_ROW or count > MAX_CELLS:
            raise ContentError(path, number, f"la feuille « {name} » est trop grande : {MAX_ROW} lignes au plus")
        if any(cells):
            yield number, _trimmed(cells)


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    filled = max(index for index, cell in enumerate(cells) if cell)
    return cells[: filled + 1]


def _text(value: object) -> str:
    """A cell as its author reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value).strip()
