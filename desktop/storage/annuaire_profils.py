"""The directory as finding looks at it: what little it needs of each structure, read in one go."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from desktop.annuaire.departements import Departements
from desktop.annuaire.model import Complement, StructureId
from desktop.annuaire.profil import Entree, Offre, Profil, offre_of, profil_of
from desktop.annuaire.rows import COMPLEMENT, to_complement
from desktop.errors import DamagedStoreError
from desktop.storage.database import Database

_STRUCTURES = """
    SELECT structure_id, nom, commune, departement, terms, horaires_accueil, date_maj, absente_le
    FROM annuaire_structure
"""
_SERVICES = "SELECT structure_id, thematiques, publics, horaires_accueil FROM annuaire_service"
_COMPLEMENTS = f"SELECT {', '.join(COMPLEMENT)} FROM annuaire_complement"  # noqa: S608 - names of columns
_OF_ONE = " WHERE structure_id = ?"


class Profils:
    """Made for each of the structures kept; nothing of it is kept here."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def list(self, departements: Departements) -> tuple[Profil, ...]:
        """Those of all the structures, in no order. Raises: DamagedStoreError."""
        with _nothing_collected():
            return tuple(self._read(departements, "", ()))

    def find(self, departements: Departements, structure_id: StructureId) -> Profil | None:
        """Raises: DamagedStoreError."""
        return next(iter(self._read(departements, _OF_ONE, (structure_id,))), None)

    def state(self) -> object:
        """Equal to what it was while no structure was added and no set of data imported."""
        sql = "SELECT (SELECT max(place) FROM annuaire_structure), group_concat(nom || imported_at) FROM annuaire_jeu"
        return self._db.rows(sql)[0]

    def _read(self, departements: Departements, where: str, values: tuple[str, ...]) -> Iterator[Profil]:
        try:
            services = self._services(where, values)
            noted = self._complements(where, values)
            for structure_id, nom, commune, code, texte, horaires, date_maj, absente in self._db.rows(
                _STRUCTURES + where, *values
            ):
                offres, its_hours = services.get(structure_id, ((), ""))
                day, gone = date.fromisoformat(date_maj), date.fromisoformat(absente) if absente else None
                hours = horaires or its_hours
                entree = Entree(structure_id, nom, commune, code, texte, hours, day, offres, gone)
                yield profil_of(entree, noted.get(structure_id), departements)
        except ValueError as error:
            raise DamagedStoreError(self._db.path) from error

    def _services(self, where: str, values: tuple[str, ...]) -> dict[str, tuple[tuple[Offre, ...], str]]:
        """What the services of each are for, and the hours of its only one: those of several are not its own."""
        found: dict[str, tuple[tuple[Offre, ...], str]] = {}
        for structure_id, thematiques, publics, horaires in self._db.rows(_SERVICES + where, *values):
            offre = offre_of(thematiques, publics)
            if structure_id in found:
                others = found[structure_id][0]
                found[structure_id] = (others if offre in others else (*others, offre)), ""
            else:
                found[structure_id] = (offre,), horaires
        return found

    def _complements(self, where: str, values: tuple[str, ...]) -> dict[str, Complement]:
        rows = self._db.rows(_COMPLEMENTS + where, *values)
        return {row[0]: to_complement(row) for row in rows}


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """What is made by the hundred thousand is all kept: to look for garbage in it meanwhile doubles the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
