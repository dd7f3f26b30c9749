"""The search index of the slips: the terms each is kept under, and the FTS5 query for what is typed.

Words are cut by us and never by FTS5, whose syntax no text can reach: a term is letters and digits. Needs and states
are kept as one mark each and found by the words of their labels, so that a label may change.
"""

import re

from desktop.langues.folding import words
from desktop.orientations.model import Besoin, Orientation, Status
from desktop.orientations.search import named_by, reference

_WORDS_AT_MOST = 16

# Kept in the index: never change one. Private to Unicode, so never part of a word.
_MARKS: dict[Besoin | Status, str] = {
    Besoin.HEBERGEMENT: "\ue000",
    Besoin.SECURITE: "\ue001",
    Besoin.SANTE: "\ue002",
    Besoin.PSYCHOTRAUMATISME: "\ue003",
    Besoin.SEJOUR: "\ue004",
    Besoin.JURIDIQUE: "\ue005",
    Besoin.PARCOURS_SORTIE: "\ue006",
    Besoin.SOCIAL: "\ue007",
    Besoin.PROTECTION_ENFANCE: "\ue008",
    Besoin.NUMERIQUE: "\ue009",
    Besoin.LANGUE: "\ue00a",
    Status.BROUILLON: "\ue100",
    Status.PRETE: "\ue101",
    Status.REMISE: "\ue102",
    Status.RECUE: "\ue103",
    Status.ACCEPTEE: "\ue104",
    Status.REFUSEE: "\ue105",
    Status.CLOSE: "\ue106",
    Status.EXPIREE: "\ue107",
    Status.ANNULEE: "\ue108",
}

# Four signs of a reference make one letter, of the last planes of Unicode: private too, and few terms to keep.
_SIGNS = re.compile("[0-9a-f]{4,8}")
_FIRST_LETTER = 0xF0000


def terms(orientation: Orientation) -> str:
    """All that a slip is found by, separated by spaces."""
    partenaire = orientation.partenaire.nom if orientation.partenaire else ""
    named: tuple[Besoin | Status, ...] = (orientation.status, *(each.besoin for each in orientation.besoins))
    kept = (
        *words(f"{partenaire} {orientation.personne.prenom}"),
        *(_MARKS[each] for each in named),
        *_referred(reference(orientation.orientation_id).lower()),
    )
    return " ".join(dict.fromkeys(kept))


def query(text: str) -> str:
    """Match the slips that have, for each word typed, a word that begins so; "" when no word is typed."""
    typed = words(text)[:_WORDS_AT_MOST]
    # « san » asks nothing more beside « sante ».
    telling = (word for word in typed if not any(other != word and other.startswith(word) for other in typed))
    return " AND ".join(_begun_by(word) for word in telling)


def _begun_by(word: str) -> str:
    marks = sorted(_MARKS[each] for each in named_by(word))
    alternatives = [f'"{word}"*', *(f'"{mark}"' for mark in marks), *(f'"{start}"*' for start in _referred(word))]
    return f"({' OR '.join(alternatives)})"


def _referred(signs: str) -> tuple[str, ...]:
    """The term of a reference or of its first four signs; none for less, which words hold by chance."""
    if not _SIGNS.fullmatch(signs):
        return ()
    whole = len(signs) // 4 * 4
    return ("".join(chr(_FIRST_LETTER + int(signs[i : i + 4], 16)) for i in range(0, whole, 4)),)
