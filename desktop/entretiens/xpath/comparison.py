"""`=`, `<` and their like: with a node set, true when one node makes them true."""

import operator
from collections.abc import Callable
from typing import Any

from desktop.entretiens.xpath.values import Value, to_boolean, to_number, to_string

_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def equality(is_equal: bool) -> Callable[[Value, Value], bool]:
    """`=` when `is_equal`, else `!=`."""
    compare: Callable[[Any, Any], bool] = operator.eq if is_equal else operator.ne

    def test(left: Value, right: Value) -> bool:
        if type(left) is list:
            return _nodes_equal(left, right)
        if type(right) is list:
            return _nodes_equal(right, left)
        return atoms_equal(left, right)

    def _nodes_equal(nodes: Any, other: Value) -> bool:
        if type(other) is bool:
            return compare(bool(nodes), other)
        texts = [node.string_value() for node in nodes]
        if type(other) is list:
            others = {node.string_value() for node in other}
            if is_equal:
                return not others.isdisjoint(texts)
            return any(text != another for text in texts for another in others)
        if type(other) is float:
            return any(compare(to_number(text), other) for text in texts)
        return any(compare(text, other) for text in texts)

    def atoms_equal(left: Value, right: Value) -> bool:
        if type(left) is bool or type(right) is bool:
            return compare(to_boolean(left), to_boolean(right))
        if type(left) is float or type(right) is float:
            return compare(to_number(left), to_number(right))
        return compare(left, right)

    return test


def ordering(symbol: str) -> Callable[[Value, Value], bool]:
    """`<`, `<=`, `>` or `>=`, always between numbers."""
    compare = _ORDER[symbol]

    def test(left: Value, right: Value) -> bool:
        if type(left) is not list and type(right) is not list:
            return compare(to_number(left), to_number(right))
        rights = _numbers(right)
        return any(compare(a, b) for a in _numbers(left) for b in rights)

    return test


def _numbers(value: Value) -> list[float]:
    if type(value) is list:
        return [to_number(to_string([node])) for node in value]
    return [to_number(value)]
