"""How strong a passphrase is. No forced renewal, no rule of composition but those of the CNIL.

The files of the post can be stolen and attacked at leisure: the growing delay of the window protects nothing there. So
the rule is case 1 of the CNIL's recommendation (délibération n° 2022-100 of 21 July 2022), a password alone without
other measures: 80 bits, by its own examples seven words, or 14 characters of three kinds, or 12 of four. That is what
the form of a passphrase is worth at most. What people really choose is worth less: it must also withstand 10^14
guesses by who knows common words and habits, what an attack on stolen files may try (Florêncio, Herley and van
Oorschot, "An Administrator's Guide to Internet Password Research", 2014); 12 characters hardly do, so 14 are asked
for. The slow key derivation (Argon2id) comes on top. Sources: `docs/SECURITE.md`.
"""

import re
from dataclasses import dataclass
from functools import cache
from math import log2, log10
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.errors import ContentError, WeakPassphraseError
from desktop.langues.interface import _, marked, ngettext
from desktop.poste.titulaires import folded_name

WORDS = 7
BITS = 79.5
"""80 as the CNIL counts them: its own 12 characters of four kinds are worth 79.55."""

GUESSES_LOG10 = 14.0
MAX_LENGTH = 128
"""Only the beginning is estimated beyond it: the estimator's time grows faster than the length."""

_VERY_STRONG_LOG10 = 18.0
_WORD_BITS = 80 / WORDS
_RARE_WORD_LOG10 = 4.5
"""A word that is not among the common ones: one in some 30,000."""

_KINDS = ((r"[a-zà-öø-ÿœ]", 26), (r"[A-ZÀ-ÖØ-ÞŒ]", 26), (r"\d", 10), (r"[^\w]|_", 37), (r"[^\W\d_a-zA-ZÀ-ÿŒœ]", 26))
"""Kinds of characters and how many the CNIL counts in each; letters of another script count as one more."""

_SEPARATORS = re.compile(r"[\s'’_-]+")
_FORBIDDEN_HINTS = ("repere", "repère", "coffre", "gendarmerie", "gendarme", "police", "commissariat", "brigade")


@dataclass(frozen=True, slots=True)
class Strength:
    """`score` from 0 to 4; `sentence` says in French what to do, or that it is enough."""

    score: int
    is_enough: bool
    sentence: str


def assess(passphrase: str) -> Strength:
    """Estimate a passphrase. The first call loads the estimator's word lists (about 0.1 s)."""
    if not passphrase:
        return Strength(0, is_enough=False, sentence=_("Encore trop courte."))
    considered = passphrase[:MAX_LENGTH]
    words = _words(considered)
    bits = _bits_of_words(words) if words else _bits_of_characters(considered)
    guesses, sequence = _guesses(considered)
    if words:
        guesses = min(guesses, _guesses_of_words(words))
    if bits >= BITS and guesses >= GUESSES_LOG10:
        is_very = guesses >= _VERY_STRONG_LOG10
        return Strength(
            4 if is_very else 3,
            is_enough=True,
            sentence=_("Très solide.") if is_very else _("Assez solide pour ce coffre."),
        )
    progress = min(bits / BITS, guesses / GUESSES_LOG10)
    said = _lacking(words, bits) if guesses >= GUESSES_LOG10 else f"{_weakness(sequence)} {_lacking(words, bits)}"
    return Strength(min(2, int(3 * progress)), is_enough=False, sentence=said)


def require_strength(passphrase: str) -> None:
    """Raises: WeakPassphraseError."""
    if not assess(passphrase).is_enough:
        raise WeakPassphraseError


def _words(passphrase: str) -> tuple[str, ...]:
    """The different words of a phrase; none when it is one run of characters, or hardly holds words."""
    parts = [part.strip('0123456789.,;:!?«»"()') for part in _SEPARATORS.split(passphrase)]
    words = [part for part in parts if part]
    if len(words) < 2 or not all(word.isalpha() for word in words):
        return ()
    return tuple(dict.fromkeys(folded_name(word) for word in words if len(word) > 1))


def _bits_of_words(words: tuple[str, ...]) -> float:
    return _WORD_BITS * len(words)


def _bits_of_characters(password: str) -> float:
    """As the CNIL counts: length × log2 of the characters there are in the kinds that appear."""
    alphabet = sum(count for kind, count in _KINDS if re.search(kind, password))
    return len(password) * log2(alphabet) if alphabet else 0.0


def _guesses_of_words(words: tuple[str, ...]) -> float:
    """Each word costs its rank among the common ones: who attacks begins with those."""
    ranks = _common_words() | dict.fromkeys(_FORBIDDEN_HINTS, 1)
    return sum(log10(1 + ranks[word]) if word in ranks else _RARE_WORD_LOG10 for word in words)


def _guesses(passphrase: str) -> tuple[float, list[dict[str, Any]]]:
    """What zxcvbn, which is taught French words, takes it for: guesses (log10), and the parts it recognised."""
    from zxcvbn import matching, zxcvbn  # noqa: PLC0415 - its word lists would slow every start for a page seen once

    if "francais" not in matching.RANKED_DICTIONARIES:
        matching.add_frequency_lists({"francais": list(_common_words())})
    estimated = zxcvbn(passphrase, user_inputs=list(_FORBIDDEN_HINTS), max_length=MAX_LENGTH)
    return float(estimated["guesses_log10"]), estimated["sequence"]


@cache
def _common_words(path: Path = paths.RESOURCES / "mots" / "francais.txt") -> dict[str, int]:
    """French words without accents, with their rank, the most common first. Raises: ContentError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 0, "la liste de mots est illisible") from error
    ranks: dict[str, int] = {}
    for rank, word in enumerate(lines, 1):
        ranks.setdefault(word, rank)
        ranks.setdefault(folded_name(word), rank)
    return ranks


def _lacking(words: tuple[str, ...], bits: float) -> str:
    """What to add."""
    if not words:
        return (
            _("Il faut 14 caractères mêlant majuscules, minuscules et chiffres, ou sept mots.")
            if bits < BITS
            else _("Ajoutez un ou deux mots sans lien avec les autres.")
        )
    lacking = WORDS - len(words)
    if lacking <= 0:
        return _("Remplacez un ou deux mots par d’autres, plus rares et sans lien.")
    return ngettext(
        "Encore {n} mot sans lien avec les autres.", "Encore {n} mots sans lien avec les autres.", lacking
    ).format(n=lacking)


def _weakness(sequence: list[dict[str, Any]]) -> str:
    """What makes it weak, from the longest part that was recognised."""
    known = [part for part in sequence if part["pattern"] != "bruteforce"]
    if not known:
        return _("Encore trop courte.")
    longest = max(known, key=lambda part: len(part["token"]))
    if longest["pattern"] == "dictionary" and longest["dictionary_name"] == "user_inputs":
        return _("Pas encore assez solide : on y devine le nom du service.")
    return _(_SENTENCES.get(longest["pattern"], _SHORT))


_SHORT = marked("Encore trop courte.")
_SENTENCES = {
    "dictionary": marked("Pas encore assez solide : on y reconnaît des mots ou mots de passe courants."),
    "spatial": marked("Pas encore assez solide : des touches voisines du clavier se devinent vite."),
    "repeat": marked("Pas encore assez solide : une répétition se devine vite."),
    "sequence": marked("Pas encore assez solide : une suite comme « abcd » ou « 1234 » se devine vite."),
    "regex": marked("Pas encore assez solide : une année se devine vite."),
    "date": marked("Pas encore assez solide : une date se devine vite."),
}
