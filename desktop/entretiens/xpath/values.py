"""The four types of XPath and how one becomes another. A date is a string; as a number it is days since 1970.

Where ODK's engines disagree we follow JavaRosa: a date is a whole day, whatever the time zone.
"""

import math
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TypeAlias

from desktop.entretiens.xpath.tree import Node

Value: TypeAlias = bool | float | str | list[Node]

EPOCH = date(1970, 1, 1)
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[-+]\d{2}:?\d{2})?)?")
_MAX_DIGITS = 400


def parse_date(text: str) -> date | None:
    """The day of a lexical date or date and time, None when it is neither."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def parse_moment(text: str, zone_offset: timedelta) -> datetime | None:
    """The aware moment of a lexical date or date and time; `zone_offset` is used when it names no zone."""
    found = _DATE.fullmatch(text.strip())
    day = parse_date(text)
    if not found or day is None:
        return None
    micro = int((found[7] or "0").ljust(6, "0")[:6])
    hour, minute, second = (int(found[i] or 0) for i in (4, 5, 6))
    try:
        moment = datetime(day.year, day.month, day.day, hour, minute, second, micro, UTC)
        return moment - _offset(found[8], zone_offset)
    except (ValueError, OverflowError):
        return None


def _offset(zone: str | None, default: timedelta) -> timedelta:
    if zone is None:
        return default
    if zone == "Z":
        return timedelta()
    sign = -1 if zone[0] == "-" else 1
    return sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))


def days(text: str) -> float:
    """Days since 1970-01-01 of a lexical date; the time of day, as written, is the fraction. NaN when no date."""
    found = _DATE.fullmatch(text)
    day = parse_date(text)
    if not found or day is None:
        return math.nan
    whole = (day - EPOCH).days
    if found[4] is None:
        return float(whole)
    seconds = int(found[4]) * 3600 + int(found[5]) * 60 + int(found[6] or 0)
    return whole + seconds / 86400


def to_number(value: Value) -> float:
    if type(value) is float:
        return value
    if type(value) is bool:
        return 1.0 if value else 0.0
    text = to_string(value).strip()
    if _NUMBER.fullmatch(text) and len(text) < _MAX_DIGITS:
        return float(text)
    return days(text) if text else math.nan


def to_string(value: Value) -> str:
    if type(value) is str:
        return value
    if type(value) is list:
        return value[0].string_value() if value else ""
    if type(value) is bool:
        return "true" if value else "false"
    assert type(value) is float
    return number_to_string(value)


def number_to_string(value: float) -> str:
    """Plain decimal notation, never an exponent."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def to_boolean(value: Value) -> bool:
    if type(value) is bool:
        return value
    if type(value) is float:
        return not math.isnan(value) and value != 0
    return len(value) > 0  # type: ignore[arg-type]


def strings(values: Sequence[Value]) -> list[str]:
    """One string a node, one string any other value."""
    result: list[str] = []
    for value in values:
        if type(value) is list:
            result.extend(node.string_value() for node in value)
        else:
            result.append(to_string(value))
    return result


def numbers(values: Sequence[Value]) -> list[float]:
    result: list[float] = []
    for value in values:
        if type(value) is list:
            result.extend(to_number(node.string_value()) for node in value)
        else:
            result.append(to_number(value))
    return result
