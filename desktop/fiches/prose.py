"""The Markdown authors write, as a list of simple blocks: what a paper needs, when it is not rich text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from markdown_it.token import Token

from desktop.fiches.markup import parse


class Kind(Enum):
    TITLE = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    HEAD = auto()  # the first row of a table
    ROW = auto()


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Bloc:
    """`cells` are those of a row; any other kind has one. `marker` is what stands before an item."""

    kind: Kind
    cells: tuple[tuple[Words, ...], ...]
    marker: str = ""


def blocs(markdown: str) -> tuple[Bloc, ...]:
    return tuple(_read(parse(markdown)))


def inline(markdown: str) -> tuple[Words, ...]:
    """The words of a text that is a single paragraph."""
    return next((bloc.cells[0] for bloc in blocs(markdown)), ())


def _read(tokens: Sequence[Token]) -> Iterator[Bloc]:
    kind, marker, row, in_row = Kind.PARAGRAPH, "", list[tuple[Words, ...]](), Kind.ROW
    for token in tokens:
        if token.type == "heading_open":
            kind = Kind.TITLE
        elif token.type in ("heading_close", "list_item_close"):
            kind, marker = Kind.PARAGRAPH, ""
        elif token.type == "list_item_open":
            kind, marker = Kind.ITEM, f"{token.info}." if token.info else "•"
        elif token.type in ("thead_open", "tbody_open"):
            in_row = Kind.HEAD if token.type == "thead_open" else Kind.ROW
        elif token.type == "tr_open":
            row, kind = [], in_row
        elif token.type == "tr_close":
            yield Bloc(in_row, tuple(row))
            kind = Kind.PARAGRAPH
        elif token.type == "inline" and kind in (Kind.HEAD, Kind.ROW):
            row.append(_words(token))
        elif token.type == "inline":
            yield Bloc(kind, (_words(token),), marker)
            marker = ""


def _words(token: Token) -> tuple[Words, ...]:
    found: list[Words] = []
    depth = 0
    for child in token.children or ():
        if child.type in ("strong_open", "strong_close"):
            depth += child.nesting
        elif child.type in ("softbreak", "hardbreak"):
            found.append(Words(" ", depth > 0))
        elif child.content:
            found.append(Words(child.content, depth > 0))
    return tuple(found)
