"""What is said to the associations of a network dismantled: how many people, what they need. Never who they are."""

from dataclasses import dataclass, field

from desktop.orientations.model import Besoin, Emetteur, TrancheAge


@dataclass(frozen=True, slots=True)
class Declaration:
    """`ages` are how many people in each bracket, `age_inconnu` how many more. What is blank is filled by hand."""

    emetteur: Emetteur = field(default_factory=Emetteur)
    lieu: str = ""  # a town or a district, never an address
    quand: str = ""
    ages: tuple[tuple[TrancheAge, int], ...] = ()
    age_inconnu: int = 0
    langues: str = ""
    besoins: frozenset[Besoin] = frozenset()
    urgence: str = ""  # what cannot wait
    rappel: str = ""  # who to call back, where, until when

    @property
    def total(self) -> int:
        return sum(count for _tranche, count in self.ages) + self.age_inconnu

    @property
    def mineurs(self) -> int:
        return sum(count for tranche, count in self.ages if tranche.is_minor)
