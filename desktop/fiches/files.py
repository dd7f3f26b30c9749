"""Reading a content file: UTF-8 whatever the editor it came from, TOML tables with their lines, and what is wrong."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from desktop import toml_text
from desktop.errors import ContentError
from desktop.fiches.attributes import Place

S = TypeVar("S")
T = TypeVar("T")


class Faults:
    """What is wrong in the content: gathered, so that all of it is told at once, or raised at the first.

    `broken` are the names of what could not be read: citing them is no other fault.
    """

    def __init__(self, *, gathers: bool = True) -> None:
        self.found: list[ContentError] = []
        self.broken: set[str] = set()
        self._gathers = gathers

    def add(self, fault: ContentError) -> None:
        """Raises: that fault, unless faults are gathered."""
        if not self._gathers:
            raise fault
        self.found.append(fault)

    def keep(self, make: Callable[[], T]) -> T | None:
        """What `make` gives, None when it is at fault."""
        try:
            return make()
        except ContentError as fault:
            self.add(fault)
            return None

    def each(self, make: Callable[[S], T], items: Iterable[S]) -> Iterator[T]:
        """What `make` gives for each item that is sound."""
        for item in items:
            try:
                yield make(item)
            except ContentError as fault:
                self.add(fault)
                self.broken.add(item.key if isinstance(item, Table) else "")


RAISED = Faults(gathers=False)
"""The first fault is raised: nothing broken is ever shown."""


def load_text(path: Path) -> str:
    """Raises: ContentError when the file is missing, cannot be read or is not UTF-8."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ContentError(path, 0, "fichier absent ou illisible.") from error
    try:
        return toml_text.decode(content)
    except toml_text.TomlError as error:
        raise ContentError(path, error.line, error.reason) from error


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a TOML file; `key` is its name."""

    key: str
    place: Place
    values: dict[str, object]

    def allow(self, *keys: str) -> None:
        """Raises: ContentError when a field is none of `keys`."""
        for key in self.values:
            if key not in keys:
                raise self.place.error(f"« {self.key} » : le champ « {key} » est inconnu.")

    def required(self, key: str) -> str:
        """Raises: ContentError when it is missing, blank or not a text."""
        value = self.text(key)
        if not value.strip():
            raise self.place.error(f"« {self.key} » : il manque « {key} ».")
        return value

    def text(self, key: str) -> str:
        """Raises: ContentError when it is not a text."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.place.error(f"« {self.key} » : « {key} » doit être un texte entre guillemets.")
        return value

    def flag(self, key: str) -> bool:
        """False when absent. Raises: ContentError when it is not true or false."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.place.error(f"« {self.key} » : « {key} » doit être true ou false.")
        return value

    def day(self, key: str) -> date | None:
        """Raises: ContentError when it is not a date."""
        value = self.values.get(key)
        if value is not None and type(value) is not date:
            raise self.place.error(f"« {self.key} » : « {key} » doit être une date, comme 2025-11-08.")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """Raises: ContentError when it is not a list of texts."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self.place.error(f"« {self.key} » : « {key} » doit être une liste de textes.")
        return tuple(value)


def load_tables(path: Path) -> Iterator[Table]:
    """Raises: ContentError."""
    text = load_text(path)
    try:
        tables = toml_text.parse(text)
    except toml_text.TomlError as error:
        raise ContentError(path, error.line, error.reason) from error
    lines = {line.strip(): number for number, line in reversed(list(enumerate(text.splitlines(), 1)))}
    for key, values in tables.items():
        place = Place(path, lines.get(f"[{key}]", 0))
        if not isinstance(values, dict):
            raise place.error(f"« {key} » doit être un tableau : [{key}].")
        yield Table(key, place, values)


def line_of(path: Path, line: str) -> int:
    """Where this line is in a file; 0 when it is not."""
    try:
        return load_text(path).splitlines().index(line) + 1
    except (ContentError, ValueError):
        return 0
