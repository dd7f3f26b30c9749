"""What finds a slip in the list: the beginnings of words, blind to accents and to case. Never a civil identity.

A slip is found by its partner's name, the chosen first name or pseudonym, its needs, its state and its reference.
"""

from desktop.langues.folding import words
from desktop.orientations import labels
from desktop.orientations.model import Besoin, OrientationId, Status

_REFERENCE_SIGNS = 8


def reference(orientation_id: OrientationId) -> str:
    """What tells a slip from another without telling who, short enough to be read aloud."""
    return orientation_id[:_REFERENCE_SIGNS].upper()


def named_by(word: str) -> frozenset[Besoin | Status]:
    """The needs and the states with a word that begins so, in the words the window shows."""
    return frozenset(named for named, its_words in _NAMED if any(each.startswith(word) for each in its_words))


_NAMED: tuple[tuple[Besoin | Status, tuple[str, ...]], ...] = tuple(
    (named, words(label)) for table in (labels.BESOIN, labels.STATUS) for named, label in table.items()
)
