"""The elementary claims a condition is made of, and the formulas that join them with `and` and `or`."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Equal:
    """The text of a question is, or is not, `value`."""

    subject: int
    value: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """`value` is among what was chosen, or is not."""

    subject: int
    value: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """A number compared. `of` tells the answer itself ("value") from its length, or how many were chosen.

    When it does not hold, the answer may as well be no number at all.
    """

    subject: int
    of: str
    operator: str
    number: float
    holds: bool


@dataclass(frozen=True, slots=True)
class Opaque:
    """What is not understood: only that a thing and its contrary are not both true."""

    key: Hashable
    holds: bool


Claim: TypeAlias = Equal | Chosen | Bound | Opaque


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; with no part, always true."""

    parts: tuple["Formula", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """Some part holds; with no part, never true."""

    parts: tuple["Formula", ...] = ()


Formula: TypeAlias = Claim | All | Any
TRUE, FALSE = All(), Any()
