"""Where functions are declared: `@function` for those of values, `@lazy` for those that choose what to evaluate."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from desktop.entretiens.xpath.context import Context, Evaluator
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


def function(
    name: str, minimum: int, maximum: int | None = None
) -> Callable[[Callable[..., Value]], Callable[..., Value]]:
    """Declare `call(context, *values)`. `maximum` is `minimum` when not given."""

    def declare(call: Callable[..., Value]) -> Callable[..., Value]:
        FUNCTIONS[name] = Function(minimum, minimum if maximum is None else maximum, lambda args: _bind(call, args))
        return call

    return declare


def _bind(call: Callable[..., Value], arguments: list[Evaluator]) -> Evaluator:
    if not arguments:
        return call
    if len(arguments) == 1:
        only = arguments[0]
        return lambda context: call(context, only(context))
    if len(arguments) == 2:
        first, second = arguments
        return lambda context: call(context, first(context), second(context))

    def run(context: Context) -> Value:
        return call(context, *[argument(context) for argument in arguments])

    return run
