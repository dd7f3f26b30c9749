"""What an officer types, and the XForms lexical value it stands for."""

import re
from datetime import date, time

from desktop.entretiens.model import Kind

_DATE = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_TIME = re.compile(r"(\d{1,2})\s*[:hH]\s*(\d{2})?")
_INTEGER = re.compile(r"[+-]?\d{1,9}")
_DECIMAL = re.compile(r"[+-]?\d{1,9}(\.\d{1,9})?")


def to_lexical(kind: Kind, typed: str) -> str | None:
    """Return the lexical value, "" for a blank, None when what is typed cannot be read."""
    text = typed.strip()
    if not text:
        return ""
    match kind:
        case Kind.INTEGER:
            text = re.sub(r"\s", "", text)
            return str(int(text)) if _INTEGER.fullmatch(text) else None
        case Kind.DECIMAL:
            text = re.sub(r"\s", "", text).replace(",", ".")
            return text if _DECIMAL.fullmatch(text) else None
        case Kind.DATE:
            return _date(text)
        case Kind.TIME:
            return _time(text)
    return text


def _date(text: str) -> str | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _time(text: str) -> str | None:
    found = _TIME.fullmatch(text)
    if not found:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0)).isoformat()
    except ValueError:
        return None
