"""The block an author writes at the end of a line: `{#A1 .etapes sur=D articles="cpp-10-2 cpp-40"}`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from desktop.errors import ContentError

_BLOCK = re.compile(r"\s*\{([^{}]*)\}\s*$")
_PART = re.compile(
    r"""\s*(?:\#(?P<id>[\w-]+)|\.(?P<kind>[\w-]+)
    |(?P<key>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[\w.-]+)))(?=\s|$)""",
    re.VERBOSE,
)

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing is written; `line` is 1-based, 0 for the whole file."""

    path: Path
    line: int = 0

    def error(self, reason: str) -> ContentError:
        return ContentError(self.path, self.line, reason)


@dataclass(frozen=True, slots=True)
class Attributes:
    """`values` also holds the id under "#" and the kind under "."; every value is a text."""

    place: Place
    values: dict[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        return self.values.get(key, "")

    def words(self, key: str) -> tuple[str, ...]:
        return tuple(self.text(key).split())

    def member(self, key: str, members: type[E]) -> E | None:
        """Raises: ContentError when the value is not one of `members`."""
        value = self.text(key)
        if not value:
            return None
        try:
            return members(value)
        except ValueError as error:
            allowed = ", ".join(members)
            raise self.place.error(f"« {key}={value} » n’existe pas ; valeurs possibles : {allowed}.") from error

    def allow(self, keys: Iterable[str]) -> None:
        """Raises: ContentError when an attribute is none of `keys`."""
        for key in self.values:
            if key not in keys:
                raise self.place.error(f"l’attribut « {key} » est inconnu ici.")


def split_attributes(text: str, place: Place) -> tuple[str, Attributes]:
    """Return the text without the block that ends it, and what the block says (nothing when there is none).

    Raises: ContentError when the block cannot be understood, or says a thing twice.
    """
    found = _BLOCK.search(text)
    if found is None:
        if text.rstrip().endswith("}") or re.search(r"\{[#.]", text):
            raise place.error("le bloc d’attributs entre accolades est mal fermé ou mal placé.")
        return text.strip(), Attributes(place)
    return text[: found.start()].strip(), Attributes(place, _parsed(found[1], place))


def _parsed(block: str, place: Place) -> dict[str, str]:
    values: dict[str, str] = {}
    position = 0
    while position < len(block.rstrip()):
        part = _PART.match(block, position)
        if part is None:
            raise place.error(f"attribut illisible : « {block[position:].strip()} ».")
        key, value = _named(part)
        if key in values:
            raise place.error(f"l’attribut « {key} » est donné deux fois.")
        values[key] = value
        position = part.end()
    return values


def _named(part: re.Match[str]) -> tuple[str, str]:
    if part["id"]:
        return "#", part["id"]
    if part["kind"]:
        return ".", part["kind"]
    return part["key"], part["bare"] if part["quoted"] is None else part["quoted"]
