"""A call made for a slip, answered or not: who called, when, what came of it. Never who the person is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NOTE_LENGTH = 120


class Appele(StrEnum):
    """Whom one tried to reach."""

    PARTENAIRE = "partenaire"
    PERSONNE = "personne"


class IssueAppel(StrEnum):
    """What came of it. A value is never renamed: slips hold it."""

    JOINT = "joint"
    PAS_DE_REPONSE = "pas_de_reponse"
    MESSAGE_LAISSE = "message_laisse"
    RAPPELLE = "rappelle"  # they call back
    A_RAPPELER = "a_rappeler"  # this post calls again, at `rappel_at`


@dataclass(frozen=True, slots=True)
class Appel:
    """`par` is the titulaire who called. `rappel_at` is there for `A_RAPPELER` alone. Times are aware, UTC."""

    called_at: datetime
    par: str
    appele: Appele
    issue: IssueAppel
    rappel_at: datetime | None = None
    note: str = ""  # one short line
