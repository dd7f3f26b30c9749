"""Importing a directory: a file is read apart, what it would change is shown, then it is imported, whole or not."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from threading import Event

from desktop.annuaire.apart import read_apart
from desktop.annuaire.apercu import ANOMALIES_SHOWN, Apercu, TableauLu, jeu_of
from desktop.annuaire.champs import Format
from desktop.annuaire.changements import Changements
from desktop.annuaire.choix import Choix, Told
from desktop.annuaire.model import Jeu
from desktop.annuaire.problemes import Anomalie, Probleme
from desktop.errors import FaultyLinesError
from desktop.poste.journal import Action
from desktop.services.permissions import Permissions
from desktop.storage.annuaire_import import Arrivage
from desktop.storage.coffre import Coffre
from desktop.storage.watch import Progress, Watch

_PARTS = 1000
Read = Callable[[Path, Choix, Callable[[], bool]], Iterable[Told]]


class AnnuaireService:
    """`examine`, then `import_read` or `abandon`: what was read is kept in memory meanwhile, and nowhere else."""

    def __init__(
        self, coffre: Coffre, now: Callable[[], datetime], permissions: Permissions, read: Read = read_apart
    ) -> None:
        self._read = read
        self._coffre = coffre
        self._now = now
        self._permissions = permissions
        self._arrivage: Arrivage | None = None

    def jeux(self) -> tuple[Jeu, ...]:
        """The sets of data imported on this post, by name."""
        return self._coffre.annuaire.jeux()

    def examine(
        self,
        path: Path,
        choix: Choix | None = None,
        jeu: str = "",
        *,
        progress: Progress | None = None,
        stop: Event | None = None,
    ) -> Apercu:
        """Read a file within bounds, by another process, and compare it with the directory.

        Raises: NotAllowedError, DirectoryFileError, CancelledError.
        """
        self._require()
        self.abandon()
        self._arrivage = arrivage = self._coffre.annuaire.arrivage()
        reading = _Reading(arrivage)
        try:
            for told in self._read(path, choix or Choix(), (stop or Event()).is_set):
                reading.take(told)
                if told[0] == "lu" and progress is not None:
                    progress(int(told[1] * _PARTS), _PARTS)
            return reading.apercu(path, " ".join(jeu.split()) or jeu_of(path))
        except BaseException:
            self.abandon()
            raise

    def import_read(
        self,
        apercu: Apercu,
        *,
        only_sound: bool = False,
        progress: Progress | None = None,
        stop: Event | None = None,
    ) -> Changements:
        """Put in the directory what `examine` read, in one transaction, written in the journal.

        Raises: NotAllowedError, FaultyLinesError unless `only_sound`, CancelledError, DiskFullError: nothing changed.
        """
        self._require()
        if apercu.faulty and not only_sound:
            raise FaultyLinesError(apercu.faulty)
        assert self._arrivage is not None
        with self._coffre.transaction():
            done = self._arrivage.apply(apercu.jeu, apercu.path.name, self._now(), Watch(progress, stop))
            self._coffre.journal.add(Action.ANNUAIRE, detail=str(done.total))
        self.abandon()
        return done

    def abandon(self) -> None:
        """Forget what was read. Harmless when nothing was."""
        if self._arrivage is not None:
            self._arrivage.close()
            self._arrivage = None

    def _require(self) -> None:
        self._coffre.trousseau.require_responsable()
        self._permissions.require_directory_import()


class _Reading:
    """What the reading process tells, as it comes."""

    def __init__(self, arrivage: Arrivage) -> None:
        self._arrivage = arrivage
        self._tableaux: list[TableauLu] = []
        self._anomalies: list[Anomalie] = []
        self._counts = {"structures": 0, "services": 0, "complements": 0}
        self._faulty = 0
        self._remarks = 0

    def take(self, told: Told) -> None:
        kind, *what = told
        if kind in self._counts:
            self._counts[kind] += len(what[0])
            self._arrivage.add(kind, what[0])
        elif kind == "tableau":
            nom, name, colonnes, correspondance = what
            tableau = TableauLu(nom, Format(name) if name else None, tuple(colonnes), correspondance)
            self._tableaux.append(tableau)
            if tableau.is_read:
                self._arrivage.expect("services" if tableau.format is Format.SERVICES else "structures")
        elif kind == "anomalies":
            for line, column, probleme, value, is_error in what[0]:
                self._anomalies.append(Anomalie(line, column, Probleme(probleme), value, is_error))
        elif kind == "fin":
            self._faulty, self._remarks = what

    def apercu(self, path: Path, jeu: str) -> Apercu:
        count, first = self._arrivage.take_orphans(ANOMALIES_SHOWN)
        self._counts["services"] -= count
        column = next(
            (t.correspondance["structure_id"] for t in self._tableaux if "structure_id" in t.correspondance), ""
        )
        self._anomalies += (Anomalie(line, column, Probleme.NO_STRUCTURE, owner) for line, owner in first)
        return Apercu(
            path,
            jeu,
            tuple(self._tableaux),
            self._counts["structures"],
            self._counts["services"],
            self._faulty + count,
            self._remarks,
            tuple(self._anomalies[:ANOMALIES_SHOWN]),
            self._arrivage.compare(jeu),
        )
