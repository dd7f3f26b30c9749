"""Patterns of `regex()` that Python's `re` runs in reasonable time whatever text they are given."""

import math
import re
from functools import lru_cache
from re import _constants as _codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MAX_PATTERN = 200
MAX_MATCHED = 1000
_MAX_UNBOUNDED = 4
_MANY = 50
_MAX_WAYS = 100_000
_REPEATS = (_codes.MAX_REPEAT, _codes.MIN_REPEAT)


class PatternError(ValueError):
    """The text is French."""


@lru_cache(maxsize=512)
def check_pattern(source: str) -> re.Pattern[str]:
    """The compiled pattern. Raises: PatternError when it is wrong, or may take for ever."""
    if len(source) > MAX_PATTERN:
        raise PatternError(f"expression régulière trop longue : {MAX_PATTERN} signes au plus")
    try:
        parsed = _parser.parse(source)
        if _weight(parsed, 1) > _MAX_UNBOUNDED:
            raise PatternError("expression régulière trop complexe : trop de répétitions")
        return re.compile(source)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError("expression régulière incorrecte") from error


def _weight(items: Any, times: float) -> int:
    """How many repetitions may each take any length; what is weighed may itself be repeated `times`.

    Raises: PatternError when the ways to match one text are too many.
    """
    count = 0
    for code, argument in items:
        if code in _REPEATS:
            low, high, repeated = argument
            is_many = high == _codes.MAXREPEAT or high > _MANY
            _refuse_many_ways(math.inf if is_many else high - low + 1, times)
            count += is_many + _weight(repeated, times * (math.inf if is_many else max(1, high)))
        elif code is _codes.BRANCH:
            _refuse_many_ways(len(argument[1]), times)
            count += max(_weight(branch, times) for branch in argument[1])
        elif code is _codes.SUBPATTERN:
            count += _weight(argument[-1], times)
        elif code in (_codes.ASSERT, _codes.ASSERT_NOT):
            count += _weight(argument[1], times)
        elif code in (_codes.GROUPREF, _codes.GROUPREF_EXISTS):
            raise PatternError("expression régulière trop complexe : renvoi à un groupe")
    return count


def _refuse_many_ways(ways: float, times: float) -> None:
    if times > 1 and ways > 1 and (math.isinf(times) or math.isinf(ways) or ways**times > _MAX_WAYS):
        raise PatternError("expression régulière trop complexe : répétition ou choix dans une répétition")
