import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from unicodedata import bidirectional

import pytest

from desktop.export import bidi
from desktop.langues.langue import Direction

SAMPLE = Path(__file__).parent / "data" / "BidiCharacterTest-sample.txt.gz"
WHOLE = Path("/usr/share/unicode/BidiCharacterTest.txt")  # Debian's package unicode-data
BY_CLASS = Path("/usr/share/unicode/BidiTest.txt")
STRIDE = int(os.environ.get("REPERE_BIDI_STRIDE", "101"))
"""One case in so many of these is tried; 1 tries them all, 90,000 and 490,000, in long minutes."""

_DIRECTIONS = {"0": Direction.LTR, "1": Direction.RTL, "2": None}
_OF_CLASS = {
    "L": "a",
    "R": "\u05d0",
    "AL": "\u0627",
    "EN": "1",
    "ES": "+",
    "ET": "$",
    "AN": "\u0661",
    "CS": ",",
    "NSM": "\u0300",
    "BN": "\u00ad",
    "B": "\u2029",
    "S": "\t",
    "WS": " ",
    "ON": "!",
    "LRE": "\u202a",
    "RLE": "\u202b",
    "PDF": "\u202c",
    "LRO": "\u202d",
    "RLO": "\u202e",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
}
"""A character of each bidirectional class."""

_RESET = {"WS", "FSI", "LRI", "RLI", "PDI", "LRE", "RLE", "LRO", "RLO", "PDF", "BN"}


def with_line_end(text: str, found: bidi.Levels) -> list[int]:
    """Rule L1: the test wants it, a page never draws the blanks it is about."""
    levels, is_trailing = list(found.levels), True
    for place in range(len(text) - 1, -1, -1):
        kind = bidirectional(text[place])
        is_trailing = kind in ("B", "S") or (is_trailing and kind in _RESET)
        if is_trailing:
            levels[place] = found.base
    return levels


def is_conformant(case: str) -> bool:
    codes, direction, base, wanted_levels, wanted_order = case.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    found = bidi.resolve(text, _DIRECTIONS[direction])
    return str(found.base) == base and is_laid_out(text, found, wanted_levels.split(), wanted_order.split())


def is_laid_out(text: str, found: bidi.Levels, wanted_levels: list[str], wanted_order: list[str]) -> bool:
    levels = with_line_end(text, found)
    kept = [place for place, wanted in enumerate(wanted_levels) if wanted != "x"]
    order = [str(kept[place]) for place in bidi.visual_order([levels[place] for place in kept])]
    said = [str(levels[place]) if place in kept else "x" for place in range(len(text))]
    return (said, order) == (wanted_levels, wanted_order)


def cases(lines: Iterator[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def test_every_case_of_the_unicode_sample_is_met():
    with gzip.open(SAMPLE, "rt", encoding="utf-8") as lines:
        found = cases(lines)

    assert len(found) > 2900
    assert [case for case in found if not is_conformant(case)] == []


@pytest.mark.skipif(not WHOLE.exists(), reason="the package unicode-data is not installed")
def test_cases_of_the_whole_unicode_test_are_met():
    with WHOLE.open(encoding="utf-8") as lines:
        found = cases(lines)[::STRIDE]

    assert found
    assert [case for case in found if not is_conformant(case)] == []


def class_cases(lines: Iterator[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """One line in `STRIDE`: classes and directions, levels wanted, order wanted."""
    levels: list[str] = []
    order: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith("@Levels:"):
            levels = line.split()[1:]
        elif line.startswith("@Reorder:"):
            order = line.split()[1:]
        elif ";" in line and not line.startswith("#") and number % STRIDE == 0:
            yield line.strip(), levels, order


@pytest.mark.skipif(not BY_CLASS.exists(), reason="the package unicode-data is not installed")
def test_sequences_of_classes_of_the_unicode_test_are_met():
    failed, tried = [], 0
    with BY_CLASS.open(encoding="utf-8") as lines:
        for case, levels, order in class_cases(lines):
            classes, directions = case.split(";")
            text = "".join(_OF_CLASS[each] for each in classes.split())
            # Bits: first strong letter, left to right, right to left.
            for bit, direction in ((1, None), (2, Direction.LTR), (4, Direction.RTL)):
                if int(directions) & bit:
                    tried += 1
                    if not is_laid_out(text, bidi.resolve(text, direction), levels, order):
                        failed.append((case, bit))

    assert tried > 400_000 // STRIDE
    assert failed == []
