"""Turns a parsed expression into closures: reading happens once, each answer only runs them."""

import math
import operator
from collections.abc import Callable, Mapping

from desktop.entretiens.xpath import functions  # noqa: F401 - importing declares them
from desktop.entretiens.xpath.comparison import equality, ordering
from desktop.entretiens.xpath.context import Context, Evaluator
from desktop.entretiens.xpath.parser import parse
from desktop.entretiens.xpath.paths import compile_filter, compile_path, union
from desktop.entretiens.xpath.registry import FUNCTIONS
from desktop.entretiens.xpath.syntax import (
    Binary,
    Call,
    Expr,
    Filter,
    Literal,
    Negation,
    Number,
    Path,
    XPathError,
)
from desktop.entretiens.xpath.values import Value, to_boolean, to_number


def compile_source(source: str, namespaces: Mapping[str, str]) -> Evaluator:
    """Raises: XPathError when it cannot be read. An unknown function fails only when it is run, as ODK does."""
    return compile_expression(parse(source), namespaces)


def compile_expression(expression: Expr, namespaces: Mapping[str, str]) -> Evaluator:
    def compiled(part: Expr) -> Evaluator:
        return compile_expression(part, namespaces)

    match expression:
        case Number(value) | Literal(value):
            return _constant(value)
        case Negation(operand):
            inner = compiled(operand)
            return lambda context: -to_number(inner(context))
        case Binary(symbol, left, right):
            return _binary(symbol, compiled(left), compiled(right))
        case Call(name, arguments):
            return _call(name, [compiled(argument) for argument in arguments])
        case Path():
            return compile_path(expression, compiled, namespaces)
        case Filter(operand, predicates):
            return compile_filter(compiled(operand), [compiled(predicate) for predicate in predicates])


def _constant(value: float | str) -> Evaluator:
    return lambda _: value


def _call(name: str, arguments: list[Evaluator]) -> Evaluator:
    function = FUNCTIONS.get(name)
    if function is None:
        return _failure(f"fonction inconnue « {name} »")
    if not function.minimum <= len(arguments) <= function.maximum:
        return _failure(f"nombre d'arguments de « {name} »")
    return function.build(arguments)


def _failure(reason: str) -> Evaluator:
    def fail(_: Context) -> Value:
        raise XPathError(reason)

    return fail


def _binary(symbol: str, left: Evaluator, right: Evaluator) -> Evaluator:
    if symbol == "or":
        return lambda context: to_boolean(left(context)) or to_boolean(right(context))
    if symbol == "and":
        return lambda context: to_boolean(left(context)) and to_boolean(right(context))
    if symbol == "|":
        return union(left, right)
    if symbol in ("=", "!="):
        return _comparison(equality(symbol == "="), left, right)
    if symbol in ("<", "<=", ">", ">="):
        return _comparison(ordering(symbol), left, right)
    compute = _ARITHMETIC[symbol]
    return lambda context: compute(to_number(left(context)), to_number(right(context)))


def _comparison(test: Callable[[Value, Value], bool], left: Evaluator, right: Evaluator) -> Evaluator:
    def run(context: Context) -> Value:
        one, other = left(context), right(context)
        if context.scope.is_form:
            one = "" if one == [] else one
            other = "" if other == [] else other
        return test(one, other)

    return run


def _divide(left: float, right: float) -> float:
    if right or math.isnan(right):
        return left / right
    if not left or math.isnan(left):
        return math.nan
    return math.inf if (left > 0) == (math.copysign(1, right) > 0) else -math.inf


def _modulo(left: float, right: float) -> float:
    if math.isinf(left) or not right:
        return math.nan
    return math.fmod(left, right)


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": _divide,
    "mod": _modulo,
}
