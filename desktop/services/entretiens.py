"""Conducting the interview: every answer is committed when the call returns, so nothing answered can be lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.model import EntretienId, EntretienKept, Etat, Ref, Reponse
from desktop.langues.langue import Langue
from desktop.orientations.model import PriseEnChargeId
from desktop.poste.journal import Action
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre


@dataclass(frozen=True, slots=True)
class EnCours:
    """An interview under way: `entretien` runs and changes as answers are given, `kept` is as it was when opened."""

    kept: EntretienKept
    entretien: Entretien

    @property
    def entretien_id(self) -> EntretienId:
        return self.kept.entretien_id

    @property
    def langue(self) -> Langue:
        return self.kept.langue

    @property
    def position(self) -> Ref | None:
        """The page where it was left; None when it has just begun."""
        return self.kept.position


class Entretiens:
    def __init__(
        self,
        coffre: Coffre,
        formulaires: Mapping[str, Formulaire],
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        permissions: Permissions,
    ) -> None:
        self._coffre = coffre
        self._formulaires = formulaires
        self._now = now
        self._new_id = new_id
        self._permissions = permissions

    def start_or_resume(
        self, prise_id: PriseEnChargeId, formulaire_id: str, langue: Langue = Langue.FRANCAIS
    ) -> EnCours:
        """Take up this person's interview where it was left, else begin one in `langue`.

        Raises: NotKeptError, NotAllowedError when the service does not offer that language.
        """
        found = self.find(prise_id)
        if found is not None and found.kept.formulaire_id == formulaire_id:
            self._coffre.journal.note(Action.ENTRETIEN, prise_id)
            return found
        self._permissions.require_langue(langue)
        entretien_id = EntretienId(self._new_id())
        version = self._formulaires[formulaire_id].version
        with self._coffre.transaction():
            self._coffre.entretiens.start(entretien_id, prise_id, formulaire_id, version, langue, self._now())
            self._coffre.journal.add(Action.ENTRETIEN, prise_id)
        return self._run(self._coffre.entretiens.get(entretien_id))

    def find(self, prise_id: PriseEnChargeId) -> EnCours | None:
        """The interview of this person, if one was begun with a form that is still shipped."""
        kept = self._coffre.entretiens.find_for_prise(prise_id)
        return self._run(kept) if kept is not None and kept.formulaire_id in self._formulaires else None

    def save(self, entretien_id: EntretienId, reponse: Reponse) -> None:
        """Commit an answer the running interview accepted; a blank one is removed. Raises: NotKeptError."""
        if reponse.etat is Etat.ANSWERED and not reponse.value:
            self._coffre.entretiens.clear_reponse(entretien_id, reponse.ref)
        else:
            self._coffre.entretiens.save_reponse(entretien_id, reponse)

    def set_position(self, entretien_id: EntretienId, ref: Ref) -> None:
        """Raises: NotKeptError."""
        self._coffre.entretiens.set_position(entretien_id, ref)

    def set_langue(self, entretien_id: EntretienId, langue: Langue) -> None:
        """Raises: NotKeptError, NotAllowedError."""
        self._permissions.require_langue(langue)
        self._coffre.entretiens.set_langue(entretien_id, langue)

    def finish(self, entretien_id: EntretienId) -> None:
        """Raises: NotKeptError."""
        self._coffre.entretiens.set_finished(entretien_id, self._now())

    def reopen(self, entretien_id: EntretienId) -> None:
        """Raises: NotKeptError."""
        self._coffre.entretiens.set_finished(entretien_id, None)

    def _run(self, kept: EntretienKept) -> EnCours:
        formulaire = self._formulaires[kept.formulaire_id]
        return EnCours(kept, Entretien(formulaire, kept.reponses, now=self._now()))
