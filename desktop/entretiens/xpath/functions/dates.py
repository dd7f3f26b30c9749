"""Dates: whole days, in the time zone of the post. A date is a string `2024-05-02`, its number days since 1970."""

import math
from datetime import date, datetime, timedelta
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from desktop.entretiens.xpath.context import Context
from desktop.entretiens.xpath.registry import contextual
from desktop.entretiens.xpath.values import (
    EPOCH,
    Value,
    parse_date,
    parse_moment,
    to_number,
    to_string,
)

_SOURCE_LANGUE = "fr"
_MAX_DAYS = 2_900_000
_MIN_DAYS = -719_000


def _offset(context: Context) -> timedelta:
    return context.scope.now.utcoffset() or timedelta()


@contextual("today", 0)
def _today(context: Context) -> Value:
    return context.scope.now.date().isoformat()


@contextual("now", 0)
def _now(context: Context) -> Value:
    return context.scope.now.isoformat(timespec="milliseconds")


@contextual("date", 1)
def _date(context: Context, value: Value) -> Value:
    """Blank when the value is no date."""
    if type(value) is bool:
        return ""
    text = to_string(value)
    if "T" in text:
        moment = parse_moment(text, _offset(context))
        return moment.astimezone(context.scope.now.tzinfo).date().isoformat() if moment else ""
    day = parse_date(text) or _from_days(to_number(value))
    return day.isoformat() if day else ""


@contextual("date-time", 1)
def _date_time(context: Context, value: Value) -> Value:
    if type(value) is bool:
        return ""
    text = to_string(value)
    if "T" not in text:
        return _date(context, value)
    moment = parse_moment(text, _offset(context))
    return moment.astimezone(context.scope.now.tzinfo).isoformat(timespec="milliseconds") if moment else ""


def _from_days(number: float) -> date | None:
    if math.isnan(number) or not _MIN_DAYS < number < _MAX_DAYS:
        return None
    return EPOCH + timedelta(days=math.floor(number))


@contextual("decimal-date-time", 1)
def _decimal_date_time(context: Context, value: Value) -> Value:
    """Days since 1970-01-01 in universal time, with the fraction of the day."""
    moment = parse_moment(to_string(value), _offset(context))
    return moment.timestamp() / 86400 if moment else math.nan


@contextual("decimal-time", 1)
def _decimal_time(context: Context, value: Value) -> Value:
    """Fraction of the local day."""
    moment = parse_moment(f"1970-01-01T{to_string(value)}", _offset(context))
    if moment is None:
        return math.nan
    local = moment.astimezone(context.scope.now.tzinfo)
    return (local - local.replace(hour=0, minute=0, second=0, microsecond=0)).total_seconds() / 86400


@contextual("format-date", 2)
def _format_date(context: Context, value: Value, pattern: Value) -> Value:
    return _format(context, value, to_string(pattern))


@contextual("format-date-time", 2)
def _format_date_time(context: Context, value: Value, pattern: Value) -> Value:
    return _format(context, value, to_string(pattern))


def _format(context: Context, value: Value, pattern: str) -> str:
    text = to_string(value) if type(value) is not bool else ""
    day = None if "T" in text else _from_days(to_number(value))
    moment = parse_moment(day.isoformat() if day else text, _offset(context))
    if moment is None:
        return ""
    local = moment.astimezone(context.scope.now.tzinfo)
    pieces: list[str] = []
    characters = iter(pattern)
    for character in characters:
        pieces.append(_field(local, next(characters, ""), context.scope.langue) if character == "%" else character)
    return "".join(pieces)


@lru_cache(maxsize=16)
def _locale(langue: str) -> Locale:
    try:
        return Locale.parse(langue or _SOURCE_LANGUE, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_SOURCE_LANGUE)


def _field(moment: datetime, code: str, langue: str) -> str:
    if code == "b":
        return str(_locale(langue).months["format"]["abbreviated"][moment.month])
    if code == "a":
        return str(_locale(langue).days["format"]["abbreviated"][moment.weekday()])
    fields = {
        "Y": f"{moment.year:04d}",
        "y": f"{moment.year % 100:02d}",
        "m": f"{moment.month:02d}",
        "n": str(moment.month),
        "d": f"{moment.day:02d}",
        "e": str(moment.day),
        "H": f"{moment.hour:02d}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02d}",
        "S": f"{moment.second:02d}",
        "3": f"{moment.microsecond // 1000:03d}",
        "W": str(moment.isocalendar().week),
        "u": str(moment.isoweekday()),
    }
    return fields.get(code, code)
