"""Text functions, with the digests and codings ODK adds."""

import base64
import binascii
import hashlib
import math
import re

from desktop.entretiens.xpath.context import Context
from desktop.entretiens.xpath.patterns import MAX_MATCHED, PatternError, check_pattern
from desktop.entretiens.xpath.registry import MANY, contextual, function
from desktop.entretiens.xpath.syntax import XPathError
from desktop.entretiens.xpath.values import Value, strings, to_number, to_string


@contextual("string", 0, 1)
def _string(context: Context, value: Value | None = None) -> Value:
    return to_string([context.node] if value is None else value)


@function("concat", 0, MANY)
def _concat(*values: Value) -> Value:
    return "".join(strings(values))


@function("join", 1, MANY)
def _join(separator: Value, *values: Value) -> Value:
    """A node set gives each of its nodes; among other values, one that is empty gives a blank."""
    given = values if len(values) == 1 else ["" if value == [] else value for value in values]
    return to_string(separator).join(strings(given))


@function("starts-with", 2)
def _starts_with(text: Value, start: Value) -> Value:
    return to_string(text).startswith(to_string(start))


@function("ends-with", 2)
def _ends_with(text: Value, end: Value) -> Value:
    return to_string(text).endswith(to_string(end))


@function("contains", 2)
def _contains(text: Value, part: Value) -> Value:
    return to_string(part) in to_string(text)


@function("substring-before", 2)
def _substring_before(text: Value, part: Value) -> Value:
    before, found, _ = to_string(text).partition(to_string(part) or "\0")
    return before if found else ""


@function("substring-after", 2)
def _substring_after(text: Value, part: Value) -> Value:
    wanted = to_string(part)
    return to_string(text).partition(wanted)[2] if wanted else to_string(text)


@function("substring", 2, 3)
def _substring(text: Value, start: Value, length: Value = math.inf) -> Value:
    """Positions count from 1 and are rounded, half up."""
    first = _half_up(to_number(start))
    end = math.inf if length == math.inf else first + _half_up(to_number(length))
    return "".join(c for position, c in enumerate(to_string(text), 1) if first <= position < end)


def _half_up(number: float) -> float:
    return float(math.floor(number + 0.5)) if math.isfinite(number) else number


@function("substr", 2, 3)
def _substr(text: Value, start: Value, end: Value = math.inf) -> Value:
    """Positions count from 0, from the end when negative; `end` is not included."""
    content = to_string(text)
    return content[_index(start, len(content)) : _index(end, len(content))]


def _index(value: Value, length: int) -> int:
    number = to_number(value)
    if math.isnan(number):
        return 0
    bounded = int(max(-length, min(length, number)))
    return bounded if bounded >= 0 else length + bounded


@contextual("string-length", 0, 1)
def _string_length(context: Context, value: Value | None = None) -> Value:
    return float(len(to_string([context.node] if value is None else value)))


@contextual("normalize-space", 0, 1)
def _normalize_space(context: Context, value: Value | None = None) -> Value:
    text = to_string([context.node] if value is None else value)
    return re.sub(r"[ \t\r\n]+", " ", text.strip(" \t\r\n"))


@function("translate", 3)
def _translate(text: Value, source: Value, target: Value) -> Value:
    replacements = to_string(target)
    table: dict[int, str] = {}
    for index, character in enumerate(to_string(source)):
        table.setdefault(ord(character), replacements[index : index + 1])
    return to_string(text).translate(table)


def _pattern(source: str) -> re.Pattern[str]:
    try:
        return check_pattern(source)
    except PatternError as error:
        raise XPathError(str(error)) from error


@function("regex", 2)
def _regex(text: Value, pattern: Value) -> Value:
    """JavaRosa asks that the whole text matches."""
    content = to_string(text)
    return len(content) <= MAX_MATCHED and _pattern(to_string(pattern)).fullmatch(content) is not None


@function("digest", 2, 3)
def _digest(text: Value, algorithm: Value, encoding: Value = "base64") -> Value:
    name = to_string(algorithm).replace("-", "").lower()
    if name not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        raise XPathError("algorithme de condensat inconnu")
    digest = hashlib.new(name, to_string(text).encode(), usedforsecurity=False).digest()
    return digest.hex() if to_string(encoding) == "hex" else base64.b64encode(digest).decode("ascii")


@function("base64-decode", 1)
def _base64_decode(value: Value) -> Value:
    try:
        return base64.b64decode(to_string(value), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
