"""To whom a case is entrusted: a reception and the slips that came from it go together."""

from dataclasses import dataclass
from datetime import datetime

from desktop.orientations.model import PriseEnChargeId
from desktop.poste.titulaires import TitulaireId


@dataclass(frozen=True, slots=True)
class Charge:
    """`par` entrusted it at `at`; `seen_at` is when who has it first opened it. No charge: nobody in particular."""

    prise_id: PriseEnChargeId
    titulaire_id: TitulaireId
    par: TitulaireId
    at: datetime
    seen_at: datetime | None = None
