"""Texts as they are compared: blind to accents and to capitals."""

import unicodedata
from dataclasses import dataclass

_LETTERS = str.maketrans(
    {
        **{"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŧ": "t"},
        # Arabic letters that one keyboard or another writes for the same, and the stroke that only lengthens.
        **{"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""},
    }
)


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, each once: letters and digits only, without accents or capitals."""
    return tuple(dict.fromkeys(text.translate(_FOLDED).split()))


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, and where each of its characters comes from: what is found can be shown in place."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the first text that `start:end` of this one comes from."""
        return self.origins[start], self.origins[end - 1] + 1


def fold(text: str) -> Folded:
    """Letters and digits without accents or capitals; all the rest is one space for one character."""
    found: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(text):
        for bare in _folded(character):
            found.append(bare)
            origins.append(position)
    return Folded("".join(found), tuple(origins))


def _folded(character: str) -> str:
    return _FOLDED[ord(character)]


class _Folding(dict[int, str]):
    """What each character becomes, found once: `str.translate` then folds a text in one go."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(bare if bare.isalnum() else " " for bare in _bare(chr(code)))
        return self[code]


_FOLDED = _Folding()


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in decomposed if not _is_mark(c)).translate(_LETTERS)


def _is_mark(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "M" or category == "Cf"  # Cf: joiners and soft hyphens, inside a word
