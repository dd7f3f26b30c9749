"""How a computed value is written in a node of a given type, and whether a text is one."""

import math
import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import Decimal, InvalidOperation

from desktop.entretiens.xpath.values import (
    EPOCH,
    Value,
    number_to_string,
    parse_date,
    parse_moment,
    to_number,
    to_string,
)

_INTEGER = re.compile(r"[+-]?\d{1,9}")
_DECIMAL = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})")
_MAX_DAYS = 2_900_000
_MAX_INTEGER = 2**31 - 1
_TIME = re.compile(r"\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?")
INTEGERS = frozenset(("int", "integer"))


def lexical(value: Value, data_type: str) -> str:
    """The text of a computed value. A result that is no number, or no date where one is due, is blank."""
    if type(value) is float:
        if math.isnan(value):
            return ""
        if data_type == "date" and abs(value) < _MAX_DAYS:
            return (EPOCH + timedelta(days=math.floor(value))).isoformat()
    return canonical(to_string(value), data_type)


def canonical(text: str, data_type: str) -> str:
    """A text as its type writes it, blank when it is not one. Types without a form of their own take anything."""
    if not text:
        return ""
    if data_type in INTEGERS:
        number = to_number(text)
        return str(math.trunc(number)) if abs(number) <= _MAX_INTEGER else ""
    if data_type == "decimal":
        number = to_number(text)
        return number_to_string(number) if math.isfinite(number) else ""
    if data_type == "date":
        day = parse_date(text)
        return day.isoformat() if day else ""
    if data_type == "time":
        return text if is_lexical(text, data_type) else ""
    if data_type == "dateTime":
        return text if parse_moment(text, timedelta()) else ""
    return "" if text == "NaN" else text


def is_within(text: str, bounds: Sequence[str]) -> bool:
    """Whether a number is one of those of a range: from its start to its end, by steps."""
    try:
        value, start, end, step = (Decimal(written) for written in (text, *bounds))
        return start <= value <= end and (value - start) % step == 0
    except (InvalidOperation, ValueError):
        return False


def is_lexical(text: str, data_type: str) -> bool:
    """Whether `text` is a value of the type. Types without a form of their own accept anything."""
    if data_type in INTEGERS:
        return _INTEGER.fullmatch(text) is not None
    if data_type == "decimal":
        return _DECIMAL.fullmatch(text) is not None
    if data_type == "time" and not _TIME.fullmatch(text):
        return False
    try:
        if data_type == "date":
            date.fromisoformat(text)
        elif data_type == "time":
            time.fromisoformat(text)
    except ValueError:
        return False
    return True
