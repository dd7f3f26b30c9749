"""What a file is and would change, before anything is changed: what the user is shown, and decides on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.annuaire.champs import CHAMPS, Champ, Format
from desktop.annuaire.changements import Changements
from desktop.annuaire.problemes import Anomalie

ANOMALIES_SHOWN = 200
_DATED = re.compile(r"[\d\s_.,()-]*\d[\d\s_.,()-]*")


@dataclass(frozen=True, slots=True)
class TableauLu:
    """A table of the file: what its rows were taken for, and the column of each field found.

    `format` is None when nothing tells what they are.
    """

    nom: str
    format: Format | None
    colonnes: tuple[str, ...]
    correspondance: Mapping[str, str]

    @property
    def missing(self) -> tuple[Champ, ...]:
        """Fields that a row cannot go without, and that no column gives."""
        if self.format is None:
            return ()
        return tuple(each for each in CHAMPS[self.format] if each.is_required and each.name not in self.correspondance)

    @property
    def is_read(self) -> bool:
        return self.format is not None and not self.missing


@dataclass(frozen=True, slots=True)
class Apercu:
    """`faulty` are the lines that cannot be imported, `remarks` the values left out of lines that can.

    `anomalies` are the first of both. `jeu` is the set of data it is imported as.
    """

    path: Path
    jeu: str
    tableaux: tuple[TableauLu, ...]
    structures: int
    services: int
    faulty: int
    remarks: int
    anomalies: tuple[Anomalie, ...]
    changements: Changements

    @property
    def is_understood(self) -> bool:
        """Some table was read."""
        return any(tableau.is_read for tableau in self.tableaux)

    @property
    def has_rows(self) -> bool:
        return self.structures + self.services > 0


def jeu_of(path: Path) -> str:
    """The name of a set of data, from that of a file: the same for the file of next month."""
    words = _DATED.sub(" ", path.stem).replace("_", " ").split()
    return " ".join(words) or path.stem
