"""Entrusting a case to a colleague of this post, and finding what was entrusted to oneself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desktop.orientations.model import OrientationId, PriseEnChargeId
from desktop.poste.charges import Charge
from desktop.poste.journal import Action
from desktop.poste.titulaires import Titulaire, TitulaireId, folded_name
from desktop.storage.coffre import Coffre


@dataclass(frozen=True, slots=True)
class Confie:
    """A case entrusted to who is there, not opened yet.

    `orientation_id` is its last slip, `partenaire` whom it is for; None and "" when there is a reception only.
    """

    charge: Charge
    par: str
    orientation_id: OrientationId | None
    partenaire: str
    has_reception: bool


class Charges:
    def __init__(self, coffre: Coffre, now: Callable[[], datetime]) -> None:
        self._coffre = coffre
        self._now = now

    def people(self) -> tuple[Titulaire, ...]:
        """Those a case may be entrusted to, by name; oneself is one of them."""
        return tuple(sorted(self._coffre.trousseau.list(), key=lambda titulaire: folded_name(titulaire.nom)))

    def has_colleagues(self) -> bool:
        return len(self._coffre.trousseau.list()) > 1

    def find(self, prise_id: PriseEnChargeId) -> Charge | None:
        """None: nobody in particular has it."""
        return self._coffre.charges.find(prise_id)

    def entrust(self, prise_id: PriseEnChargeId, titulaire_id: TitulaireId | None) -> Charge | None:
        """Entrust a reception and its slips to someone; None gives them back to nobody in particular.

        Said again, it changes nothing. Raises: NotKeptError, for a case or a person that is not there any more.
        """
        if not self._coffre.orientations.list_for_prise(prise_id):
            self._coffre.prises_en_charge.get(prise_id)
        kept = self.find(prise_id)
        if (kept.titulaire_id if kept else None) == titulaire_id:
            return kept
        with self._coffre.transaction():
            self._coffre.journal.add(Action.CONFIE, prise_id, titulaire_id or "")
            if titulaire_id is None:
                self._coffre.charges.erase(prise_id)
                return None
            me, now = self._coffre.titulaire.titulaire_id, self._now()
            charge = Charge(prise_id, titulaire_id, me, now, now if titulaire_id == me else None)
            self._coffre.charges.save(charge)
        return charge

    def take_up(self, prise_id: PriseEnChargeId, par: TitulaireId) -> None:
        """Who goes on with an interview that `par` handed over has the case from then on."""
        me, now = self._coffre.titulaire.titulaire_id, self._now()
        kept = self.find(prise_id)
        if par == me or (kept is not None and kept.titulaire_id == me):
            return
        with self._coffre.transaction():
            self._coffre.journal.add(Action.CONFIE, prise_id, me)
            self._coffre.charges.save(Charge(prise_id, me, par, now, now))

    def note_seen(self, prise_id: PriseEnChargeId) -> None:
        """Who has the case opened it: home says no more that it was entrusted."""
        charge = self.find(prise_id)
        is_mine = charge is not None and charge.titulaire_id == self._coffre.titulaire.titulaire_id
        if charge is not None and is_mine and charge.seen_at is None:
            self._coffre.charges.note_seen(prise_id, self._now())

    def received(self) -> tuple[Confie, ...]:
        """What was entrusted to who is there, and that they have not opened yet."""
        mine = self._coffre.charges.list_for(self._coffre.titulaire.titulaire_id)
        names = self._coffre.trousseau.names()
        return tuple(self._confie(charge, names.get(charge.par, "")) for charge in mine if charge.seen_at is None)

    def _confie(self, charge: Charge, par: str) -> Confie:
        slips = self._coffre.orientations.list_for_prise(charge.prise_id)
        last = slips[0] if slips else None
        nom = last.partenaire.nom if last and last.partenaire else ""
        has_reception = self._coffre.prises_en_charge.find(charge.prise_id) is not None
        return Confie(charge, par, last.orientation_id if last else None, nom, has_reception)
