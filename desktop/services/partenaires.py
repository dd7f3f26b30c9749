"""The partners a slip may go to: the national ones shipped, those entered on this post, its local services."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from desktop.errors import NotAllowedError
from desktop.fiches.model import Contact, ContactId
from desktop.partenaires.directory import check, merged, national, of_post, tidied
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.poste.journal import Action
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre


class Partenaires:
    def __init__(
        self,
        coffre: Coffre,
        contacts: Mapping[ContactId, Contact],
        new_id: Callable[[], str],
        permissions: Permissions,
    ) -> None:
        self._coffre = coffre
        self._permissions = permissions
        self._national = national(contacts.values())
        self._local = tuple(contact for contact in contacts.values() if contact.is_local)
        self._new_id = new_id

    def list(self) -> tuple[Partenaire, ...]:
        """Those of this post by name, then national ones in the order of the file.

        A local service filled in is one of the former, unless the service lets no structure be entered here.
        """
        local = self._coffre.partenaires.list()
        with suppress(NotAllowedError):
            self._permissions.require_local_entry()
            local += of_post(self._local, self._coffre.numeros.list())
        return merged(local, self._national)

    def add(self, partenaire: Partenaire) -> Partenaire:
        """Keep a partner entered by hand, under a new identifier. Raises: InvalidPartenaireError, NotAllowedError."""
        entered = replace(partenaire, partenaire_id=PartenaireId(self._new_id()), origine=Origine.LOCAL)
        return self._keep(entered)

    def edit(self, partenaire: Partenaire) -> Partenaire:
        """Raises: InvalidPartenaireError, NotAllowedError. ValueError for a national one, which is not edited here."""
        return self._keep(partenaire)

    def erase(self, partenaire_id: PartenaireId) -> None:
        """Slips that name it keep what they say; its exchange key goes with it."""
        with self._coffre.transaction():
            self._coffre.partenaires.erase(partenaire_id)
            self._coffre.cles.erase(partenaire_id)
            self._coffre.journal.add(Action.PARTENAIRE, partenaire_id)

    def _keep(self, partenaire: Partenaire) -> Partenaire:
        kept = tidied(partenaire)
        check(kept)
        self._permissions.require_local_entry()
        self._permissions.require_recipient(kept)
        with self._coffre.transaction():
            self._coffre.partenaires.save(kept)
            self._coffre.journal.add(Action.PARTENAIRE, kept.partenaire_id)
        return kept
