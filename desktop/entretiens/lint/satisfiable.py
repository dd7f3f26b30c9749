"""Whether a formula can be true at all. "No" is certain; "yes" may only mean that it was too long to say."""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from desktop.entretiens.formulaire import Control, FormNode
from desktop.entretiens.lexical import INTEGERS
from desktop.entretiens.lint.conditions import compare
from desktop.entretiens.lint.literal import All, Bound, Chosen, Claim, Equal, Formula, Opaque
from desktop.entretiens.lint.literal import Any as Some
from desktop.entretiens.lint.subject import Subject
from desktop.entretiens.xpath.values import to_number

Case = frozenset[Claim]
_MAX_CASES = 300
_MAX_TRIES = 400_000


class _TooManyError(Exception):
    """The formula has more cases than are worth trying."""


class Solver:
    """One for a form: it gives up, in the same place each time, once it has tried enough."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._left = _MAX_TRIES

    def is_possible(self, formula: Formula) -> bool:
        try:
            return bool(self._cases(formula))
        except _TooManyError:
            return True

    def _cases(self, formula: Formula) -> list[Case]:
        """Ways for the formula to be true, those that contradict themselves left out."""
        if isinstance(formula, All):
            cases: list[Case] = [frozenset()]
            for part in sorted(map(self._cases, formula.parts), key=len):
                cases = list(self._joined(cases, part))
            return cases
        if isinstance(formula, Some):
            return self._few(case for part in formula.parts for case in self._cases(part))
        case = frozenset((formula,))
        return [case] if self._agrees(case) else []

    def _joined(self, some: list[Case], others: list[Case]) -> Iterable[Case]:
        return self._few(one | other for one in some for other in others if self._agrees(one | other))

    def _few(self, cases: Iterator[Case]) -> list[Case]:
        found: dict[Case, None] = {}
        for case in cases:
            found[case] = None
            if len(found) > _MAX_CASES:
                raise _TooManyError
        return list(found)

    def _agrees(self, case: Case) -> bool:
        self._left -= 1
        if self._left < 0:
            raise _TooManyError
        if any(isinstance(c, Opaque) and Opaque(c.key, not c.holds) in case for c in case):
            return False
        about: dict[int, list[Claim]] = {}
        for claim in case:
            if not isinstance(claim, Opaque):
                about.setdefault(claim.subject, []).append(claim)
        return all(self._answer_exists(self._subject.nodes[index], claims) for index, claims in about.items())

    def _answer_exists(self, node: FormNode, claims: list[Claim]) -> bool:
        """Whether some answer to the question agrees with all that is claimed of it."""
        names = self._subject.choices(node)
        single = node.control is Control.SELECT_ONE
        equal = {c.value for c in claims if isinstance(c, Equal) and c.holds}
        if single:
            equal |= {c.value for c in claims if isinstance(c, Chosen) and c.holds}
        if len(equal) > 1:
            return False
        if equal:
            return _fits(next(iter(equal)), claims, names)
        if any(isinstance(c, Chosen) and c.holds and names is not None and c.value not in names for c in claims):
            return False
        if {c.value for c in claims if isinstance(c, Chosen) and c.holds} & {
            c.value for c in claims if isinstance(c, Chosen) and not c.holds
        }:
            return False
        if single and names is not None:
            return _fits("", claims, names) or any(_fits(name, claims, names) for name in names)
        return all(_number_exists(node, of, claims) for of in ("value", "length", "count"))


def _fits(value: str, claims: list[Claim], names: frozenset[str] | None) -> bool:
    """Whether this very answer agrees with every claim."""
    if value and names is not None and not set(value.split()) <= names:
        return False
    return all(_is_true(claim, value) is claim.holds for claim in claims)


def _is_true(claim: Claim, value: str) -> bool:
    match claim:
        case Equal(_, wanted, _):
            return value == wanted
        case Chosen(_, wanted, _):
            return wanted in value.split()
        case Bound(_, of, operator, number, _):
            measured = {"value": to_number(value), "length": len(value), "count": len(value.split())}[of]
            return compare(operator, measured, number)
    return claim.holds


def _number_exists(node: FormNode, of: str, claims: list[Claim]) -> bool:
    """Whether some number is within every bound. A length is a whole number; a blank answer is no number."""
    bounds = [c for c in claims if isinstance(c, Bound) and c.of == of]
    is_number = of != "value" or any(c.holds for c in bounds)
    if not bounds or not is_number:
        return True
    whole = of != "value" or node.data_type in INTEGERS
    if any(isinstance(c, Equal) and c.holds and not c.value for c in claims) and of == "value":
        return False
    numbers = sorted({c.number for c in bounds})
    return any(
        all(compare(c.operator, candidate, c.number) is c.holds for c in bounds)
        for candidate in _candidates(numbers, whole=whole)
        if of == "value" or candidate >= 0
    )


def _candidates(numbers: list[float], *, whole: bool) -> Iterator[float]:
    """One number in each stretch the bounds cut out, and the bounds themselves."""
    yield from (numbers[0] - 1, numbers[-1] + 1)
    if whole:
        for number in numbers:
            yield from (float(math.floor(number) + step) for step in (-1, 0, 1))
        return
    yield from numbers
    yield from ((low + high) / 2 for low, high in pairwise(numbers))
