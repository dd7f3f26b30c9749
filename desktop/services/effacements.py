"""Erasing before the date: one slip, or all that is kept of one person. What the window says of it is counted here.

Each thing erased is a line of the journal in the same transaction: a backup older than the last of them is outdated.
"""

from dataclasses import dataclass
from datetime import datetime

from desktop.fiches.model import FicheId
from desktop.orientations.model import Orientation, OrientationId, PriseEnChargeId
from desktop.poste.journal import Action
from desktop.poste.politique import Droit, Politique
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre


@dataclass(frozen=True, slots=True)
class Accueil:
    """The reception of a person: what was ticked and answered."""

    fiche_id: FicheId
    opened_at: datetime
    etapes: int
    entretiens: int
    reponses: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is kept of one person. `accueil` is None once it was erased; `fiches` were handed over."""

    prise_id: PriseEnChargeId
    accueil: Accueil | None
    brouillons: int
    fiches: int

    @property
    def is_one_slip(self) -> bool:
        return self.accueil is None and self.brouillons + self.fiches == 1


@dataclass(frozen=True, slots=True)
class PostContent:
    """What is kept of everybody, counted. `backups` is the folder the service chose for them; "" beside the store."""

    fiches: int
    recues: int
    accueils: int
    backups: str


class Effacements:
    def __init__(self, coffre: Coffre, permissions: Permissions, politique: Politique) -> None:
        self._coffre = coffre
        self._permissions = permissions
        self._politique = politique

    def dossier(self, prise_id: PriseEnChargeId) -> Dossier:
        """Raises: NotKeptError when nothing is kept of this person."""
        slips = self._coffre.orientations.list_for_prise(prise_id)
        accueil = self._accueil(prise_id)
        if accueil is None and not slips:
            self._coffre.prises_en_charge.get(prise_id)
        handed_over = sum(slip.was_handed_over for slip in slips)
        return Dossier(prise_id, accueil, len(slips) - handed_over, handed_over)

    def post(self) -> PostContent:
        """What putting the post out of use would destroy."""
        return PostContent(
            fiches=self._coffre.orientations.count(limit=0),
            recues=self._coffre.recues.count_all(),
            accueils=len(self._coffre.prises_en_charge.list()),
            backups=str(self._politique.sauvegarde_dossier or ""),
        )

    def erase_slip(self, orientation_id: OrientationId) -> None:
        """Erase one slip and nothing else. Raises: NotKeptError, NotAllowedError as `_require`."""
        slip = self._coffre.orientations.get(orientation_id)
        self._require(slip)
        with self._coffre.transaction():
            self._erase(slip)

    def erase_person(self, prise_id: PriseEnChargeId) -> None:
        """Erase the reception with its ticks and interviews, and every slip that came from it, handed over or not.

        Nothing or all of it. Raises: NotAllowedError as `_require`.
        """
        slips = self._coffre.orientations.list_for_prise(prise_id)
        self._require(*slips)
        with self._coffre.transaction():
            for slip in slips:
                self._erase(slip)
            if self._coffre.prises_en_charge.find(prise_id) is not None:
                self._coffre.prises_en_charge.erase(prise_id)
                self._coffre.journal.add(Action.EFFACEMENT, prise_id)

    def _require(self, *slips: Orientation) -> None:
        """Raises: NotAllowedError for a slip handed over, where the service keeps agents from it."""
        if any(slip.was_handed_over for slip in slips):
            self._permissions.require(Droit.EFFACER)

    def _erase(self, slip: Orientation) -> None:
        self._coffre.orientations.erase(slip.orientation_id)
        self._coffre.journal.add(Action.EFFACEMENT, slip.orientation_id)

    def _accueil(self, prise_id: PriseEnChargeId) -> Accueil | None:
        prise = self._coffre.prises_en_charge.find(prise_id)
        if prise is None:
            return None
        entretiens, reponses = self._coffre.entretiens.count_for_prise(prise_id)
        return Accueil(prise.fiche_id, prise.opened_at, len(prise.coches), entretiens, reponses)
