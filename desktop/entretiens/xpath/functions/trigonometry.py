"""Trigonometry, roots and logarithms. Outside its domain a function gives NaN."""

import math
from collections.abc import Callable

from desktop.entretiens.xpath.registry import function
from desktop.entretiens.xpath.values import Value, to_number


def _declare(name: str, compute: Callable[[float], float]) -> None:
    @function(name, 1)
    def call(value: Value) -> Value:
        number = to_number(value)
        try:
            return compute(number)
        except ValueError:
            return -math.inf if name.startswith("log") and number == 0 else math.nan
        except OverflowError:
            return math.inf


for _name, _compute in {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sqrt": math.sqrt,
    "log": math.log,
    "log10": math.log10,
    "exp": math.exp,
    "exp10": lambda number: math.pow(10, number),
}.items():
    _declare(_name, _compute)


@function("atan2", 2)
def _atan2(y: Value, x: Value) -> Value:
    return math.atan2(to_number(y), to_number(x))


@function("pi", 0)
def _pi() -> Value:
    return math.pi
