"""What the unit decided for this post: who answers for the data, how to call back, how long things are kept."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from desktop.orientations.model import Emetteur

BROUILLON_HEURES_MAX = 24
"""A draft never outlives a day, whatever the unit prefers (dossier § 9.3)."""


class NaturePoste(StrEnum):
    """What a post is for. Values are kept in stores and written in policies."""

    UNITE = "unite"  # meets people first, and hands their slips over
    ASSOCIATION = "association"  # receives slips, and answers them
    LES_DEUX = "les_deux"

    @property
    def receives(self) -> bool:
        return self is not NaturePoste.UNITE

    @property
    def hands_over(self) -> bool:
        return self is not NaturePoste.ASSOCIATION


@dataclass(frozen=True, slots=True)
class Reglages:
    """`responsable` is the organisation answering for the data. `conservation_jours` counts from the hand-over.

    `relance_…` are how long an answer is waited for, by the most urgent need.
    """

    conservation_jours: int
    emetteur: Emetteur = field(default_factory=Emetteur)
    responsable: str = ""
    brouillon_heures: int = BROUILLON_HEURES_MAX
    verrouillage_minutes: int = 10
    nature: NaturePoste = NaturePoste.UNITE
    relance_ce_jour_heures: int = 24
    relance_72h_heures: int = 72
    relance_heures: int = 168

    def erased_on(self, day: date) -> date:
        """When what is handed over, or received, that day is to be erased."""
        return day + timedelta(days=self.conservation_jours)

    def __post_init__(self) -> None:
        relances = (self.relance_ce_jour_heures, self.relance_72h_heures, self.relance_heures)
        if min(self.conservation_jours, self.verrouillage_minutes, *relances) < 1:
            raise ValueError("a delay is at least one")
        if not 1 <= self.brouillon_heures <= BROUILLON_HEURES_MAX:
            raise ValueError("a draft is kept from one hour to a day")
