"""Phrases dictated over the telephone: a few words drawn from `resources/mots/dictee.txt`."""

import secrets
from functools import cache
from pathlib import Path

from desktop import paths
from desktop.errors import ContentError

WORDS_IN_A_PHRASE = 6
"""Six words among 7,776 are 77 bits: as many as a Diceware phrase of six dice throws."""


def draw_phrase() -> str:
    """Return words joined by one space, without accent nor capital. Raises: ContentError."""
    words = dictation_words()
    return " ".join(secrets.choice(words) for _ in range(WORDS_IN_A_PHRASE))


@cache
def dictation_words(path: Path = paths.RESOURCES / "mots" / "dictee.txt") -> tuple[str, ...]:
    """Every word that may be drawn. Raises: ContentError."""
    try:
        return tuple(path.read_text(encoding="ascii").split())
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 0, "la liste de mots à dicter est illisible") from error
