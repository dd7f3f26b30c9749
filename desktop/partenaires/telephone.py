"""Telephone numbers as they are dialled in France and overseas; says nothing of who answers."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

_TEN_DIGITS = ("FR", "RE", "YT", "GP", "MQ", "GF")
_SHORTER = ("PM", "NC", "PF", "WF")
"""Six or eight digits there: any French number cut short would pass for one, but for the ranges in use."""

_SHORT = re.compile(r"[1-9]\d{1,5}")
_WRITTEN = re.compile(r"\+?[\d\s.\-/()]+")


def is_telephone(text: str) -> bool:
    """Tell whether a text may be one number: its length is one there is, or it is a short number of 2 to 6 digits."""
    if not _WRITTEN.fullmatch(text):
        return False
    if _is_short(text) or any(_library().is_possible_number(number) for number in _numbers(text, _TEN_DIGITS)):
        return True
    return any(_library().is_valid_number(number) for number in _numbers(text, _SHORTER))


def is_in_known_range(text: str) -> bool:
    """False for a number in no range known to be in use: a typing error, or a range opened since."""
    return _is_short(text) or any(_library().is_valid_number(number) for number in _numbers(text))


def as_read(text: str) -> str:
    """The number in the groups it is read aloud in; as it was typed when it is short, foreign or in no known range."""
    typed = " ".join(text.split())
    if _is_short(text) or typed.startswith(("+", "00")):
        return typed
    known = next((number for number in _numbers(text) if _library().is_valid_number(number)), None)
    if known is None:
        return typed
    national: str = _library().format_number(known, _library().PhoneNumberFormat.NATIONAL)
    return national.replace(".", " ")


def _is_short(text: str) -> bool:
    return _SHORT.fullmatch(re.sub(r"[\s.\-/()]", "", text)) is not None


def _numbers(text: str, regions: tuple[str, ...] = _TEN_DIGITS + _SHORTER) -> Iterator[Any]:
    """What the text is in each numbering plan where it can be read."""
    for region in regions:
        try:
            yield _library().parse(text, region)
        except _library().NumberParseException:
            continue


@cache
def _library() -> Any:
    # A tenth of a second, spared to the start: a number is typed once in the life of a post.
    import phonenumbers  # noqa: PLC0415 - see above

    return phonenumbers
