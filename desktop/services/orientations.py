"""What the officer does with a slip: draft, complete, hand over, follow, erase."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from desktop.errors import InvalidTransitionError, MissingAccordError
from desktop.fiches.model import Etape, Fiche, FicheId, Rang
from desktop.orientations.completeness import missing, require_complete
from desktop.orientations.draft import Answers, draft_orientation, merged
from desktop.orientations.fugue import protection_of
from desktop.orientations.life_cycle import OVER, advance, answered, is_open
from desktop.orientations.line import OrientationLine
from desktop.orientations.model import (
    Orientation,
    OrientationId,
    PriseEnChargeId,
    Status,
)
from desktop.orientations.reponse import Canal, Reponse
from desktop.orientations.transmission import transmissible
from desktop.poste.journal import Action
from desktop.services.entretiens import Entretiens
from desktop.services.permissions import Permissions
from desktop.services.prises_en_charge import PrisesEnCharge
from desktop.storage.coffre import Coffre

LINES_A_PAGE = 64
FOUND_AT_MOST = 10_000
"""Beyond, what is typed says too little: nobody reads so far, and counting them all would make the next key wait."""


class Orientations:
    def __init__(
        self,
        coffre: Coffre,
        fiches: Mapping[FicheId, Fiche],
        prises: PrisesEnCharge,
        entretiens: Entretiens,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        permissions: Permissions,
    ) -> None:
        self._coffre = coffre
        self._fiches = fiches
        self._prises = prises
        self._entretiens = entretiens
        self._now = now
        self._new_id = new_id
        self._permissions = permissions

    def lines(
        self, text: str = "", *, after: int | None = None, skip: int = 0, is_mine: bool = False
    ) -> tuple[OrientationLine, ...]:
        """One page of the slips that match what is typed, all when nothing is, newest first: past the place `after`.

        `is_mine`: only those entrusted to who is there.
        """
        of = self._whose(is_mine=is_mine)
        return self._coffre.orientations.lines(text, after=after, skip=skip, limit=LINES_A_PAGE, of=of)

    def count(self, text: str = "", *, is_mine: bool = False) -> int:
        """How many slips match what is typed, one more than `FOUND_AT_MOST` at most; all of them when nothing is."""
        return self._coffre.orientations.count(text, limit=FOUND_AT_MOST + 1, of=self._whose(is_mine=is_mine))

    def _whose(self, *, is_mine: bool) -> str:
        return self._coffre.titulaire.titulaire_id if is_mine else ""

    def get(self, orientation_id: OrientationId) -> Orientation:
        """Read one; the journal says so. Raises: NotKeptError."""
        orientation = self._kept(orientation_id)
        self._coffre.journal.note(Action.LECTURE, orientation_id)
        return orientation

    def draft(self, prise_id: PriseEnChargeId) -> Orientation:
        """Draft the slip of a reception from its ticks and answers; one still open is completed, not replaced.

        Raises: NotKeptError, ClockJumpError.
        """
        self._coffre.temps.require_decided(self._now())
        prise = self._prises.get(prise_id)
        drafted = draft_orientation(
            OrientationId(self._new_id()),
            prise,
            self._etapes(prise.fiche_id),
            self._answers(prise_id),
            self._coffre.reglages.get().emetteur,
            self._now(),
            protection_of(self._coffre.fugues.list_for_prise(prise_id)),
        )
        kept = next((o for o in self._coffre.orientations.list_for_prise(prise_id) if is_open(o)), None)
        return self._keep(merged(kept, drafted) if kept else drafted, Action.BROUILLON)

    def save(self, orientation: Orientation) -> Orientation:
        """Keep what the officer completed. A slip is ready as soon as nothing is missing, a draft again otherwise.

        Raises:
            NotKeptError: it was erased meanwhile.
            InvalidTransitionError: it was handed over or cancelled, so its content is settled.
        """
        kept = self._kept(orientation.orientation_id)
        if not is_open(kept):
            raise InvalidTransitionError(kept.status, Status.BROUILLON)
        # Its identity and history are the store's: the page may hold them older than they are.
        return self._keep(
            replace(
                orientation,
                prise_id=kept.prise_id,
                created_at=kept.created_at,
                expires_on=kept.expires_on,
                etats=kept.etats,
                appels=kept.appels,
            ),
            Action.MODIFICATION,
        )

    def withdraw_accord(self, orientation_id: OrientationId) -> Orientation:
        """Note that the person takes the agreement back: from then on nothing of the slip can leave again.

        Raises: NotKeptError, MissingAccordError when there was none.
        """
        orientation = self._kept(orientation_id)
        if orientation.accord is None:
            raise MissingAccordError
        if not orientation.accord.holds:
            return orientation
        accord = replace(orientation.accord, withdrawn_at=self._now())
        return self._keep(replace(orientation, accord=accord), Action.ACCORD_RETIRE)

    def hand_over(self, orientation_id: OrientationId) -> Orientation:
        """Note the slip as handed over, and set its date of erasure.

        Raises: NotKeptError, IncompleteOrientationError, MissingAccordError, InvalidTransitionError, NotAllowedError,
        ClockJumpError.
        """
        orientation = self._kept(orientation_id)
        require_complete(orientation)
        transmissible(orientation)
        self._permissions.require_recipient(orientation.partenaire)
        return self._keep(self._advanced(self._settled(orientation), Status.REMISE), Action.ETAT, Status.REMISE)

    def answer(self, orientation_id: OrientationId, reponse: Reponse, source: Canal) -> Orientation:
        """Note what the partner answered, with the passages it implies. An answer said again changes nothing.

        Raises: NotKeptError, EarlyReponseError, LateReponseError, OutdatedReponseError, InvalidTransitionError.
        """
        kept = self._kept(orientation_id)
        noted = answered(kept, reponse, source, self._now())
        if noted == kept:
            return kept
        return self._keep(noted, Action.REPONSE, f"{reponse.kind.value} {source.value}")

    def advance(self, orientation_id: OrientationId, status: Status) -> Orientation:
        """Note what this post decides of the slip: handed over, closed, cancelled, expired.

        Raises: NotKeptError, InvalidTransitionError, and what `hand_over` raises.
        """
        if status is Status.REMISE:
            return self.hand_over(orientation_id)
        kept = self._kept(orientation_id)
        if status not in OVER:
            raise InvalidTransitionError(kept.status, status)
        return self._keep(self._advanced(kept, status), Action.ETAT, status)

    def _advanced(self, orientation: Orientation, status: Status) -> Orientation:
        return advance(orientation, status, self._now())

    def _keep(self, orientation: Orientation, action: Action, detail: str = "") -> Orientation:
        kept = self._settled(orientation)
        if kept.was_handed_over and kept.expires_on is None:
            self._coffre.temps.require_decided(self._now())
            # The date is read by people, on the post's calendar.
            today = self._now().astimezone().date()
            kept = replace(kept, expires_on=self._coffre.reglages.get().erased_on(today))
        with self._coffre.transaction():
            self._coffre.orientations.save(kept)
            self._coffre.journal.add_once(action, kept.orientation_id, detail)
        return kept

    def _kept(self, orientation_id: OrientationId) -> Orientation:
        return self._coffre.orientations.get(orientation_id)

    def _settled(self, orientation: Orientation) -> Orientation:
        """An open slip is ready or a draft, whichever it is now: the turns in between are not part of its history."""
        if not is_open(orientation):
            return orientation
        if missing(orientation):
            return replace(orientation, etats=())
        return orientation if orientation.status is Status.PRETE else self._advanced(orientation, Status.PRETE)

    def _etapes(self, fiche_id: FicheId) -> tuple[Etape, ...]:
        """The steps of the sheet followed, of those this person may have been followed on before, of those beside."""
        followed = self._fiches[fiche_id]
        before = (self._fiches[each] for each in followed.meme_personne)
        beside = (fiche for fiche in self._fiches.values() if fiche.rang is Rang.COMPLEMENTAIRE)
        return tuple(etape for fiche in (followed, *before, *beside) for etape in fiche.etapes())

    def _answers(self, prise_id: PriseEnChargeId) -> Answers:
        return Answers.of(*(en_cours.entretien for en_cours in self._entretiens.list(prise_id)))
