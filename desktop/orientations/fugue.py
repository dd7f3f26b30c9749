"""Runaway and return of a minor, as one dated thread (measure 19; dossier § 3): what was done, when, by whom.

Runaways of the same minor follow each other: one begins when it is noticed or reported, and is over with the return.
The duty to report, to the parquet and to the CRIP, is owed for each; it rests on no agreement.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from desktop.errors import InvalidEvenementError
from desktop.orientations.model import PriseEnChargeId, ProtectionMineur

EvenementId = NewType("EvenementId", str)

NOTE_LENGTH = 120


class EvenementKind(StrEnum):
    """A value is never renamed: stores hold it. In the order in which things are usually done."""

    CONSTATEE = "constatee"
    SIGNALEE = "signalee"
    FPR_INSCRIT = "fpr_inscrit"
    PARQUET_AVISE = "parquet_avise"
    CRIP_INFORMEE = "crip_informee"
    MAGISTRAT_INFORME = "magistrat_informe"
    PARENTS_INFORMES = "parents_informes"
    PARENTS_NON_INFORMES = "parents_non_informes"
    APPEL = "appel"
    RETOUR = "retour"
    FPR_CESSE = "fpr_cesse"
    MISE_A_L_ABRI = "mise_a_l_abri"
    EXAMEN = "examen"
    ENTRETIEN_RETOUR = "entretien_retour"
    REUNION = "reunion"


@dataclass(frozen=True, slots=True)
class Evenement:
    """`at` is when it happened, `par` the titulaire who noted it. Times are aware, UTC."""

    evenement_id: EvenementId
    prise_id: PriseEnChargeId
    kind: EvenementKind
    at: datetime
    par: str
    note: str = ""  # one short line; why, when the parents are not told


@dataclass(frozen=True, slots=True)
class Fugue:
    """One runaway, from its first event to its last; `evenements` is never empty, oldest first."""

    evenements: tuple[Evenement, ...]

    @property
    def is_over(self) -> bool:
        return self.last(EvenementKind.RETOUR) is not None

    @property
    def parquet_avise_at(self) -> datetime | None:
        return self._at(EvenementKind.PARQUET_AVISE)

    @property
    def crip_informee_at(self) -> datetime | None:
        return self._at(EvenementKind.CRIP_INFORMEE)

    def last(self, *kinds: EvenementKind) -> Evenement | None:
        return next((each for each in reversed(self.evenements) if each.kind in kinds), None)

    def _at(self, kind: EvenementKind) -> datetime | None:
        found = self.last(kind)
        return found.at if found else None


_BEGINS = (EvenementKind.CONSTATEE, EvenementKind.SIGNALEE)
_PARENTS = (EvenementKind.PARENTS_INFORMES, EvenementKind.PARENTS_NON_INFORMES)


def fugues(evenements: Iterable[Evenement]) -> tuple[Fugue, ...]:
    """The runaways of a thread, oldest first. What is noted before a first one, or after a return, goes with it."""
    found: list[list[Evenement]] = []
    for evenement in sorted(evenements, key=lambda each: (each.at, tuple(EvenementKind).index(each.kind))):
        is_over = found and any(each.kind is EvenementKind.RETOUR for each in found[-1])
        if not found or (is_over and evenement.kind in _BEGINS):
            found.append([])
        found[-1].append(evenement)
    return tuple(Fugue(tuple(each)) for each in found)


def checked(evenement: Evenement, now: datetime) -> Evenement:
    """The event with its note tidied.

    Raises: InvalidEvenementError for one that is to come, or parents not told without why.
    """
    if evenement.at > now:
        raise InvalidEvenementError("at")
    note = " ".join(evenement.note.split())[:NOTE_LENGTH]
    if evenement.kind is EvenementKind.PARENTS_NON_INFORMES and not note:
        raise InvalidEvenementError("note")
    return replace(evenement, note=note)


def protection_of(evenements: Iterable[Evenement]) -> ProtectionMineur:
    """What the thread says for the slip: the last runaway's reports, and whether the parents know."""
    told = fugues(evenements)
    if not told:
        return ProtectionMineur()
    last = told[-1]
    parents = last.last(*_PARENTS)
    return ProtectionMineur(
        parquet_avise_at=last.parquet_avise_at,
        crip_informee_at=last.crip_informee_at,
        parents_informes=parents.kind is EvenementKind.PARENTS_INFORMES if parents else None,
        parents_motif=parents.note if parents and parents.kind is EvenementKind.PARENTS_NON_INFORMES else "",
    )
