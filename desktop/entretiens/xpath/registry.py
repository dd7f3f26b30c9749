"""Where functions are declared: `@function` those of values, `@contextual` those of a place or a day,
`@lazy` those that choose what to evaluate.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from desktop.entretiens.xpath.context import Evaluator
from desktop.entretiens.xpath.values import Value

Builder: TypeAlias = Callable[[list[Evaluator]], Evaluator]
MANY = 1000


@dataclass(frozen=True, slots=True)
class Function:
    """`build` makes the closure of a call from those of its arguments."""

    minimum: int
    maximum: int
    build: Builder


FUNCTIONS: dict[str, Function] = {}


def lazy(name: str, minimum: int, maximum: int) -> Callable[[Builder], Builder]:
    def declare(build: Builder) -> Builder:
        FUNCTIONS[name] = Function(minimum, maximum, build)
        return build

    return declare


Declaration: TypeAlias = Callable[[Callable[..., Value]], Callable[..., Value]]


def function(name: str, minimum: int, maximum: int | None = None) -> Declaration:
    """Declare `call(*values)`. `maximum` is `minimum` when not given."""

    def declare(call: Callable[..., Value]) -> Callable[..., Value]:
        FUNCTIONS[name] = Function(minimum, minimum if maximum is None else maximum, lambda args: _bind(call, args))
        return call

    return declare


def contextual(name: str, minimum: int, maximum: int | None = None) -> Declaration:
    """Declare `call(context, *values)`, for what depends on where it is written or on the day."""

    def declare(call: Callable[..., Value]) -> Callable[..., Value]:
        def build(arguments: list[Evaluator]) -> Evaluator:
            return lambda context: call(context, *[argument(context) for argument in arguments])

        FUNCTIONS[name] = Function(minimum, minimum if maximum is None else maximum, build)
        return call

    return declare


def _bind(call: Callable[..., Value], arguments: list[Evaluator]) -> Evaluator:
    if len(arguments) == 1:
        only = arguments[0]
        return lambda context: call(only(context))
    if len(arguments) == 2:
        first, second = arguments
        return lambda context: call(first(context), second(context))
    return lambda context: call(*[argument(context) for argument in arguments])
