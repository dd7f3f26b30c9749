"""What an import would change in the directory, counted before anything is changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Compte:
    """Of structures, or of services. `champs` says how many of those changed have each field changed.

    What the set no longer has is marked absent where this post noted something of it, or holds its key; else erased.
    """

    nouvelles: int = 0
    changees: int = 0
    inchangees: int = 0
    absentes: int = 0
    effacees: int = 0
    champs: Mapping[str, int] = field(default_factory=dict)

    @property
    def touched(self) -> int:
        return self.nouvelles + self.changees + self.absentes + self.effacees


@dataclass(frozen=True, slots=True)
class Changements:
    """`complements` are the structures of which the file says what data·inclusion cannot: an approved association."""

    structures: Compte = Compte()
    services: Compte = Compte()
    complements: int = 0

    @property
    def total(self) -> int:
        """How many entries are added, changed, marked or erased."""
        return self.structures.touched + self.services.touched + self.complements
