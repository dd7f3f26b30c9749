"""Profiles found by the words one types, as fast as one types: which words begin so, then which profiles hold them.

What is found is a set of places, as an integer whose bits they are: a hundred thousand of them are joined, met and
counted in a few microseconds.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from desktop.langues.folding import words

_LAST = "\U0010ffff"
_PREFIXES_KEPT = 64
_COMMON = 1000
"""A word of so many places is kept as bits; of fewer, as a list, which is smaller."""


def bits_of(places: Iterable[int], size: int) -> int:
    """`size` is more than the largest place."""
    data = bytearray(size // 8 + 1)
    for place in places:
        data[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(data, "little")


def places_of(bits: int) -> list[int]:
    """In increasing order."""
    data = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    return [number * 8 + bit for number, byte in enumerate(data) if byte for bit in range(8) if byte >> bit & 1]


class Index:
    """Over texts that are folded already, known by their place. Made once: a place never changes its words."""

    def __init__(self, textes: Iterable[str]) -> None:
        places: dict[str, list[int]] = {}
        self._size = 0
        for place, texte in enumerate(textes):
            self._size = place + 1
            for word in texte.split():
                if word in places:
                    places[word].append(place)
                else:
                    places[word] = [place]
        self._words = sorted(places)
        self._common = {
            word: bits_of(places.pop(word), self._size) for word in self._words if len(places[word]) >= _COMMON
        }
        self._rare = places
        self._begun = lru_cache(_PREFIXES_KEPT)(self._beginning)

    def find(self, typed: str) -> int | None:
        """The texts that hold the beginning of each word typed; None when no word is."""
        asked = words(typed)
        if not asked:
            return None
        found = self._begun(asked[0])
        for word in asked[1:]:
            found &= self._begun(word)
        return found

    def _beginning(self, prefix: str) -> int:
        first, last = bisect_left(self._words, prefix), bisect_left(self._words, prefix + _LAST)
        begun = self._words[first:last]
        found = bits_of(chain.from_iterable(self._rare[word] for word in begun if word in self._rare), self._size)
        for word in begun:
            found |= self._common.get(word, 0)
        return found
