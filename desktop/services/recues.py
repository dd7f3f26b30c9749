"""The slips that this post receives: opened, kept, read, answered, erased."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from desktop.echange import manifeste
from desktop.echange.codes import code_of
from desktop.echange.enveloppe import seal_reponse
from desktop.errors import NotKeptError
from desktop.orientations.reponse import Reponse
from desktop.poste.cles import ClePublique
from desktop.poste.journal import Action
from desktop.poste.politique import Droit, Sortie
from desktop.poste.recues import Arrivee, Boite, Confiance, Recue, RecueId, RecueLine, ReponseDonnee, Vue
from desktop.poste.titulaires import TitulaireId
from desktop.services.enregistrement import write_out
from desktop.services.identites import Identites
from desktop.services.ouverture import arrived, open_file
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre

LINES_A_PAGE = 64
_SOON = timedelta(days=3)
_ID_CHARACTERS = 32


class Recues:
    def __init__(
        self,
        coffre: Coffre,
        identites: Identites,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        permissions: Permissions,
    ) -> None:
        self._coffre = coffre
        self._identites = identites
        self._now = now
        self._new_id = new_id
        self._permissions = permissions

    def lines(self, vue: Vue, *, after: int | None = None, skip: int = 0) -> tuple[RecueLine, ...]:
        """One page of a view, newest first: past the place `after`."""
        return self._coffre.recues.lines(vue, self._now(), self._soon(), after=after, skip=skip, limit=LINES_A_PAGE)

    def count(self) -> Boite:
        """How many each view holds."""
        return self._coffre.recues.count(self._now(), self._soon())

    def open(self, path: Path) -> Arrivee:
        """Open an envelope and tell what came; nothing is kept. Raises: ClockJumpError, and as `open_file`."""
        now = self._now()
        self._coffre.temps.require_decided(now)
        today = self._coffre.temps.look(now).astimezone().date()
        ouverte = open_file(path, self._identites.all(), today)
        kept_until = self._coffre.reglages.get().erased_on(now.astimezone().date())
        erase_on = min(ouverte.manifeste.expires_on, kept_until)
        arrivee = arrived(ouverte, self._confiance(ouverte.expediteur), erase_on)
        deja = self._coffre.recues.find_enveloppe(arrivee.enveloppe_id)
        if deja is not None:
            return replace(arrivee, deja=deja.recue_id)
        return replace(arrivee, autre_at=self._coffre.recues.last_received(arrivee.orientation_id, arrivee.expediteur))

    def keep(self, arrivee: Arrivee) -> RecueId:
        """Keep what came until its date; what is kept already is not kept twice. Raises: ClockJumpError."""
        self._coffre.temps.require_decided(self._now())
        deja = self._coffre.recues.find_enveloppe(arrivee.enveloppe_id)
        if deja is not None:
            return deja.recue_id
        recue = Recue(
            RecueId(self._new_id()),
            arrivee.enveloppe_id,
            arrivee.orientation_id,
            self._now(),
            arrivee.erase_on,
            arrivee.expediteur,
            arrivee.confiance,
            arrivee.contenu,
            arrivee.manifeste,
        )
        with self._coffre.transaction():
            self._coffre.recues.add(recue, arrivee.pdf)
            self._coffre.journal.add(Action.RECEPTION, recue.recue_id)
        return recue.recue_id

    def read(self, recue_id: RecueId) -> Recue:
        """Read one, with what is known now of its sender; the journal says so. Raises: NotKeptError."""
        self._coffre.recues.get(recue_id)
        self._coffre.journal.note(Action.LECTURE, recue_id, "recue")
        self._coffre.recues.note_read(recue_id, self._now())
        recue = self._coffre.recues.get(recue_id)
        return replace(recue, confiance=self._confiance(recue.expediteur))

    def names(self) -> dict[TitulaireId, str]:
        """The name of whoever answered; those who no longer open this post included."""
        return self._coffre.trousseau.names()

    def pdf(self, recue_id: RecueId) -> bytes:
        """The document that came with the slip. Raises: NotKeptError."""
        return self._coffre.recues.pdf(recue_id)

    def note_verified(self, cle: ClePublique) -> None:
        """Note that who is there compared the six words of this key with its holder, aloud. Raises: RevokedCleError."""
        holder = self._coffre.cles.find_holder(cle)
        holder_id = holder.partenaire_id if holder else _unit_id(cle)
        with self._coffre.transaction():
            self._coffre.cles.add(holder_id, cle, self._now())
            self._coffre.cles.verify(holder_id, cle, self._now(), self._coffre.titulaire.nom)
            self._coffre.journal.add(Action.CLE_PARTENAIRE, holder_id, "verifiee")

    def answer(self, recue_id: RecueId, reponse: Reponse) -> Recue:
        """Give an answer, which takes the place of the one before. Raises: NotKeptError."""
        dated = replace(reponse, answered_at=self._now())
        with self._coffre.transaction():
            donnee = ReponseDonnee(dated, self._coffre.titulaire.titulaire_id)
            self._coffre.recues.add_reponse(recue_id, donnee)
            self._coffre.journal.add(Action.REPONSE_DONNEE, recue_id, dated.kind.value)
        return self.read(recue_id)

    def code(self, recue: Recue) -> str:
        """What is dictated to the unit for the answer that holds. Raises: NotKeptError when none was given."""
        return code_of(manifeste.from_bytes(recue.manifeste).answer_key, self._answer(recue))

    def save_answer(self, recue: Recue, target: Path) -> None:
        """Write the answer that holds to a file that the unit alone opens; the journal says it first.

        Raises: NotKeptError when none was given, NotAllowedError, ExportError.
        """
        self._permissions.require_sortie(Sortie.ENVELOPPE)
        sealed = seal_reponse(
            self._answer(recue),
            manifeste.from_bytes(recue.manifeste),
            expediteur=self._identites.get(),
            now=self._now(),
        )
        write_out(self._coffre, sealed, target, recue.recue_id, "reponse")

    def file_name(self) -> str:
        """A name to propose for the file of an answer: it tells neither who, nor what, nor for whom."""
        return f"reponse-{self._now().astimezone():%Y%m%d-%H%M}.age"

    def erase(self, recue_id: RecueId) -> None:
        """Erase one before its date, with its document and the answers given. Raises: NotKeptError, NotAllowedError."""
        self._permissions.require(Droit.EFFACER)
        self._coffre.recues.get(recue_id)
        with self._coffre.transaction():
            self._coffre.recues.erase_all((recue_id,))
            self._coffre.journal.add(Action.EFFACEMENT, recue_id)

    def _answer(self, recue: Recue) -> Reponse:
        if recue.reponse is None:
            raise NotKeptError(Path())
        return recue.reponse

    def _soon(self) -> date:
        return (self._coffre.temps.look(self._now()) + _SOON).astimezone().date()

    def _confiance(self, cle: ClePublique) -> Confiance:
        """A name that goes with several keys is told until the words of this one are compared.

        The words say nothing of the name: a key vouches for the one it had when they were compared, and for no other.
        """
        holder = self._coffre.cles.find_holder(cle)
        if holder is not None and holder.is_revoked:
            return Confiance.REVOQUEE
        if holder is not None and holder.is_verified and holder.cle.nom.casefold() == cle.nom.casefold():
            return Confiance.VERIFIEE
        known = [each.cle for each in self._coffre.cles.list()] + list(self._coffre.recues.expediteurs())
        if any(each.nom.casefold() == cle.nom.casefold() and not each.is_same_as(cle) for each in known):
            return Confiance.CHANGEE
        is_seen = any(each.is_same_as(cle) for each in known)
        return Confiance.NON_VERIFIEE if is_seen else Confiance.INCONNUE


def _unit_id(cle: ClePublique) -> str:
    """Under which the key of a unit that no directory has is kept."""
    return hashlib.sha256(cle.age.encode() + cle.signature).hexdigest()[:_ID_CHARACTERS]
