"""What an expression reads, found without running it: the dependency graph and the checks of a form rest on it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from desktop.entretiens.xpath.registry import FUNCTIONS
from desktop.entretiens.xpath.syntax import Call, Expr, Filter, Path, Step, parts

Pattern: TypeAlias = tuple[str, ...]
"""Names from the root. `*` is any one name, `**` any number of them."""

EVERYTHING: Pattern = ("**",)


@dataclass(frozen=True, slots=True)
class Reference:
    """A path read. Instances that share their first `shared` names with the reader are the only ones it can mean."""

    pattern: Pattern
    shared: int


def references(expression: Expr, origin: Pattern) -> list[Reference]:
    """Paths read by `expression`, written for the node `origin`."""
    found: list[Reference] = []
    _collect(expression, origin, origin, found, in_predicate=False)
    return found


def faults(expression: Expr) -> Iterator[str]:
    """French sentences on calls that can only fail."""
    for call in calls(expression):
        known = FUNCTIONS.get(call.name)
        if known is None:
            yield f"fonction inconnue « {call.name} »"
        elif not known.minimum <= len(call.arguments) <= known.maximum:
            yield f"nombre d'arguments incorrect pour « {call.name} »"


def calls(expression: Expr) -> Iterator[Call]:
    """Every call inside an expression, itself included."""
    if isinstance(expression, Call):
        yield expression
    for part in parts(expression):
        yield from calls(part)


def _collect(
    expression: Expr, context: Pattern | None, origin: Pattern, found: list[Reference], *, in_predicate: bool
) -> None:
    if not isinstance(expression, Path):
        read: list[Reference] = []
        for part in parts(expression):
            _collect(part, context, origin, read, in_predicate=in_predicate)
        is_elsewhere = isinstance(expression, Call) and expression.name == "indexed-repeat"
        found += [replace(reference, shared=0) for reference in read] if is_elsewhere else read
        return
    is_current = expression.start == Call("current", ())
    if expression.start is not None and not is_current:
        _collect(expression.start, context, origin, found, in_predicate=in_predicate)
        current = None if _is_list(expression.start) else EVERYTHING
    else:
        current = () if expression.is_absolute else origin if is_current else context
    lowest = len(current or ())
    has_predicate = False
    for step in expression.steps:
        current = _moved(current, step)
        lowest = min(lowest, len(current or ()))
        for predicate in step.predicates:
            has_predicate = True
            _collect(predicate, current, origin, found, in_predicate=True)
    if current is not None:
        # What a predicate looks at is in each of the nodes it chooses among.
        relative = lowest if is_current or not in_predicate else 0
        shared = _common(current, origin) if expression.is_absolute else relative
        loose = has_predicate or "*" in current or "**" in current
        found.append(Reference(current, 0 if loose else shared))


def _is_list(start: Expr) -> bool:
    while isinstance(start, Filter | Path):
        inner = start.operand if isinstance(start, Filter) else start.start
        if inner is None:
            return False
        start = inner
    return isinstance(start, Call) and start.name in ("instance", "randomize")


def _common(pattern: Pattern, origin: Pattern) -> int:
    """Names in common, the last of `pattern` left out: it may mean several instances."""
    count = 0
    for mine, theirs in zip(pattern[:-1], origin, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _moved(current: Pattern | None, step: Step) -> Pattern | None:
    if current is None:
        return None
    if step.axis == "self":
        return current
    if step.axis == "parent":
        return EVERYTHING if "**" in current else current[:-1]
    name = step.test.name if step.test.kind == "name" else "*"
    if step.axis == "child":
        return (*current, name)
    if step.axis == "descendant":
        return (*current, "**", name)
    if step.axis == "descendant-or-self":
        return (*current, "**")
    return current if step.axis == "attribute" else EVERYTHING
