"""Reads JSON: a list, an object that holds `structures` and `services`, or one object a line (JSON Lines)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from desktop.annuaire.problemes import FileFault
from desktop.annuaire.tableau import MAX_COLUMNS, Tableau
from desktop.errors import DirectoryFileError

_MAX_LINE = 4_000_000
_LOOKED_AT = 1000
"""Objects whose keys make the columns: an export writes every key in each, or nearly."""


def read_json(path: Path) -> Iterator[Tableau]:
    """One table a list of objects. Raises: DirectoryFileError."""
    if _is_lines(path):
        yield _table(path, "", _objects_of_lines(path))
        return
    data = _loaded(path)
    if isinstance(data, list):
        yield _table(path, "", _objects(path, data))
        return
    lists = [(key, each) for key, each in data.items() if isinstance(each, list)] if isinstance(data, dict) else []
    if not lists:
        raise DirectoryFileError(path, FileFault.NO_TABLE)
    # Services are of structures: whatever the order of the keys, theirs come after.
    for key, each in sorted(lists, key=lambda pair: pair[0] == "services"):
        yield _table(path, key, _objects(path, each))


def _table(path: Path, name: str, objects: Iterator[tuple[int, float, Mapping[str, object]]]) -> Tableau:
    first = [found for _number, found in zip(range(_LOOKED_AT), objects, strict=False)]
    columns = tuple(dict.fromkeys(key for _line, _read, each in first for key in each))
    if len(columns) > MAX_COLUMNS:
        raise DirectoryFileError(path, FileFault.TOO_MANY_COLUMNS)

    def rows() -> Iterator[tuple[int, float, Sequence[object]]]:
        for found in (first, objects):
            for line, read, each in found:
                yield line, read, tuple(each.get(column) for column in columns)

    return Tableau(name, columns, rows())


def _objects(path: Path, data: list[object]) -> Iterator[tuple[int, float, Mapping[str, object]]]:
    for number, each in enumerate(data, start=1):
        if not isinstance(each, dict):
            raise DirectoryFileError(path, FileFault.NO_TABLE, number)
        yield number, number / len(data), each


def _objects_of_lines(path: Path) -> Iterator[tuple[int, float, Mapping[str, object]]]:
    size = max(1, path.stat().st_size)
    done = 0
    with path.open("rb") as lines:
        number = 0
        while line := lines.readline(_MAX_LINE):
            number += 1
            done += len(line)
            if len(line) >= _MAX_LINE:
                raise DirectoryFileError(path, FileFault.CELL_TOO_LONG, number)
            if line.strip():
                each = _parsed(path, line, number)
                if not isinstance(each, dict):
                    raise DirectoryFileError(path, FileFault.NO_TABLE, number)
                yield number, done / size, each


def _is_lines(path: Path) -> bool:
    """The first line is a whole object, and something follows it, or the name says so."""
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        return True
    with path.open("rb") as file:
        first = file.readline(_MAX_LINE).strip().removeprefix(b"\xef\xbb\xbf")
        follows = file.readline(_MAX_LINE).strip()
    return first[:1] == b"{" and first[-1:] == b"}" and follows[:1] == b"{"


def _loaded(path: Path) -> object:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DirectoryFileError(path, FileFault.UNREADABLE) from error
    return _parsed(path, content, 0)


def _parsed(path: Path, content: bytes, line: int) -> object:
    try:
        return json.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except json.JSONDecodeError as error:
        raise DirectoryFileError(path, FileFault.MALFORMED, line or error.lineno) from error
    except UnicodeDecodeError as error:
        raise DirectoryFileError(path, FileFault.BROKEN_ENCODING, line) from error
    except (RecursionError, ValueError) as error:  # nested without end; a number of thousands of digits
        raise DirectoryFileError(path, FileFault.TOO_HEAVY) from error
