"""What finds a slip in the list: the beginnings of words, blind to accents and to case. Never a civil identity.

A slip is found by its partner's name, the chosen first name or pseudonym, its needs, its state and its reference.
"""

import unicodedata

from desktop.orientations import labels
from desktop.orientations.model import Besoin, OrientationId, Status

_REFERENCE_SIGNS = 8

_LETTERS = str.maketrans(
    {
        **{"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŧ": "t"},
        # Arabic letters that one keyboard or another writes for the same, and the stroke that only lengthens.
        **{"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""},
    }
)


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, each once: letters and digits only, without accents or capitals."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(c for c in decomposed if not _is_mark(c)).translate(_LETTERS)
    return tuple(dict.fromkeys("".join(c if c.isalnum() else " " for c in bare).split()))


def reference(orientation_id: OrientationId) -> str:
    """What tells a slip from another without telling who, short enough to be read aloud."""
    return orientation_id[:_REFERENCE_SIGNS].upper()


def named_by(word: str) -> frozenset[Besoin | Status]:
    """The needs and the states with a word that begins so, in the words the window shows."""
    return frozenset(named for named, its_words in _NAMED if any(each.startswith(word) for each in its_words))


def _is_mark(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "M" or category == "Cf"  # Cf: joiners and soft hyphens, inside a word


_NAMED: tuple[tuple[Besoin | Status, tuple[str, ...]], ...] = tuple(
    (named, words(label)) for table in (labels.BESOIN, labels.STATUS) for named, label in table.items()
)
