"""How strong a passphrase is, by how many guesses it withstands. No composition rule, no forced renewal.

The store file can be stolen and attacked at leisure: the growing delay of the window protects nothing there. So the
rule is case 1 of the CNIL's recommendation (délibération n° 2022-100 of 21 July 2022), a password alone without other
measures: 80 bits when drawn at random, or, as here, an estimate of the guesses an attacker needs ("devinabilité").
The threshold, 10^14 guesses, is to be read again against the délibération. The slow key derivation (Argon2id) comes
on top.
"""

from dataclasses import dataclass
from typing import Any

from desktop.errors import WeakPassphraseError
from desktop.langues.interface import _, marked

GUESSES_LOG10 = 14.0
MAX_LENGTH = 128
"""Only the beginning is estimated beyond it: the estimator's time grows faster than the length."""

_STEPS = (6.0, 10.0, GUESSES_LOG10, 18.0)
_WORD_LOG10 = 4.5
"""One word among some 30,000: what an attacker with a French dictionary tries for each."""

_FORBIDDEN_HINTS = ("repere", "repère", "coffre", "gendarmerie", "gendarme", "police", "commissariat", "brigade")


@dataclass(frozen=True, slots=True)
class Strength:
    """`score` from 0 to 4; `sentence` says in French what to do, or that it is enough."""

    score: int
    is_enough: bool
    sentence: str


def assess(passphrase: str) -> Strength:
    """Estimate a passphrase. The first call loads the estimator's word lists (about 0.1 s)."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists would slow every start for a page seen once

    if not passphrase:
        return Strength(0, is_enough=False, sentence=_sentence(0, is_enough=False, sequence=[]))
    considered = passphrase[:MAX_LENGTH]
    estimated = zxcvbn(considered, user_inputs=list(_FORBIDDEN_HINTS), max_length=MAX_LENGTH)
    guesses = min(float(estimated["guesses_log10"]), _bound_of_words(considered))
    score = sum(guesses >= step for step in _STEPS)
    is_enough = guesses >= GUESSES_LOG10
    return Strength(score, is_enough, _sentence(score, is_enough, estimated["sequence"]))


def require_strength(passphrase: str) -> None:
    """Raises: WeakPassphraseError."""
    if not assess(passphrase).is_enough:
        raise WeakPassphraseError


def _bound_of_words(passphrase: str) -> float:
    """What several words are worth at most: the estimator knows English words, and takes French ones for chance."""
    words = passphrase.casefold().split()
    if len(words) < 2 or not all(word.strip(".,;:!?'’-").isalpha() for word in words):
        return float("inf")
    return _WORD_LOG10 * len(set(words))


def _sentence(score: int, is_enough: bool, sequence: list[dict[str, Any]]) -> str:
    if is_enough:
        return _("Très solide.") if score == len(_STEPS) else _("Assez solide pour ce coffre.")
    return f"{_weakness(sequence)} {_('Ajoutez un ou deux mots sans lien avec les autres.')}"


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
