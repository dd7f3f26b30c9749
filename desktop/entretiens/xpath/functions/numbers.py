"""Arithmetic beyond the operators."""

import math
import random

from desktop.entretiens.xpath.context import Context
from desktop.entretiens.xpath.registry import MANY, contextual, function
from desktop.entretiens.xpath.values import Value, numbers, strings, to_number


@contextual("number", 0, 1)
def _number(context: Context, value: Value | None = None) -> Value:
    return to_number([context.node] if value is None else value)


@function("int", 1)
def _int(value: Value) -> Value:
    number = to_number(value)
    return float(math.trunc(number)) if math.isfinite(number) else number


@function("floor", 1)
def _floor(value: Value) -> Value:
    number = to_number(value)
    return float(math.floor(number)) if math.isfinite(number) else number


@function("ceiling", 1)
def _ceiling(value: Value) -> Value:
    number = to_number(value)
    return float(math.ceil(number)) if math.isfinite(number) else number


@contextual("round", 1, 2)
def _round(context: Context, value: Value, digits: Value = 0.0) -> Value:
    """Half goes up, towards positive infinity; away from zero when `digits` (of any sign) are asked outside a form."""
    number, places = to_number(value), to_number(digits)
    if not math.isfinite(number) or not math.isfinite(places) or abs(places) > 300:
        return number if math.isfinite(places) else math.nan
    factor = 10.0 ** math.trunc(abs(places))
    scaled = number * factor if places >= 0 else number / factor
    if not math.isfinite(scaled):
        return number
    goes_up = context.scope.is_form or not places
    whole = float(math.floor(scaled + 0.5)) if goes_up else math.copysign(math.floor(abs(scaled) + 0.5), scaled)
    return whole / factor if places >= 0 else whole * factor


@function("abs", 1)
def _abs(value: Value) -> Value:
    return abs(to_number(value))


@function("pow", 2)
def _pow(base: Value, exponent: Value) -> Value:
    try:
        return math.pow(to_number(base), to_number(exponent))
    except ValueError:
        return math.inf if to_number(base) == 0 else math.nan
    except OverflowError:
        return math.inf


def _given(context: Context, values: tuple[Value, ...]) -> list[float]:
    """In a form, questions not answered yet count for nothing, as in JavaRosa."""
    if not context.scope.is_form:
        return numbers(values)
    return [to_number(text) for text in strings(values) if text]


@contextual("sum", 1)
def _sum(context: Context, nodes: Value) -> Value:
    return sum(_given(context, (nodes,)), 0.0)


def _extreme(found: list[float], sign: int) -> Value:
    if not found or any(map(math.isnan, found)):
        return math.nan
    return sign * max(sign * number for number in found)


@contextual("max", 0, MANY)
def _max(context: Context, *values: Value) -> Value:
    return _extreme(_given(context, values), 1)


@contextual("min", 0, MANY)
def _min(context: Context, *values: Value) -> Value:
    return _extreme(_given(context, values), -1)


@function("random", 0)
def _random() -> Value:
    return random.random()  # noqa: S311 - shuffles questions, guards nothing
