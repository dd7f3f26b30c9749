"""Finding a structure: in which order those that suit come, why, and what is to be checked.

The rank is the sum of the weights of its reasons: a fact that matches adds one and takes none away. What nobody knows
of it is a reserve, to be lifted by a call.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.demande import AGES, Demande, ages_received, publics_received, suits
from desktop.annuaire.horaires import Etat, Ouverture, ouverture
from desktop.annuaire.model import Public
from desktop.annuaire.profil import Profil
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin, TrancheAge

STALE_MONTHS = 12
"""After which what is known of a structure is to be checked again, unless the service says otherwise."""
_DAYS_A_MONTH = 30


class Motif(StrEnum):
    """Why this one."""

    BESOIN = "besoin"
    DEPARTEMENT = "departement"
    VOISIN = "voisin"
    POSTE = "poste"
    NATIONAL = "national"
    PUBLIC = "public"
    AGE = "age"
    LANGUE = "langue"
    CE_SOIR = "ce_soir"
    OUVERTE = "ouverte"
    AGREEE = "agreee"
    VERIFIEE = "verifiee"


class Reserve(StrEnum):
    """What to check before relying on it."""

    BESOIN_INCONNU = "besoin_inconnu"
    BESOIN_ABSENT = "besoin_absent"
    PUBLIC_INCONNU = "public_inconnu"
    AGE_INCONNU = "age_inconnu"
    AGE_PARTIEL = "age_partiel"
    LANGUE_INCONNUE = "langue_inconnue"
    LANGUE_ABSENTE = "langue_absente"
    CE_SOIR_INCONNU = "ce_soir_inconnu"
    CE_SOIR_NON = "ce_soir_non"
    FERMEE = "fermee"
    HORAIRES_INCONNUS = "horaires_inconnus"
    AGREMENT_INCONNU = "agrement_inconnu"
    AGREMENT_ECHU = "agrement_echu"
    A_REVERIFIER = "a_reverifier"
    DISPARUE = "disparue"


Valeur = Besoin | Public | TrancheAge | Langue | Ouverture | date | int | str | None


@dataclass(frozen=True, slots=True)
class Raison:
    """`valeur` is what the sentence names: a need, a language, a date, an opening, months…"""

    motif: Motif
    valeur: Valeur = None


@dataclass(frozen=True, slots=True)
class AVerifier:
    reserve: Reserve
    valeur: Valeur = None


@dataclass(frozen=True, slots=True)
class Trouvee:
    profil: Profil
    raisons: tuple[Raison, ...]
    reserves: tuple[AVerifier, ...]

    @property
    def points(self) -> int:
        return sum(_POINTS[raison.motif] for raison in self.raisons)


_POINTS: Mapping[Motif, int] = {
    Motif.BESOIN: 40,
    Motif.CE_SOIR: 40,
    Motif.DEPARTEMENT: 30,
    Motif.POSTE: 30,
    Motif.AGREEE: 25,
    Motif.OUVERTE: 25,
    Motif.PUBLIC: 20,
    Motif.AGE: 20,
    Motif.LANGUE: 15,
    Motif.VOISIN: 10,
    Motif.VERIFIEE: 6,
    Motif.NATIONAL: 5,
}
"""What each reason is worth, a need counting once for each need asked that is met."""


class Recherche:
    """One question over many structures, at one moment. What the hours say is read once for each structure."""

    def __init__(self, demande: Demande, now: datetime, stale_months: int = STALE_MONTHS) -> None:
        self._demande = demande
        self._stale_days = stale_months * 365 // 12
        self._now = now
        self._openings: dict[tuple[str, str], Ouverture] = {}

    def ranked(self, profils: Sequence[Profil]) -> list[int]:
        """The places of those that suit, best first, then in the order given."""
        demande = self._demande
        suiting = [place for place, profil in enumerate(profils) if suits(profil, demande)]
        return sorted(suiting, key=lambda place: -self._points(profils[place]))

    def counted(self, profils: Iterable[Profil]) -> Counter[CodeDepartement]:
        """How many suit in each department, wherever was asked; those open now when that is what is asked."""
        demande = self._demande.everywhere
        found: Counter[CodeDepartement] = Counter()
        for profil in profils:
            if profil.departement and suits(profil, demande):
                found[profil.departement] += not demande.ouverte or self._opening(profil).etat is Etat.OUVERT
        return +found

    def explained(self, profil: Profil) -> Trouvee:
        """Why this one, the weightiest first, and what to check."""
        reasons = sorted(self._reasons(profil, explained=True), key=lambda raison: -_POINTS[raison.motif])
        return Trouvee(profil, tuple(reasons), tuple(self._reserves(profil)))

    def _points(self, profil: Profil) -> int:
        return sum(_POINTS[raison.motif] for raison in self._reasons(profil, explained=False))

    def _opening(self, profil: Profil) -> Ouverture:
        key = (profil.horaires, profil.fuseau)
        if key not in self._openings:
            self._openings[key] = ouverture(profil.horaires, profil.fuseau, self._now)
        return self._openings[key]

    def _today(self, profil: Profil) -> date:
        return self._now.astimezone(ZoneInfo(profil.fuseau)).date()

    def _reasons(self, profil: Profil, *, explained: bool) -> Iterator[Raison]:
        """Those that bear on the rank; `explained` adds whether it is open, read for nothing otherwise."""
        demande = self._demande
        yield from self._reasons_of_place(profil)
        for besoin in sorted(demande.besoins & profil.besoins):
            yield Raison(Motif.BESOIN, besoin)
        public = self._public_met(profil)
        if public:
            yield Raison(Motif.PUBLIC, public)
        if self._age_fits(profil):
            yield Raison(Motif.AGE, demande.tranche_age)
        if demande.langue and demande.langue in profil.langues:
            yield Raison(Motif.LANGUE, demande.langue)
        if profil.accueil_urgent and (demande.ce_soir or explained):
            yield Raison(Motif.CE_SOIR)
        if (demande.ouverte or explained) and self._opening(profil).etat is Etat.OUVERT:
            yield Raison(Motif.OUVERTE, self._opening(profil))
        if profil.agrement_psp and not self._agreement_is_over(profil) and not _is_gone(profil):
            yield Raison(Motif.AGREEE, profil.agrement_jusqu_au)
        if profil.verifie_le and (self._today(profil) - profil.verifie_le).days <= self._stale_days:
            yield Raison(Motif.VERIFIEE, profil.verifie_le)

    def _reasons_of_place(self, profil: Profil) -> Iterator[Raison]:
        demande = self._demande
        if profil.is_everywhere:
            yield Raison(Motif.POSTE if profil.is_local else Motif.NATIONAL)
        elif profil.departement and profil.departement in demande.departements:
            yield Raison(Motif.DEPARTEMENT, profil.departement)
        elif profil.departement and profil.departement in demande.voisins:
            yield Raison(Motif.VOISIN, profil.departement)

    def _public_met(self, profil: Profil) -> Public | None:
        asked = self._demande.public
        if asked is None and self._demande.tranche_age and self._demande.tranche_age.is_minor:
            asked = Public.MINEURS
        return asked if asked and asked in publics_received(profil, self._demande)[0] else None

    def _age_fits(self, profil: Profil) -> bool:
        received = ages_received(profil)
        if received is None or self._demande.tranche_age is None:
            return False
        youngest, oldest = AGES[self._demande.tranche_age]
        return received[0] <= youngest and oldest <= received[1]

    def _agreement_is_over(self, profil: Profil) -> bool:
        return profil.agrement_jusqu_au is not None and profil.agrement_jusqu_au < self._today(profil)

    def _reserves(self, profil: Profil) -> Iterator[AVerifier]:
        yield from self._reserves_on_needs(profil)
        yield from self._reserves_on_people(profil)
        yield from self._reserves_on_hours(profil)
        if profil.agrement_psp and self._agreement_is_over(profil):
            yield AVerifier(Reserve.AGREMENT_ECHU, profil.agrement_jusqu_au)
        if profil.absente_le:
            yield AVerifier(Reserve.DISPARUE, profil.absente_le)
        last = profil.verifie_le or profil.date_maj
        days = (self._today(profil) - last).days if last else 0
        if days > self._stale_days:
            yield AVerifier(Reserve.A_REVERIFIER, days // _DAYS_A_MONTH)

    def _reserves_on_needs(self, profil: Profil) -> Iterator[AVerifier]:
        asked = self._demande.besoins
        if asked and not profil.besoins:
            yield AVerifier(Reserve.BESOIN_INCONNU)
            return
        for besoin in sorted(asked - profil.besoins):
            yield AVerifier(Reserve.BESOIN_ABSENT, besoin)
        if Besoin.PARCOURS_SORTIE in asked and profil.agrement_psp is None and not profil.is_everywhere:
            yield AVerifier(Reserve.AGREMENT_INCONNU)

    def _reserves_on_people(self, profil: Profil) -> Iterator[AVerifier]:
        demande = self._demande
        publics, is_for_all = publics_received(profil, demande)
        if demande.public and demande.public not in publics and not is_for_all:
            yield AVerifier(Reserve.PUBLIC_INCONNU, demande.public)
        if demande.tranche_age and not self._public_met(profil):
            if ages_received(profil) is None:
                yield AVerifier(Reserve.AGE_INCONNU)
            elif not self._age_fits(profil):
                yield AVerifier(Reserve.AGE_PARTIEL)
        if demande.langue and demande.langue is not Langue.FRANCAIS and demande.langue not in profil.langues:
            yield AVerifier(Reserve.LANGUE_ABSENTE if profil.langues else Reserve.LANGUE_INCONNUE, demande.langue)

    def _reserves_on_hours(self, profil: Profil) -> Iterator[AVerifier]:
        if self._demande.ce_soir and not profil.accueil_urgent:
            yield AVerifier(Reserve.CE_SOIR_INCONNU if profil.accueil_urgent is None else Reserve.CE_SOIR_NON)
        opening = self._opening(profil)
        if opening.etat is Etat.FERME:
            yield AVerifier(Reserve.FERMEE, opening)
        elif opening.etat is not Etat.OUVERT and self._demande.ouverte:
            yield AVerifier(Reserve.HORAIRES_INCONNUS)


def _is_gone(profil: Profil) -> bool:
    """Its set of data left it out, and nobody has asked it since."""
    gone, asked = profil.absente_le, profil.verifie_le
    return gone is not None and (asked is None or asked < gone)
