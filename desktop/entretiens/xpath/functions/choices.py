"""What was chosen in a question of several choices, and the labels of choices."""

import hashlib
import math
import random
from collections.abc import Callable

from desktop.entretiens.xpath.context import Context, Evaluator
from desktop.entretiens.xpath.paths import nodes_of
from desktop.entretiens.xpath.registry import contextual, function, lazy
from desktop.entretiens.xpath.syntax import XPathError
from desktop.entretiens.xpath.tree import Node
from desktop.entretiens.xpath.values import Value, strings, to_number, to_string

_PARK_MILLER = 2**31 - 1


@function("selected", 2)
def _selected(value: Value, choice: Value) -> Value:
    chosen, wanted = to_string(value).split(), to_string(choice).strip()
    return wanted in chosen if wanted else not chosen


@function("selected-at", 2)
def _selected_at(value: Value, index: Value) -> Value:
    chosen, at = to_string(value).split(), to_number(index)
    return chosen[int(at)] if 0 <= at < len(chosen) else ""


@function("count-selected", 1)
def _count_selected(value: Value) -> Value:
    return float(len(to_string(value).split()))


@contextual("jr:choice-name", 2)
def _choice_name(context: Context, choice: Value, path: Value) -> Value:
    return context.scope.choice_label(context, to_string(choice), to_string(path))


@contextual("jr:itext", 1)
def _itext(context: Context, text_id: Value) -> Value:
    return context.scope.itext(context, to_string(text_id))


@contextual("instance", 1)
def _instance(context: Context, name: Value) -> Value:
    root = context.scope.instance(to_string(name))
    if root is None:
        raise XPathError(f"liste inconnue « {to_string(name)} »")
    return [root]


@function("randomize", 1, 2)
def _randomize(nodes: Value, seed: Value | None = None) -> Value:
    draw = random.random if seed is None else _park_miller(_seed(seed))
    shuffled: list[Node] = []
    for index, node in enumerate(nodes_of(nodes)):
        place = math.floor(draw() * (index + 1))
        shuffled.append(node)
        shuffled[index], shuffled[place] = shuffled[place], node
    return shuffled


def _seed(value: Value) -> int:
    """A number without its decimals; any other text by its digest."""
    number, text = to_number(value), to_string(value)
    if math.isfinite(number):
        return math.trunc(number)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], signed=True) if text else 0


def _park_miller(seed: int) -> Callable[[], float]:
    """The generator of ODK's tools: a seed gives the same order everywhere."""
    state = abs(seed) % _PARK_MILLER * (1 if seed > 0 else -1)
    if state <= 0:
        state += _PARK_MILLER - 1

    def draw() -> float:
        nonlocal state
        state = state * 16807 % _PARK_MILLER
        return (state - 1) / (_PARK_MILLER - 1)

    return draw


@lazy("pulldata", 4, 4)
def _pulldata(arguments: list[Evaluator]) -> Evaluator:
    """`pulldata(list, column wanted, column looked up, value)`: the first row that matches, else blank."""

    def run(context: Context) -> Value:
        name, wanted, column, value = (to_string(argument(context)) for argument in arguments)
        root = context.scope.instance(name)
        for item in root.descendants() if root is not None else ():
            key = item.named.get(column)
            if key and key[0].string_value() == value:
                return item.named[wanted][0].string_value() if wanted in item.named else ""
        return ""

    return run


@function("count-non-empty", 1)
def _count_non_empty(nodes: Value) -> Value:
    return float(sum(1 for text in strings((nodes_of(nodes),)) if text))
