"""How a computed value is written in a node of a given type, and whether a text is one."""

import math
import re
from datetime import date, time, timedelta

from desktop.entretiens.xpath.values import (
    EPOCH,
    Value,
    number_to_string,
    parse_date,
    to_number,
    to_string,
)

_INTEGER = re.compile(r"[+-]?\d{1,9}")
_DECIMAL = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})")
INTEGERS = frozenset(("int", "integer"))


def lexical(value: Value, data_type: str) -> str:
    """The text of a computed value. A result that is no number, or no date where one is due, is blank."""
    if type(value) is float:
        if math.isnan(value):
            return ""
        if data_type in INTEGERS and math.isfinite(value):
            return str(math.trunc(value))
        if data_type == "date" and abs(value) < 2_900_000:
            return (EPOCH + timedelta(days=math.floor(value))).isoformat()
        return number_to_string(value)
    text = to_string(value)
    if data_type == "date":
        day = parse_date(text)
        return day.isoformat() if day else text
    if data_type in INTEGERS and text:
        number = to_number(text)
        return str(math.trunc(number)) if math.isfinite(number) else ""
    return "" if text == "NaN" else text


def is_lexical(text: str, data_type: str) -> bool:
    """Whether `text` is a value of the type. Types without a form of their own accept anything."""
    if data_type in INTEGERS:
        return _INTEGER.fullmatch(text) is not None
    if data_type == "decimal":
        return _DECIMAL.fullmatch(text) is not None
    try:
        if data_type == "date":
            date.fromisoformat(text)
        elif data_type == "time":
            time.fromisoformat(text)
    except ValueError:
        return False
    return True
