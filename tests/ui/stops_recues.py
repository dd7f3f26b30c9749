"""The pages of the slips received, and one that the store of every page holds."""

from dataclasses import replace

from desktop import bootstrap
from desktop.orientations.model import Besoin, BesoinExprime, Contact, Personne, Retour, TrancheAge, Urgence
from desktop.storage.coffre import Coffre
from desktop.ui.recues.list_page import RecueListPage
from tests.storage.furnished import received
from tests.ui.stop import Stop


def keep_received(coffre: Coffre) -> None:
    """Keep a slip that another post sent."""
    recue = received("recue", bootstrap.utc_now(), 2)
    told = replace(
        recue.contenu,
        personne=Personne("Zénobie", TrancheAge.DE_21_A_25),
        contact=Contact("06 98 76 54 32", "le soir", "glycine", "jamais Kerbastiou"),
        situation="Elle aime les hortensias.",
        besoins=(BesoinExprime(Besoin.HEBERGEMENT, Urgence.CE_JOUR),),
        retour=Retour("lieutenant Quéméneur", "sous 72 heures", "prévenir la brigade"),
    )
    coffre.recues.add(replace(recue, contenu=told), "Brigade fictive", b"%PDF")


RECUES = {
    "orientations reçues": Stop(RecueListPage, ("inbox",)),
}
