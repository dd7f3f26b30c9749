"""Profiles found by the words one types, as fast as one types: which words begin so, then which profiles hold them."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from desktop.langues.folding import words

_LAST = "\U0010ffff"
_PREFIXES_KEPT = 64


class Index:
    """Over texts that are folded already, known by their place. Made once: a place never changes its words."""

    def __init__(self, textes: Iterable[str]) -> None:
        places: dict[str, array[int]] = {}
        for place, texte in enumerate(textes):
            for word in texte.split():
                if word not in places:
                    places[word] = array("I")
                places[word].append(place)
        self._places = places
        self._words = sorted(places)
        self._begun = lru_cache(_PREFIXES_KEPT)(self._beginning)

    def find(self, typed: str) -> frozenset[int] | None:
        """The places of the texts that hold the beginning of each word typed; None when no word is."""
        asked = words(typed)
        if not asked:
            return None
        found = sorted((self._begun(word) for word in asked), key=len)
        return found[0].intersection(*found[1:])

    def _beginning(self, prefix: str) -> frozenset[int]:
        first, last = bisect_left(self._words, prefix), bisect_left(self._words, prefix + _LAST)
        return frozenset[int]().union(*(self._places[word] for word in self._words[first:last]))
