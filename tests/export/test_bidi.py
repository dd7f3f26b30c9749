import gzip
from collections.abc import Iterator
from pathlib import Path
from unicodedata import bidirectional

import pytest

from desktop.export import bidi
from desktop.langues.langue import Direction

SAMPLE = Path(__file__).parent / "data" / "BidiCharacterTest-sample.txt.gz"
WHOLE = Path("/usr/share/unicode/BidiCharacterTest.txt")  # Debian's package unicode-data

_DIRECTIONS = {"0": Direction.LTR, "1": Direction.RTL, "2": None}
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
    levels = with_line_end(text, found)
    kept = [place for place, wanted in enumerate(wanted_levels.split()) if wanted != "x"]
    order = [kept[place] for place in bidi.visual_order([levels[place] for place in kept])]
    said = [str(levels[place]) if place in kept else "x" for place in range(len(text))]
    return (str(found.base), said, order) == (base, wanted_levels.split(), [int(each) for each in wanted_order.split()])


def cases(lines: Iterator[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def test_every_case_of_the_unicode_sample_is_met():
    with gzip.open(SAMPLE, "rt", encoding="utf-8") as lines:
        found = cases(lines)

    assert len(found) > 2900
    assert [case for case in found if not is_conformant(case)] == []


@pytest.mark.skipif(not WHOLE.exists(), reason="the package unicode-data is not installed")
def test_every_case_of_the_whole_unicode_test_is_met():
    with WHOLE.open(encoding="utf-8") as lines:
        found = cases(lines)

    assert [case for case in found if not is_conformant(case)] == []
