"""Phrases dictated over the telephone: a few words drawn from `resources/mots/dictee.txt`."""

import secrets

from desktop.langues.dictee import dictation_words

WORDS_IN_A_PHRASE = 6
"""Six words among 7,776 are 77 bits: as many as a Diceware phrase of six dice throws."""


def draw_phrase() -> str:
    """Return words joined by one space, without accent nor capital. Raises: ContentError."""
    words = dictation_words()
    return " ".join(secrets.choice(words) for _ in range(WORDS_IN_A_PHRASE))
