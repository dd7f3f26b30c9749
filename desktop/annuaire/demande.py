"""What is asked of a directory, and whether a structure suits.

A structure is left out only by a known fact: another department, another need, another public, another age. What nobody
knows of it never hides it.
"""

from dataclasses import dataclass, replace

from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.model import Public
from desktop.annuaire.profil import Profil
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin, Orientation, TrancheAge, Urgence

AGES = {
    TrancheAge.MOINS_DE_15: (0, 14),
    TrancheAge.DE_15_A_17: (15, 17),
    TrancheAge.DE_18_A_20: (18, 20),
    TrancheAge.DE_21_A_25: (21, 25),
    TrancheAge.DE_26_A_40: (26, 40),
    TrancheAge.PLUS_DE_40: (41, 130),
}
_MAJORITY = 18
_GENRES = frozenset({Public.FEMMES, Public.HOMMES, Public.PERSONNES_TRANS})


@dataclass(frozen=True, slots=True)
class Demande:
    """What is asked. An empty set or None asks nothing; without department, all of France is looked at."""

    departements: frozenset[CodeDepartement] = frozenset()
    voisins: frozenset[CodeDepartement] = frozenset()  # looked at too, after the former
    besoins: frozenset[Besoin] = frozenset()
    public: Public | None = None
    tranche_age: TrancheAge | None = None
    langue: Langue | None = None
    ouverte: bool = False
    ce_soir: bool = False  # somebody must be received today, day or night

    @property
    def everywhere(self) -> "Demande":
        return replace(self, departements=frozenset(), voisins=frozenset())


def demande_of(orientation: Orientation) -> Demande:
    """What a slip asks of whoever will receive the person."""
    today = any(expressed.urgence is Urgence.CE_JOUR for expressed in orientation.besoins)
    shelter = any(expressed.besoin is Besoin.HEBERGEMENT for expressed in orientation.besoins)
    return Demande(
        besoins=frozenset(expressed.besoin for expressed in orientation.besoins),
        tranche_age=orientation.personne.tranche_age,
        langue=orientation.personne.langue,
        ce_soir=today and shelter,
    )


def suits(profil: Profil, demande: Demande) -> bool:
    """False when a known fact says that it is not for this person."""
    return (
        _is_where_asked(profil, demande)
        and not (demande.besoins and profil.besoins and demande.besoins.isdisjoint(profil.besoins))
        and not _is_for_others(profil, demande)
        and not _is_for_another_age(profil, demande)
    )


def _is_where_asked(profil: Profil, demande: Demande) -> bool:
    if not demande.departements or profil.is_everywhere:
        return True
    return profil.departement in demande.departements or profil.departement in demande.voisins


def _is_for_others(profil: Profil, demande: Demande) -> bool:
    if demande.public not in _GENRES:
        return False
    publics, is_for_all = publics_received(profil, demande)
    received = publics & _GENRES
    return bool(received) and not is_for_all and demande.public not in received


def publics_received(profil: Profil, demande: Demande) -> tuple[frozenset[Public], bool]:
    """Whom it receives for what is asked, and whether that is everybody: what this post noted, else what it says."""
    if profil.publics:
        return profil.publics, False
    concerned = [offre for offre in profil.offres if offre.besoins & demande.besoins] or profil.offres
    publics = frozenset[Public]().union(*(offre.publics for offre in concerned))
    # A service that says nothing of its public may receive anybody.
    return publics, any(offre.is_for_all or not offre.publics for offre in concerned)


def ages_received(profil: Profil) -> tuple[int, int] | None:
    if profil.age_min is None and profil.age_max is None:
        return None
    return profil.age_min or 0, 130 if profil.age_max is None else profil.age_max


def _is_for_another_age(profil: Profil, demande: Demande) -> bool:
    received = ages_received(profil)
    if received is None:
        return False
    if demande.public is Public.MINEURS and received[0] >= _MAJORITY:
        return True
    if demande.tranche_age is None:
        return False
    youngest, oldest = AGES[demande.tranche_age]
    return received[1] < youngest or received[0] > oldest
