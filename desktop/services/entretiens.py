"""Conducting the interview: every answer is committed when the call returns, so nothing answered can be lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.entretiens.carrying import carried
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import EntretienId, EntretienKept, Etat, Ref, Reponse
from desktop.entretiens.versions import Change, without_instance
from desktop.langues.langue import Langue
from desktop.orientations.model import PriseEnChargeId
from desktop.poste.journal import Action
from desktop.services.formulaires import Formulaires
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre


@dataclass(frozen=True, slots=True)
class EnCours:
    """An interview under way: `entretien` runs and changes as answers are given, `kept` is as it was when opened."""

    kept: EntretienKept
    entretien: Entretien
    carried: int = 0  # answers given in this person's other interviews, taken over when this one was begun

    @property
    def entretien_id(self) -> EntretienId:
        return self.kept.entretien_id

    @property
    def langue(self) -> Langue:
        return self.kept.langue

    @property
    def formulaire_id(self) -> str:
        return self.kept.formulaire_id

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the officer must be shown before going on: answers of another version that are not where they were."""
        is_same = self.kept.version == self.entretien.formulaire.version
        return () if is_same and not any(c.carried for c in self.entretien.changes) else self.entretien.changes

    @property
    def position(self) -> Ref | None:
        """The page where it was left; None when it has just begun."""
        return self.kept.position


class Entretiens:
    def __init__(
        self,
        coffre: Coffre,
        formulaires: Formulaires,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        permissions: Permissions,
    ) -> None:
        self._coffre = coffre
        self._formulaires = formulaires
        self._now = now
        self._new_id = new_id
        self._permissions = permissions

    @property
    def titles(self) -> Mapping[str, str]:
        """The French title of each interview that can be conducted, by form."""
        return self._formulaires.titles

    def start_or_resume(self, prise_id: PriseEnChargeId, formulaire_id: str, langue: Langue | None = None) -> EnCours:
        """Take up this person's interview where it was left, else begin it with what the others already say.

        `langue` is that of one begun; None for the language of this person's last interview, French without any.
        Raises: NotKeptError, NotAllowedError when the service does not offer that language.
        """
        others = self.list(prise_id)
        for found in others:
            if found.formulaire_id == formulaire_id:
                self._coffre.journal.note(Action.ENTRETIEN, prise_id)
                return found
        spoken = langue or (others[0].langue if others else Langue.FRANCAIS)
        self._permissions.require_langue(spoken)
        formulaire = self._formulaires[formulaire_id]
        entretien_id = EntretienId(self._new_id())
        known = carried(formulaire, (other.entretien for other in others))
        with self._coffre.transaction():
            self._coffre.entretiens.start(
                entretien_id, prise_id, formulaire_id, formulaire.version, spoken, self._now()
            )
            for reponse in known:
                self._coffre.entretiens.save_reponse(entretien_id, reponse)
            self._coffre.journal.add(Action.ENTRETIEN, prise_id)
        return replace(self._run(self._coffre.entretiens.get(entretien_id)), carried=len(known))

    def list(self, prise_id: PriseEnChargeId) -> tuple[EnCours, ...]:
        """The interviews of this person, the last one begun first: those whose form is still shipped."""
        kept = self._coffre.entretiens.list_for_prise(prise_id)
        return tuple(self._run(each) for each in kept if each.formulaire_id in self._formulaires)

    def get(self, entretien_id: EntretienId) -> EnCours:
        """Raises: NotKeptError."""
        return self._run(self._coffre.entretiens.get(entretien_id))

    def save(self, entretien_id: EntretienId, reponse: Reponse) -> None:
        """Commit an answer the running interview accepted, with who asked; a blank one is removed.

        Raises: NotKeptError.
        """
        if reponse.etat is Etat.ANSWERED and not reponse.value:
            self._coffre.entretiens.clear_reponse(entretien_id, reponse.ref)
        else:
            asked_by = self._coffre.titulaire.titulaire_id
            self._coffre.entretiens.save_reponse(entretien_id, replace(reponse, asked_by=asked_by))

    def remove_instance(self, entretien_id: EntretienId, ref: Ref) -> None:
        """Commit that an instance of a repeated group was removed from the running interview. Raises: NotKeptError."""
        with self._coffre.transaction():
            kept = {reponse.ref: reponse for reponse in self._coffre.entretiens.get(entretien_id).reponses}
            left = without_instance(kept, ref)
            changed = [reponse for place, reponse in left.items() if kept.get(place) != reponse]
            gone = [place for place in kept if left.get(place) != kept[place]]
            self._coffre.entretiens.move_reponses(entretien_id, gone, changed)

    def adopt(self, en_cours: EnCours) -> None:
        """Commit that an interview goes on with this version of its form: what moved is kept where it is now.

        Those that fit no question stay in the store as they were, and in `entretien.changes`. Raises: NotKeptError.
        """
        carried = [(c.reponse.ref, c.carried) for c in en_cours.entretien.changes if c.carried is not None]
        with self._coffre.transaction():
            self._coffre.entretiens.move_reponses(
                en_cours.entretien_id, (former for former, _ in carried), (reponse for _, reponse in carried)
            )
            version = self._formulaires[en_cours.kept.formulaire_id].version
            self._coffre.entretiens.set_version(en_cours.entretien_id, version)

    def names(self) -> dict[str, str]:
        """The name of whoever asked, by the `asked_by` of an answer; those who no longer open this post included."""
        return {str(titulaire_id): nom for titulaire_id, nom in self._coffre.trousseau.names().items()}

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
