"""Backups of this post: which are kept, what each is, what restoring one would give and take."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path


class Motif(StrEnum):
    """Why a backup was made, or what became of it: the detail of its line in the journal."""

    DEMANDEE = "demandee"
    AUTOMATIQUE = "automatique"
    COPIE = "copie"  # written where the responsable chose; Repère does not look after it
    AVANT_RESTAURATION = "avant_restauration"
    ECHEC = "echec"  # the one announced by the line before was not made


@dataclass(frozen=True, slots=True)
class Rotation:
    """How many backups are kept, where, how long. `folder` is None for the profile's own."""

    folder: Path | None = None
    count: int = 3
    age_days: int = 7

    @property
    def age(self) -> timedelta:
        return timedelta(days=self.age_days)


@dataclass(frozen=True, slots=True)
class Sauvegarde:
    """A backup of this post. `is_readable` is False when a look at its file is enough to see that it is damaged."""

    path: Path
    made_at: datetime
    size: int
    is_readable: bool = True


class Nature(StrEnum):
    """What a restoration compares, in the order it is shown."""

    ORIENTATION = "orientation"
    PRISE_EN_CHARGE = "prise_en_charge"
    ENTRETIEN = "entretien"
    RECUE = "recue"
    PARTENAIRE = "partenaire"
    NUMERO = "numero"
    STRUCTURE = "structure"  # of the directory, with its services
    COMPLEMENT = "complement"  # what this post noted of one


@dataclass(frozen=True, slots=True)
class Ecart:
    """How many of one nature: only in the backup, only on this post, in both but not the same, in both and the same."""

    nature: Nature
    only_backup: int
    only_poste: int
    differing: int
    same: int


@dataclass(frozen=True, slots=True)
class Bilan:
    """What restoring a backup would give and take.

    `made_by` is "" when the backup does not say. `erased_since` counts what was erased on request since: it stays so.
    """

    made_at: datetime
    made_by: str
    is_of_this_post: bool
    ecarts: tuple[Ecart, ...]
    reglages_differ: bool
    erased_since: int

    @property
    def changes_nothing(self) -> bool:
        return not self.reglages_differ and not any(e.only_backup or e.only_poste or e.differing for e in self.ecarts)


@dataclass(frozen=True, slots=True)
class CoffreRestaure:
    """A post whose store could not be opened, and can again.

    `keys_only`: the store itself was whole, nothing of it is lost. `aside` holds what was there; None when nothing was.
    """

    keys_only: bool
    aside: Path | None
