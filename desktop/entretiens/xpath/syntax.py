"""What an expression is made of, once parsed. `parser.py` makes it, `compiler.py` runs it."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class XPathError(ValueError):
    """An expression that cannot be read or run. The text is French, for whoever writes the form."""


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class Literal:
    value: str


@dataclass(frozen=True, slots=True)
class Binary:
    """`operator` is one of `or and = != < <= > >= + - * div mod |`."""

    operator: str
    left: "Expr"
    right: "Expr"


@dataclass(frozen=True, slots=True)
class Negation:
    operand: "Expr"


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple["Expr", ...]


class NodeTest(NamedTuple):
    """`kind` is `name`, `node`, `text`, `comment` or `processing-instruction`; `name` may be `*` or `p:*`."""

    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    axis: str
    test: NodeTest
    predicates: tuple["Expr", ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the root, from the nodes `start` gives, or from the context node when it is None."""

    start: "Expr | None"
    steps: tuple[Step, ...]
    is_absolute: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A parenthesis or a call followed by predicates."""

    operand: "Expr"
    predicates: tuple["Expr", ...]


Expr: TypeAlias = Number | Literal | Binary | Negation | Call | Path | Filter
