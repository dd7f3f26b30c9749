"""Where a line may end in a script that parts its words by no blank: Thai, Chinese and its neighbours.

ICU knows both: the words of Thai by a dictionary, what may neither begin nor end a line of Chinese by UAX #14.
"""

import re
from itertools import pairwise

from desktop import fonts
from desktop.fonts import Script
from desktop.langues.langue import Langue

# Thai; ideographs of every plane, with their punctuation, syllables and full-width forms.
_THAI = "\u0e00-\u0e7f"
_IDEOGRAPHIC = "\u2e80-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uffe6\U00020000-\U0003ffff"
_WITHOUT_BLANKS = re.compile(f"[{_THAI}{_IDEOGRAPHIC}]")
_ZERO_WIDTH_SPACE = "\u200b"


def line_breaks(text: str, langue: str) -> tuple[int, ...]:
    """Return the places where a line may begin, beside a character of these scripts; `langue` is a BCP 47 code."""
    if not _WITHOUT_BLANKS.search(text):
        return ()
    from icu4py.breakers import LineBreaker  # noqa: PLC0415 - 40 MB of data, for these scripts alone

    places, place = [], 0
    for segment in LineBreaker(text, langue):
        place += len(segment)
        if _WITHOUT_BLANKS.search(text, place - 1, place + 1) and place < len(text):
            places.append(place)
    return tuple(places)


def breakable(text: str, langue: Langue) -> str:
    """Return `text` with an invisible blank between the words of Thai, for a window that cannot tell them."""
    if fonts.script_of(langue) is not Script.THAI:
        return text
    places = (0, *(place for place in line_breaks(text, langue) if not text[place - 1].isspace()), len(text))
    return _ZERO_WIDTH_SPACE.join(text[start:end] for start, end in pairwise(places))
