"""The journal as a responsable reads, verifies and exports it; each reading and export is a line of it too."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.export.files import export_file
from desktop.export.table import render_table
from desktop.langues.interface import _
from desktop.poste.journal import Action, Entree, Verification
from desktop.poste.sentences import sentence, verdict
from desktop.storage.coffre import Coffre

PAGE = 60
_READ_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is read. `seq` counts from the first line this store ever wrote."""

    seq: int
    at: datetime
    sentence: str


class JournalService:
    """Every method raises NotAllowedError when who is there is no responsable."""

    def __init__(self, coffre: Coffre, now: Callable[[], datetime]) -> None:
        self._coffre = coffre
        self._now = now

    def count(self) -> int:
        """How many lines there are."""
        self._coffre.trousseau.require_responsable()
        return self._coffre.journal.count()

    def read(self, before: int | None = None, skip: int = 0) -> tuple[Line, ...]:
        """The newest first, `PAGE` at most: those under the line `before` once `skip` are passed over; or the last."""
        self._coffre.trousseau.require_responsable()
        if before is None:
            self._coffre.journal.note(Action.JOURNAL)
        else:
            before -= skip  # lines are numbered without a gap
        names = self._coffre.trousseau.names()
        return tuple(Line(e.seq, e.at, sentence(e, names)) for e in self._coffre.journal.list(before, PAGE))

    def verify(self) -> Verification:
        """Compute the chain again from its beginning: about a second for 100,000 lines."""
        self._coffre.trousseau.require_responsable()
        return self._coffre.journal.verify()

    def export(self, target: Path) -> None:
        """Write the whole journal in a file, or nothing at all. Raises: ExportError, DiskFullError."""
        export_file(self.render(), target)

    def render(self) -> bytes:
        """Every line, oldest first, then the end of the chain, as a CSV file.

        The line that tells the export is written first, and is in it. Raises: DiskFullError.
        """
        self._coffre.trousseau.require_responsable()
        self._coffre.journal.add(Action.EXPORT, detail="journal")
        header = (_("N°"), _("Date"), _("Personne"), _("Ce qui a été fait"), _("Action"), _("Objet"), _("Détail"))
        return render_table(header, (*self._rows(), *_end(self._coffre.journal.verify())))

    def file_name(self) -> str:
        return f"journal-{self._now().astimezone():%Y%m%d-%H%M}.csv"

    def _rows(self) -> Iterator[tuple[str, ...]]:
        names = self._coffre.trousseau.names()
        for e in reversed(list(self._entries())):
            moment = e.at.astimezone().isoformat(sep=" ", timespec="seconds")
            who = names.get(e.titulaire_id, e.titulaire_id)
            yield str(e.seq), moment, who, sentence(e, names), e.action.value, e.objet_id, e.detail

    def _entries(self) -> Iterator[Entree]:
        before = None
        while found := self._coffre.journal.list(before, _READ_AT_ONCE):
            yield from found
            before = found[-1].seq


def _end(verification: Verification) -> tuple[tuple[str, ...], ...]:
    return (
        (_("Fin de chaîne (SHA-256)"), verification.head),
        (_("Vérification"), verdict(verification)),
    )
