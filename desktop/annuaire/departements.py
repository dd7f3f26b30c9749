"""The departments and the overseas collectivities of France: names, neighbours, time zones."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.annuaire.codes import CodeDepartement
from desktop.errors import ContentError
from desktop.langues.folding import words

_FILE = "departements.csv"
_COLUMNS = ["code", "nom", "fuseau", "voisins"]


@dataclass(frozen=True, slots=True)
class Departement:
    """`fuseau` is the name of its time zone; `voisins`, those it shares a border with."""

    code: CodeDepartement
    nom: str
    fuseau: str
    voisins: frozenset[CodeDepartement]

    @property
    def is_overseas(self) -> bool:
        return len(self.code) == 3


class Departements(Mapping[CodeDepartement, Departement]):
    """By code, in the order of the codes."""

    def __init__(self, departements: Iterable[Departement]) -> None:
        self._by_code = {departement.code: departement for departement in departements}

    def __getitem__(self, code: CodeDepartement) -> Departement:
        return self._by_code[code]

    def __iter__(self) -> Iterator[CodeDepartement]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)

    def with_neighbours(self, codes: Iterable[CodeDepartement]) -> frozenset[CodeDepartement]:
        chosen = frozenset(codes)
        return chosen.union(*(self._by_code[code].voisins for code in chosen))

    def named(self, typed: str) -> tuple[Departement, ...]:
        """Those whose code or name begins with what is typed, word by word; all of them when nothing is."""
        typed_words = words(typed)
        return tuple(each for each in self._by_code.values() if _is_named(each, typed_words))


def _is_named(departement: Departement, typed: tuple[str, ...]) -> bool:
    own = words(f"{departement.code} {departement.nom}")
    return all(any(word.startswith(part) for word in own) for part in typed)


def load_departements(resources: Path) -> Departements:
    """Raises: ContentError."""
    path = resources / "annuaire" / _FILE
    try:
        reader = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 0, "fichier illisible") from error
    if reader.fieldnames != _COLUMNS:
        raise ContentError(path, 0, f"Les colonnes attendues sont : {', '.join(_COLUMNS)}.")
    departements = Departements(_departement(row) for row in reader)
    for each in departements.values():
        if any(each.code not in departements[voisin].voisins for voisin in each.voisins):
            raise ContentError(path, 0, f"Un voisin de {each.nom} ne l’a pas pour voisin.")
    return departements


def _departement(row: Mapping[str, str]) -> Departement:
    voisins = frozenset(CodeDepartement(code) for code in row["voisins"].split())
    return Departement(CodeDepartement(row["code"]), row["nom"], row["fuseau"], voisins)
