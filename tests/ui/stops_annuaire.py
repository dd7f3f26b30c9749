"""The pages of finding a structure, and a directory for the store of every page. Every structure is invented."""

from datetime import date, timedelta

from desktop import bootstrap
from desktop.annuaire.model import Complement, Lieu, Public, Service, ServiceId, Structure, StructureId
from desktop.langues.langue import Langue
from desktop.partenaires.model import Visibilite
from desktop.storage.coffre import Coffre
from desktop.ui.annuaire.carte_page import CartePage
from desktop.ui.annuaire.complement_page import ComplementPage
from desktop.ui.annuaire.search_page import SearchPage
from desktop.ui.annuaire.structure_page import StructurePage
from tests.annuaire.brought import bring
from tests.ui.stop import FIRST_OF, Stop

REFUGE = StructureId("fictive--refuge")
SECRET = "12 impasse des Violettes"
"""An address that nobody is told."""


SHELTER = "logement-hebergement--rechercher-une-solution-dhebergement-temporaire"


def keep_directory(coffre: Coffre) -> None:
    """Keep a shelter whose address is secret, a day centre, a place of care far away."""
    today = bootstrap.utc_now().date()
    _keep(coffre, today - timedelta(days=10), REFUGE, "Refuge des Tilleuls", SECRET, "59350", "24/7", SHELTER, "femmes")
    _keep(coffre, today - timedelta(days=420), StructureId("fictive--accueil"), "Accueil du Canal", "3 quai du Wault")
    _keep(coffre, today, StructureId("fictive--sante"), "Maison de santé", "1 place du Marché", "2A004", "lundi matin")
    coffre.annuaire.save_complement(
        Complement(
            REFUGE,
            langues=frozenset({Langue.ROUMAIN, Langue.ARABE}),
            publics=frozenset({Public.FEMMES, Public.AVEC_ENFANTS}),
            age_min=18,
            visibilite=Visibilite.JAMAIS,
            agrement_psp=True,
            accueil_urgent=True,
            capacite="12 places",
            note="Sonner au portail vert.",
            verifie_le=today,
            verifie_par="secrétariat",
        )
    )


def _keep(
    coffre: Coffre,
    day: date,
    structure_id: StructureId,
    nom: str,
    adresse: str,
    insee: str = "59350",
    horaires: str = "Mo-Fr 09:00-12:30,14:00-17:00; PH off",
    thematique: str = "sante--acces-aux-soins",
    public: str = "tous-publics",
) -> None:
    lieu = Lieu(adresse=adresse, commune="Lille" if insee == "59350" else "Ajaccio", code_insee=insee)
    place = Structure(
        structure_id, "fictive", nom, day, lieu=lieu, telephone="03 00 00 00 01", horaires_accueil=horaires
    )
    said = "Pour toute personne qui se présente, avec ou sans papiers."
    name = ServiceId(f"{structure_id}-1")
    offer = Service(name, structure_id, "fictive", "Écoute", said, day, thematiques=(thematique,), publics=(public,))
    bring(coffre, bootstrap.utc_now(), [place], [offer])


REFUGE_LINE = f"{FIRST_OF}find-list"

ANNUAIRE = {
    "trouver une structure": Stop(SearchPage, ("directory",)),
    "une structure": Stop(StructurePage, ("directory",), (REFUGE_LINE,)),
    "compléter une structure": Stop(ComplementPage, ("directory", REFUGE_LINE), ("structure-edit",)),
    "carte de France": Stop(CartePage, ("directory", "find-map")),
}
