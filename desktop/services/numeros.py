"""The numbers of the post: kept in the store by a responsable, shown to all, and read while the post is locked."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.errors import StoreError
from desktop.fiches.model import ContactId, Coordonnees
from desktop.poste.journal import Action
from desktop.poste.numeros import checked
from desktop.storage.coffre import Coffre


@dataclass(frozen=True, slots=True)
class NumerosLus:
    """What this post knows. `altered` are the services whose public copy was changed outside; None when it was not."""

    numeros: Mapping[ContactId, Coordonnees]
    altered: tuple[ContactId, ...] | None = None


class Numeros:
    def __init__(self, coffre: Coffre, now: Callable[[], datetime]) -> None:
        self._coffre = coffre
        self._now = now

    def list(self) -> Mapping[ContactId, Coordonnees]:
        return self._coffre.numeros.list()

    def settle(self) -> NumerosLus:
        """On opening, and after a restoration: see whether the public copy is the one written, and make it right."""
        altered = self._coffre.numeros.changed_elsewhere()
        if altered is not None:
            self._coffre.journal.note(Action.NUMERO, detail="copie_alteree")
        self._publish()
        return NumerosLus(self.list(), altered)

    def save(self, coordonnees: Coordonnees) -> Mapping[ContactId, Coordonnees]:
        """Keep a number, checked today, and return all of them.

        Raises: NotAllowedError to an agent, InvalidCoordonneesError.
        """
        self._coffre.trousseau.require_responsable()
        kept = checked(replace(coordonnees, verifie_le=self._now().astimezone().date()))
        with self._coffre.transaction():
            self._coffre.numeros.save(kept)
            self._coffre.journal.add(Action.NUMERO, kept.contact_id, "renseigne")
        return self._published()

    def confirm(self, contact_id: ContactId) -> Mapping[ContactId, Coordonnees]:
        """The number was checked today, and is still right. Raises: NotAllowedError, NotKeptError."""
        self._coffre.trousseau.require_responsable()
        kept = self._coffre.numeros.get(contact_id)
        with self._coffre.transaction():
            self._coffre.numeros.save(replace(kept, verifie_le=self._now().astimezone().date()))
            self._coffre.journal.add(Action.NUMERO, contact_id, "verifie")
        return self._published()

    def erase(self, contact_id: ContactId) -> Mapping[ContactId, Coordonnees]:
        """Raises: NotAllowedError to an agent."""
        self._coffre.trousseau.require_responsable()
        with self._coffre.transaction():
            self._coffre.numeros.erase(contact_id)
            self._coffre.journal.add(Action.NUMERO, contact_id, "efface")
        return self._published()

    def _published(self) -> Mapping[ContactId, Coordonnees]:
        self._publish()
        return self.list()

    def _publish(self) -> None:
        # What is kept is kept: a copy that a full disk refuses is written at the next opening.
        with suppress(StoreError):
            self._coffre.numeros.publish()
