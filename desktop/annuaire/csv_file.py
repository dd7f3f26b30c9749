"""Reads a CSV whose encoding and delimiter nobody says: UTF-8 or Windows-1252; comma, semicolon or tab."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.annuaire.problemes import FileFault
from desktop.annuaire.tableau import MAX_CELL, MAX_COLUMNS, Tableau
from desktop.errors import DirectoryFileError

_DELIMITERS = ",;\t"
_CHUNK = 1 << 20
_HEADER_BYTES = 1 << 20


def read_csv(path: Path) -> Iterator[Tableau]:
    """One table. Raises: DirectoryFileError, also while rows are read."""
    encoding = _encoding(path)
    csv.field_size_limit(MAX_CELL)
    with path.open("rb") as raw:
        lines = io.TextIOWrapper(raw, encoding=encoding, newline="")
        head = lines.readline(_HEADER_BYTES)
        while head and not head.strip():
            head = lines.readline(_HEADER_BYTES)
        if len(head) >= _HEADER_BYTES:
            raise DirectoryFileError(path, FileFault.TOO_MANY_COLUMNS)
        delimiter = max(_DELIMITERS, key=lambda each: len(_cells(path, head, each)))
        columns = tuple(_cells(path, head, delimiter))
        if len(columns) > MAX_COLUMNS:
            raise DirectoryFileError(path, FileFault.TOO_MANY_COLUMNS)
        if not any(columns):
            raise DirectoryFileError(path, FileFault.EMPTY)
        yield Tableau("", columns, _rows(path, raw, lines, delimiter))


def _rows(
    path: Path, raw: io.BufferedReader, lines: io.TextIOWrapper, delimiter: str
) -> Iterator[tuple[int, float, Sequence[object]]]:
    size = max(1, path.stat().st_size)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(row):
                yield reader.line_num + 1, raw.tell() / size, row
    except csv.Error as error:
        too_long = "field larger" in str(error)
        raise DirectoryFileError(
            path, FileFault.CELL_TOO_LONG if too_long else FileFault.MALFORMED, reader.line_num + 1
        ) from error


def _cells(path: Path, line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error as error:
        raise DirectoryFileError(path, FileFault.CELL_TOO_LONG, 1) from error


def _encoding(path: Path) -> str:
    """The whole file is read: what a line far down holds decides. Raises: DirectoryFileError."""
    with path.open("rb") as file:
        start = file.read(4)
        if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        is_utf8, has_accents, has_lines = True, False, 0
        while chunk := file.read(_CHUNK):
            if b"\0" in chunk:
                raise DirectoryFileError(path, FileFault.NOT_TEXT)
            if not is_utf8:
                continue
            try:
                has_accents |= not decoder.decode(chunk).isascii()
                has_lines += chunk.count(b"\n")
            except UnicodeDecodeError as error:
                is_utf8 = False
                line = has_lines + chunk[: error.start].count(b"\n") + 1
                has_accents |= not error.object[: error.start].isascii()
    if is_utf8:
        return "utf-8-sig"
    if has_accents:  # accents written in UTF-8 come before: what follows is damage, not another encoding
        raise DirectoryFileError(path, FileFault.BROKEN_ENCODING, line)
    return "cp1252"
