"""Reads the sheets of an XLSForm: Markdown tables, CSV, or a workbook, within bounds."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from desktop.entretiens.workbook import SHEETS, Row, Sheet, Workbook
from desktop.entretiens.workbook_xlsx import read_xlsx
from desktop.errors import ContentError

SUFFIXES = (".md", ".csv", ".xlsx")
MAX_BYTES = 5_000_000
MAX_ROWS = 10_000
MAX_CELLS = 200_000
MAX_CELL = 32_767
_COMMENT = re.compile(r"\s*#")
_TRAILING_COMMENT = re.compile(r"^(.*\|)\s*#[^|]*$")
_SEPARATOR = re.compile(r"[|\-:\s]+")
_TEXTS = ("label", "hint", "guidance", "constraint_message", "required_message", "constraint message", "form_title")
_BAR = re.compile(r"(?<!\\)\|")

Line = tuple[int, tuple[str, ...]]
"""Its number, and its cells; the first cell names a sheet."""


def read_workbook(path: Path) -> Workbook:
    """Raises: ContentError."""
    if path.suffix not in SUFFIXES:
        raise ContentError(path, 0, "un questionnaire est un fichier .xlsx, .csv, .md ou .xml")
    content = read_bytes(path)
    if path.suffix == ".xlsx":
        sheets = read_xlsx(path, content)
        return Workbook(path, {name: _sheet(path, name, rows, with_lines=False) for name, rows in sheets.items()})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError(path, 0, "le fichier n'est pas en UTF-8") from error
    lines = _markdown(text) if path.suffix == ".md" else _csv(path, text)
    return Workbook(path, _split(path, lines))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of reasonable size. Raises: ContentError."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError(path, 0, "le fichier est illisible") from error
    if len(content) > MAX_BYTES:
        raise ContentError(path, 0, f"le fichier est trop gros : {MAX_BYTES // 1_000_000} Mo au plus")
    return content


def _markdown(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), 1):
        if _COMMENT.match(line) or "|" not in line:
            continue
        kept = found[1] if (found := _TRAILING_COMMENT.match(line)) else line
        stripped = kept.strip()
        if stripped.startswith("|") and stripped.endswith("|") and not _SEPARATOR.fullmatch(stripped[1:-1] or " "):
            yield number, tuple(cell.strip().replace(r"\|", "|") for cell in _BAR.split(stripped)[1:-1])


def _csv(path: Path, text: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        for cells in reader:
            yield reader.line_num, tuple(cell.strip() for cell in cells)
    except csv.Error as error:
        raise ContentError(path, reader.line_num, "le CSV est mal écrit (guillemets ?)") from error


def _split(path: Path, lines: Iterable[Line]) -> dict[str, Sheet]:
    """Rows by sheet: a line whose first cell is filled begins one, the next is its header."""
    found: dict[str, list[Line]] = {}
    current: list[Line] = []
    for number, cells in lines:
        if cells and cells[0]:
            current = found.setdefault(cells[0].lower(), [])
        if any(cells[1:]):
            current.append((number, cells[1:]))
    return {name: _sheet(path, name, rows, with_lines=True) for name, rows in found.items() if name in SHEETS}


def _sheet(path: Path, name: str, lines: list[Line], *, with_lines: bool) -> Sheet:
    """The first line is the header, row 1. A workbook's lines are its rows already."""
    if not lines:
        return Sheet(name, (), ())
    if len(lines) > MAX_ROWS or sum(len(cells) for _, cells in lines) > MAX_CELLS:
        raise ContentError(path, 0, f"la feuille « {name} » est trop grande : {MAX_ROWS} lignes au plus")
    headers = tuple(" ".join(cell.split()) for cell in lines[0][1])
    twice = next((header for header in headers if header and headers.count(header) > 1), "")
    if twice:
        raise ContentError(path, lines[0][0], f"feuille « {name} » : la colonne « {twice} » est là deux fois")
    rows = tuple(
        Row(place if with_lines else number, number if with_lines else 0, _cells(path, name, number, headers, cells))
        for place, (number, cells) in enumerate(lines[1:], 2)
    )
    return Sheet(name, tuple(filter(None, headers)), rows)


def _cells(path: Path, name: str, number: int, headers: tuple[str, ...], cells: tuple[str, ...]) -> Mapping[str, str]:
    """A no-break space is typography in a text, an accident elsewhere."""
    filled = {
        header: cell if header.lower().startswith(_TEXTS) else cell.replace("\N{NO-BREAK SPACE}", " ")
        for header, cell in zip(headers, cells, strict=False)
        if header and cell
    }
    if any(len(cell) > MAX_CELL for cell in filled.values()):
        raise ContentError(path, number, f"feuille « {name} » : une case est trop longue")
    return filled
