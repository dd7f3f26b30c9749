"""Reading TOML: UTF-8 whatever the editor it came from, strictly, and the line of each key.

`tomllib` says nothing of where a key is. Here a document is cut into its statements by `tomllib` itself: read alone, a
statement is refused until its last line is there. No second grammar can then disagree with the first.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_PLACE = re.compile(r"at line (\d+), column (\d+)")
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Cannot redefine", "Duplicate")
_CLOSERS = ("]", "}", '"""', "'''")
_MAX_DEPTH = 3

Path = tuple[str | int, ...]


class TomlError(ValueError):
    """`line` is 1-based, 0 when the whole text is meant; `reason` is a French sentence."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"{line}: {reason}")
        self.line = line
        self.reason = reason


def decode(content: bytes) -> str:
    """Return the text, its line ends made `\\n`. Raises: TomlError when it is not UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TomlError(line, "caractère illisible : enregistrez le fichier en UTF-8.") from error
    return text.replace("\r\n", "\n")


def parse(text: str) -> dict[str, Any]:
    """Return the values of a decoded text. Raises: TomlError, and nothing else."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _explained(error, text) from error
    except (ValueError, RecursionError) as error:
        raise TomlError(_first_unreadable(text), "un nombre ou une imbrication dépasse toute mesure.") from error


def line_of(text: str, path: Path) -> int:
    """Return the 1-based line where the key, table or list item of that path is first written, 0 when it is nowhere.

    `text` is one that `parse` reads. An item is named by its position in the list of a key; deeper than three names,
    the line is that of the third.
    """
    wanted = path[:_MAX_DEPTH]
    table: Path = ()
    for statement in _statements(text):
        if statement.is_header:
            table = _first_branch(statement.values)
            written = {table[: depth + 1] for depth in range(len(table))}
        else:
            written = {(*table, *branch)[:_MAX_DEPTH] for branch in _branches(statement.values)}
        if wanted in written:
            return statement.line
        if wanted[:-1] in written and isinstance(wanted[-1], int):
            return statement.line_of_item(wanted[len(table) : -1], wanted[-1])
    return 0


@dataclass(frozen=True, slots=True)
class _Statement:
    """A header, or a key and its value; or nothing, on a line that is blank or a comment."""

    line: int
    text: str
    values: dict[str, Any]

    @property
    def is_header(self) -> bool:
        return self.text.lstrip().startswith("[")

    def line_of_item(self, path: Path, index: int) -> int:
        """The line at which the list of that key, closed right there, holds the item."""
        lines = self.text.split("\n")
        for count in range(1, len(lines)):
            found: Any = _read("\n".join(lines[:count]) + "\n]") or {}
            for name in path:
                found = found.get(name, {}) if isinstance(found, dict) else {}
            if isinstance(found, list) and len(found) > index:
                return self.line + count - 1
        return self.line if len(lines) == 1 else self.line + len(lines) - 1


def _statements(text: str) -> Iterator[_Statement]:
    """The statements that can be read, in order, up to the first that cannot."""
    lines = text.split("\n")
    start = 0
    while start < len(lines):
        for end in range(start + 1, len(lines) + 1):
            if end > start + 1 and not any(closer in lines[end - 1] for closer in _CLOSERS):
                continue
            chunk = "\n".join(lines[start:end])
            values = _read(chunk)
            if values is not None:
                yield _Statement(start + 1, chunk, values)
                start = end
                break
        else:
            return


def _read(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _first_branch(values: dict[str, Any]) -> Path:
    """The name of a table, from what its header alone gives."""
    path: Path = ()
    while values:
        ((name, below),) = values.items()
        path = (*path, name)
        values = below[0] if isinstance(below, list) else below
    return path


def _branches(values: dict[str, Any], above: Path = ()) -> Iterator[Path]:
    """The path of every key a statement writes, those above it first; no deeper than what is looked for."""
    for name, value in values.items():
        path = (*above, name)
        yield path
        if isinstance(value, dict) and len(path) < _MAX_DEPTH:
            yield from _branches(value, path)


def _explained(error: tomllib.TOMLDecodeError, text: str) -> TomlError:
    """In French. What is well written but stands there a second time is told by its first line."""
    place = _PLACE.search(str(error))
    line = int(place[1]) if place else text.count("\n") + 1
    if str(error).startswith(_TWICE):
        first = next((s.line for s in _statements(text) if line <= s.line + s.text.count("\n")), line)
        return TomlError(first, "cette clé ou ce tableau TOML est écrit une seconde fois.")
    if place is None:
        return TomlError(_first_unreadable(text), "le fichier TOML s’arrête avant la fin de ce qui est commencé ici.")
    return TomlError(line, f"ceci n’est pas du TOML (colonne {place[2]}).")


def _first_unreadable(text: str) -> int:
    line = 1
    for statement in _statements(text):
        line = statement.line + statement.text.count("\n") + 1
    return line
