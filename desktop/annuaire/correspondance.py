"""What the words of data·inclusion mean in ours, and what the national services are for: one table of each.

A word that is not here says nothing of needs or publics. The digital themes of data·inclusion are about reaching a
computer, not about digital violence: they are left out on purpose.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.annuaire.model import Public
from desktop.fiches.model import ContactId
from desktop.orientations.model import Besoin

THEMATIQUES = {
    "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives": {Besoin.SOCIAL},
    "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete": {Besoin.SEJOUR},
    "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits": {Besoin.SEJOUR, Besoin.SOCIAL},
    "difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte": {Besoin.SOCIAL},
    "difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination": {Besoin.JURIDIQUE},
    "difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire": {Besoin.JURIDIQUE},
    "difficultes-financieres--acquerir-une-autonomie-budgetaire": {Besoin.SOCIAL},
    "difficultes-financieres--ameliorer-sa-gestion-budgetaire": {Besoin.SOCIAL},
    "difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere": {Besoin.SOCIAL},
    "difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere": {Besoin.SOCIAL},
    "difficultes-financieres--situation-dendettement-surendettement": {Besoin.SOCIAL},
    "equipement-et-alimentation--alimentation": {Besoin.SOCIAL},
    "equipement-et-alimentation--habillement": {Besoin.SOCIAL},
    "famille--surmonter-conflits-separation-violence": {Besoin.SECURITE},
    "logement-hebergement--rechercher-une-solution-dhebergement-temporaire": {Besoin.HEBERGEMENT},
    "sante--acces-aux-soins": {Besoin.SANTE},
    "sante--addictions": {Besoin.SANTE},
    "sante--sante-mentale": {Besoin.PSYCHOTRAUMATISME},
    "sante--sante-sexuelle": {Besoin.SANTE},
}

PUBLICS = {
    "femmes": {Public.FEMMES},
    "familles": {Public.AVEC_ENFANTS},
    "personnes-exilees": {Public.ETRANGERS},
}
"""`jeunes` is no age and `personnes-en-situation-durgence` is nobody in particular: neither is one of ours."""

TOUS_PUBLICS = "tous-publics"


@dataclass(frozen=True, slots=True)
class Objet:
    """What a national or local service is for, as its entry among the contacts says; ages in years, both included."""

    besoins: frozenset[Besoin]
    publics: frozenset[Public] = frozenset()
    age_min: int | None = None
    age_max: int | None = None


def _objet(
    *besoins: Besoin, publics: Iterable[Public] = (), age_min: int | None = None, age_max: int | None = None
) -> Objet:
    return Objet(frozenset(besoins), frozenset(publics), age_min, age_max)


CONTACTS = {
    ContactId("hebergement-115"): _objet(Besoin.HEBERGEMENT),
    ContactId("enfance-119"): _objet(Besoin.PROTECTION_ENFANCE, age_max=20),
    ContactId("enfants-disparus"): _objet(Besoin.PROTECTION_ENFANCE, publics=(Public.PROCHES,)),
    ContactId("violences-femmes"): _objet(Besoin.SECURITE, publics=(Public.FEMMES, Public.PROCHES)),
    ContactId("aide-victimes"): _objet(Besoin.JURIDIQUE),
    ContactId("violences-numeriques"): _objet(Besoin.NUMERIQUE),
    ContactId("viols-femmes-info"): _objet(Besoin.PSYCHOTRAUMATISME, Besoin.JURIDIQUE),
    ContactId("suicide-3114"): _objet(Besoin.PSYCHOTRAUMATISME),
    ContactId("fil-sante-jeunes"): _objet(Besoin.SANTE, age_min=12, age_max=25),
    ContactId("sida-info"): _objet(Besoin.SANTE),
    ContactId("acces-droit"): _objet(Besoin.JURIDIQUE),
    ContactId("tchat-pnav"): _objet(Besoin.SECURITE),
    ContactId("amicale-du-nid"): _objet(Besoin.PARCOURS_SORTIE, Besoin.HEBERGEMENT, Besoin.SOCIAL),
    ContactId("mouvement-du-nid"): _objet(Besoin.PARCOURS_SORTIE, Besoin.SOCIAL),
    ContactId("acse"): _objet(Besoin.HEBERGEMENT, Besoin.SECURITE, age_min=18),
    ContactId("acpe"): _objet(
        Besoin.PROTECTION_ENFANCE, Besoin.JURIDIQUE, publics=(Public.MINEURS, Public.PROCHES), age_max=17
    ),
    ContactId("hors-la-rue"): _objet(Besoin.PROTECTION_ENFANCE, publics=(Public.MINEURS, Public.ETRANGERS), age_max=17),
    ContactId("koutcha"): _objet(Besoin.PROTECTION_ENFANCE, Besoin.HEBERGEMENT, publics=(Public.MINEURS,)),
    ContactId("mist"): _objet(Besoin.JURIDIQUE, Besoin.SOCIAL),
    ContactId("ccem"): _objet(Besoin.JURIDIQUE, Besoin.SOCIAL),
    ContactId("siao"): _objet(Besoin.HEBERGEMENT),
    ContactId("crip"): _objet(Besoin.PROTECTION_ENFANCE, age_max=17),
    ContactId("association-psp"): _objet(Besoin.PARCOURS_SORTIE, Besoin.HEBERGEMENT, age_min=18),
    ContactId("ddfe"): _objet(Besoin.PARCOURS_SORTIE),
    ContactId("uaped"): _objet(
        Besoin.SANTE, Besoin.PSYCHOTRAUMATISME, Besoin.PROTECTION_ENFANCE, publics=(Public.MINEURS,), age_max=17
    ),
    ContactId("umj"): _objet(Besoin.SANTE),
    ContactId("crp"): _objet(Besoin.PSYCHOTRAUMATISME),
    ContactId("cegidd"): _objet(Besoin.SANTE),
    ContactId("brigade-mineurs"): _objet(Besoin.SECURITE, age_max=17),
    ContactId("intervenant-social"): _objet(Besoin.SOCIAL),
    ContactId("interprete"): _objet(Besoin.LANGUE),
    ContactId("barreau"): _objet(Besoin.JURIDIQUE),
    ContactId("parquet"): _objet(Besoin.SECURITE, Besoin.PROTECTION_ENFANCE),
}


def besoins_of(thematiques: Iterable[str]) -> frozenset[Besoin]:
    return frozenset().union(*(THEMATIQUES.get(thematique, ()) for thematique in thematiques))


def publics_of(publics: Iterable[str]) -> frozenset[Public]:
    return frozenset().union(*(PUBLICS.get(public, ()) for public in publics))
