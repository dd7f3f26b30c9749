"""What is noted of a minor's runaway and return, and what of it is still owed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.fiches.model import Acte, Fiche
from desktop.orientations.fugue import Evenement, EvenementId, EvenementKind, Fugue, checked, fugues
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.poste.journal import Action
from desktop.storage.coffre import Coffre


@dataclass(frozen=True, slots=True)
class Fil:
    """The thread of one reception. `names` are those who ever had a key, by id.

    `parquet_avise_at` and `crip_informee_at` are those of the last runaway; None while they are owed.
    """

    prise: PriseEnCharge
    fugues: tuple[Fugue, ...]
    parquet_avise_at: datetime | None
    crip_informee_at: datetime | None
    names: Mapping[str, str]


class Fugues:
    def __init__(
        self, coffre: Coffre, fiches: Iterable[Fiche], now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._coffre = coffre
        steps = (etape for fiche in fiches for etape in fiche.etapes())
        self._parquet_steps = frozenset(etape.etape_id for etape in steps if etape.acte is Acte.PARQUET_AVISE)
        self._now = now
        self._new_id = new_id

    def get(self, prise_id: PriseEnChargeId) -> Fil:
        """Raises: NotKeptError."""
        prise = self._coffre.prises_en_charge.get(prise_id)
        told = fugues(self._coffre.fugues.list_for_prise(prise_id))
        last = told[-1] if told else None
        parquet_at = last.parquet_avise_at if last else None
        if len(told) <= 1:  # a step ticked says nothing of which runaway it was for
            parquet_at = parquet_at or self._ticked_at(prise)
        names = {str(titulaire_id): nom for titulaire_id, nom in self._coffre.trousseau.names().items()}
        return Fil(prise, told, parquet_at, last.crip_informee_at if last else None, names)

    def note(self, prise_id: PriseEnChargeId, kind: EvenementKind, at: datetime, note: str = "") -> Fil:
        """Add an event to the thread. Raises: NotKeptError, InvalidEvenementError."""
        self._coffre.prises_en_charge.get(prise_id)
        now = self._now()
        par = self._coffre.titulaire.titulaire_id
        evenement = checked(Evenement(EvenementId(self._new_id()), prise_id, kind, at, par, note), now)
        with self._coffre.transaction():
            self._coffre.fugues.add(evenement)
            self._coffre.journal.add(Action.FUGUE, prise_id)
        return self.get(prise_id)

    def erase(self, evenement: Evenement) -> Fil:
        """Take out an event noted by mistake. Raises: NotKeptError."""
        with self._coffre.transaction():
            self._coffre.fugues.erase(evenement.evenement_id)
            self._coffre.journal.add(Action.FUGUE, evenement.prise_id, "retire")
        return self.get(evenement.prise_id)

    def _ticked_at(self, prise: PriseEnCharge) -> datetime | None:
        """When a step that reports to the parquet was first ticked."""
        return min((c.ticked_at for c in prise.coches if c.etape_id in self._parquet_steps), default=None)
