"""What goes out on paper, and of what."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from desktop.orientations.model import OrientationId, PriseEnChargeId


class Document(StrEnum):
    """A value is never renamed: journals hold it."""

    FICHE = "fiche"
    CARTE = "carte"
    NOTE = "note"
    DECLARATION = "declaration"


ENCRYPTED_FICHE = "fiche_chiffree"
"""What the journal says of a slip that left encrypted. Never renamed either."""


@dataclass(frozen=True, slots=True)
class Paper:
    """`objet_id` is the slip it comes from; for a note, the reception; "" for what the store keeps nothing of."""

    document: Document
    objet_id: OrientationId | PriseEnChargeId | Literal[""]


NUMEROS = frozenset({"urgence-europe", "urgence-sms", "hebergement-115", "aide-victimes"})
"""Chosen first on a new pocket card, by contact: they say nothing of why the person has it."""
