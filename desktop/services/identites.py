"""The identity of this post: what it opens envelopes with, and signs those it sends."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from desktop.echange.codes import answer_key, printed_codes
from desktop.echange.identite import Identite
from desktop.orientations.model import OrientationId
from desktop.orientations.reponse import Reponse
from desktop.poste.cles import key_name
from desktop.poste.journal import Action
from desktop.storage.coffre import Coffre


class Identites:
    def __init__(self, coffre: Coffre, now: Callable[[], datetime]) -> None:
        self._coffre = coffre
        self._now = now

    def get(self) -> Identite:
        """The one in use, under the name of the service; made the first time it is asked for."""
        secret = self._coffre.cles.find_identite()
        if secret is None:
            return self._made("creee")
        return replace(Identite.from_bytes(secret), nom=self._name())

    def former(self) -> tuple[Identite, ...]:
        """Those before it, the last one first: they still open what was sealed to them, and know their codes."""
        return tuple(Identite.from_bytes(secret) for secret in self._coffre.cles.former_identites())

    def all(self) -> tuple[Identite, ...]:
        """Those that may open an envelope, the one in use first."""
        return (self.get(), *self.former())

    def keys_of(self, orientation_ids: Iterable[OrientationId]) -> Iterator[tuple[OrientationId, bytes]]:
        """Each slip with each key under which a code may answer it, the usual one first."""
        identites = self.all()
        return ((each, answer_key(identite, each)) for each in orientation_ids for identite in identites)

    def printed_codes(self, orientation_id: OrientationId) -> tuple[tuple[Reponse, str], ...]:
        """Each answer to this slip that needs no date, and its code."""
        return printed_codes(answer_key(self.get(), orientation_id))

    def renew(self) -> Identite:
        """Make another identity; partners must then be given its public key. Raises: NotAllowedError."""
        self._coffre.trousseau.require_responsable()
        return self._made("renouvelee")

    def _made(self, detail: str) -> Identite:
        identite = Identite.generate(self._name())
        with self._coffre.transaction():
            self._coffre.cles.save_identite(identite.to_bytes(), self._now())
            self._coffre.journal.add(Action.IDENTITE, detail=detail)
        return identite

    def _name(self) -> str:
        reglages = self._coffre.reglages.find()
        return key_name(reglages.emetteur.service if reglages else "")
