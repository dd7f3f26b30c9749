"""What goes out on paper, and of what."""

from dataclasses import dataclass
from enum import StrEnum


class Document(StrEnum):
    """A value is never renamed: journals hold it."""

    FICHE = "fiche"
    CARTE = "carte"
    NOTE = "note"
    DECLARATION = "declaration"
    RECUE = "recue"  # what came with a slip received


ENCRYPTED_FICHE = "fiche_chiffree"
"""What the journal says of a slip that left encrypted. Never renamed either."""

SEALED_FICHE = "fiche_scellee"
"""The same, of one that left in an envelope."""

FICHE_FORMS = frozenset({Document.FICHE.value, ENCRYPTED_FICHE, SEALED_FICHE})
"""All that it says of a slip that left in a file."""

ON_REMOVABLE = "_amovible"
"""Follows the name of a document that left in clear on a drive that can be lost."""

NOT_SAVED = "echec"
"""What the line before announced was not written."""


@dataclass(frozen=True, slots=True)
class Paper:
    """`objet_id` is the slip it comes from; for a note, the reception; "" for what the store keeps nothing of."""

    document: Document
    objet_id: str


NUMEROS = frozenset({"urgence-europe", "urgence-sms", "hebergement-115", "aide-victimes"})
"""Chosen first on a new pocket card, by contact: they say nothing of why the person has it."""
