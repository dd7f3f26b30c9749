"""What the partner answers to a slip, and how it came to be known: closed lists, so that a few letters can say it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReponseKind(StrEnum):
    RECUE = "recue"
    ACCEPTEE = "acceptee"
    REFUSEE = "refusee"
    RENDEZ_VOUS = "rendez_vous"  # accepted, and the person is expected at a date


class MotifRefus(StrEnum):
    """Why a slip is refused. A value is never renamed: stores, signed answers and codes hold it."""

    PLUS_DE_PLACE = "plus_de_place"
    HORS_PUBLIC = "hors_public"  # age included
    HORS_SECTEUR = "hors_secteur"
    DELAI_TROP_LONG = "delai_trop_long"
    INJOIGNABLE = "injoignable"  # the person did not come, or could not be reached
    AUTRE = "autre"


class Canal(StrEnum):
    """How an answer came to be known."""

    TELEPHONE = "telephone"
    CODE = "code"
    FICHIER = "fichier"  # signed
    FICHIER_NON_VERIFIE = "fichier_non_verifie"  # signed, by a key that nobody here has verified
    MAIN_PROPRE = "main_propre"


@dataclass(frozen=True, slots=True)
class Reponse:
    """`motif` is there for a refusal, `rendez_vous_at` for an appointment, and for nothing else.

    Times are aware, UTC. `answered_at` is when the partner says it answered; None when the answer does not carry it.

    Raises: ValueError for an answer that contradicts itself.
    """

    kind: ReponseKind
    motif: MotifRefus | None = None
    rendez_vous_at: datetime | None = None
    answered_at: datetime | None = None

    def __post_init__(self) -> None:
        if (self.motif is not None) is not (self.kind is ReponseKind.REFUSEE):
            raise ValueError("a refusal has a reason, and nothing else has one")
        if (self.rendez_vous_at is not None) is not (self.kind is ReponseKind.RENDEZ_VOUS):
            raise ValueError("an appointment has a date, and nothing else has one")
        if any(at is not None and at.tzinfo is None for at in (self.rendez_vous_at, self.answered_at)):
            raise ValueError("an instant without its time zone")
