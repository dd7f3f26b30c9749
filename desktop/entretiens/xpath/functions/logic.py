"""Truth, conditions and checklists."""

from desktop.entretiens.xpath.context import Context, Evaluator
from desktop.entretiens.xpath.registry import MANY, function, lazy
from desktop.entretiens.xpath.values import Value, to_boolean, to_number, to_string


@function("true", 0)
def _true() -> Value:
    return True


@function("false", 0)
def _false() -> Value:
    return False


@function("not", 1)
def _not(value: Value) -> Value:
    return not to_boolean(value)


@function("boolean", 1)
def _boolean(value: Value) -> Value:
    return to_boolean(value)


@function("boolean-from-string", 1)
def _boolean_from_string(value: Value) -> Value:
    return to_string(value) in ("1", "true")


@lazy("if", 3, 3)
def _if(arguments: list[Evaluator]) -> Evaluator:
    condition, then, otherwise = arguments
    return lambda context: then(context) if to_boolean(condition(context)) else otherwise(context)


@lazy("coalesce", 1, MANY)
def _coalesce(arguments: list[Evaluator]) -> Evaluator:
    def run(context: Context) -> Value:
        for argument in arguments:
            text = to_string(argument(context))
            if text not in ("", "NaN"):
                return text
        return ""

    return run


@lazy("once", 1, 1)
def _once(arguments: list[Evaluator]) -> Evaluator:
    value = arguments[0]
    return lambda context: context.origin.text or to_string(value(context))


def _truths(values: tuple[Value, ...]) -> list[float]:
    result: list[float] = []
    for value in values:
        items: list[Value] = [node.string_value() for node in value] if type(value) is list else [value]
        result.extend(float(to_boolean(item)) for item in items)
    return result


def _is_between(count: float, minimum: Value, maximum: Value) -> bool:
    low, high = to_number(minimum), to_number(maximum)
    return (low < 0 or count >= low) and (high < 0 or count <= high)


@function("checklist", 3, MANY)
def _checklist(minimum: Value, maximum: Value, *values: Value) -> Value:
    return _is_between(sum(_truths(values)), minimum, maximum)


@function("weighted-checklist", 4, MANY)
def _weighted_checklist(minimum: Value, maximum: Value, *values: Value) -> Value:
    total = 0.0
    for value, weight in zip(values[::2], values[1::2], strict=False):
        truths = _truths((value,))
        weights: list[Value] = [n.string_value() for n in weight] if type(weight) is list else [weight] * len(truths)
        total += sum(truth * to_number(w) for truth, w in zip(truths, weights, strict=False) if truth)
    return _is_between(total, minimum, maximum)
