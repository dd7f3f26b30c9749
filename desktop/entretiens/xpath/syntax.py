"""What an expression is made of, once parsed. `parser.py` makes it, `compiler.py` runs it."""

from collections.abc import Iterator
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


def parts(expression: Expr) -> Iterator[Expr]:
    """Expressions directly inside another."""
    match expression:
        case Binary(_, left, right):
            yield left
            yield right
        case Negation(operand):
            yield operand
        case Call(_, arguments):
            yield from arguments
        case Filter(operand, predicates):
            yield operand
            yield from predicates
        case Path(start, steps):
            if start is not None:
                yield start
            for step in steps:
                yield from step.predicates
