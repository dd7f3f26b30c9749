"""The questionnaires that can be conducted here: those shipped, and those a responsable imported for the service."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from desktop.entretiens.compiled import check_expressions, decode
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.importation import Examined, examine_apart
from desktop.entretiens.model import FormulaireKept, own_id
from desktop.entretiens.program import program_of
from desktop.entretiens.translation import without_unapproved_law
from desktop.errors import NotKeptError
from desktop.poste.journal import Action
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


class Formulaires(Mapping[str, Formulaire]):
    """By identifier. One of the service is read from the store when it is first asked for.

    Iterating gives what can be begun; what was removed is still found, for the interviews begun with it. One that a
    later Repère can no longer read is not there at all: it is to be imported again.
    """

    def __init__(self, coffre: Coffre, shipped: Mapping[str, Formulaire], *, only_approved_law: bool = False) -> None:
        self._coffre = coffre
        self._shipped = shipped
        self._only_approved_law = only_approved_law
        self._read: dict[str, Formulaire] = {}
        self._offered: dict[str, str] = {}
        self.refresh()

    @property
    def titles(self) -> Mapping[str, str]:
        """The French title of each that can be begun. Reads no store: the window may ask."""
        return {form: formulaire.title for form, formulaire in self._shipped.items()} | self._offered

    def refresh(self) -> None:
        """What the store keeps has changed."""
        self._read.clear()
        self._offered = {k.formulaire_id: k.title for k in self._coffre.formulaires.list() if k.is_offered}

    def __getitem__(self, formulaire_id: str) -> Formulaire:
        """Raises: KeyError."""
        shipped = self._shipped.get(formulaire_id)
        if shipped is not None:
            return shipped
        if formulaire_id not in self._read:
            self._read[formulaire_id] = self._load(formulaire_id)
        return self._read[formulaire_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.titles)

    def __len__(self) -> int:
        return len(self.titles)

    def _load(self, formulaire_id: str) -> Formulaire:
        try:
            formulaire = decode(json.loads(self._coffre.formulaires.compiled(formulaire_id)))
            program_of(formulaire)
            check_expressions(formulaire)
        except (NotKeptError, *_UNREADABLE) as error:
            raise KeyError(formulaire_id) from error
        return without_unapproved_law(formulaire) if self._only_approved_law else formulaire


class FormulairesService:
    def __init__(
        self, coffre: Coffre, formulaires: Formulaires, now: Callable[[], datetime], permissions: Permissions
    ) -> None:
        self._coffre = coffre
        self._formulaires = formulaires
        self._now = now
        self._permissions = permissions

    def list(self) -> tuple[FormulaireKept, ...]:
        """Those of the service that can be begun, by title."""
        return tuple(kept for kept in self._coffre.formulaires.list() if kept.is_offered)

    def examine(self, path: Path) -> Examined:
        """What is wrong with a file, found within bounds by another process. Raises: NotAllowedError."""
        self._require()
        return examine_apart(path)

    def add(self, examined: Examined) -> FormulaireKept:
        """Keep what was found fit; it takes the place of a former version. Raises: NotAllowedError."""
        self._require()
        formulaire = decode(json.loads(examined.compiled))
        title = formulaire.title or formulaire.form_id
        kept = FormulaireKept(own_id(formulaire.form_id), title, formulaire.version, self._now(), is_offered=True)
        with self._coffre.transaction():
            self._coffre.formulaires.save(kept, examined.compiled)
            self._coffre.journal.add(Action.FORMULAIRE, detail="importe")
        self._formulaires.refresh()
        return kept

    def remove(self, formulaire_id: str) -> None:
        """Interviews begun with it stay readable. Raises: NotAllowedError, NotKeptError."""
        self._require()
        with self._coffre.transaction():
            self._coffre.formulaires.remove(formulaire_id, self._now())
            self._coffre.journal.add(Action.FORMULAIRE, detail="retire")
        self._formulaires.refresh()

    def _require(self) -> None:
        self._coffre.trousseau.require_responsable()
        self._permissions.require_own_entretiens()
