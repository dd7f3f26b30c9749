"""The pages of the slips received, and one that the store of every page holds."""

from dataclasses import replace

from desktop import bootstrap
from desktop.echange.enveloppe import open_envelope
from desktop.echange.manifeste import to_bytes
from desktop.orientations.model import Besoin, BesoinExprime, Contact, Personne, Retour, TrancheAge, Urgence
from desktop.storage.coffre import Coffre
from desktop.ui.recues.guest_pages import GuestPage
from desktop.ui.recues.identity_pages import MakeIdentityPage
from desktop.ui.recues.list_page import RecueListPage
from desktop.ui.recues.recue_page import RecuePage
from desktop.ui.recues.replied_page import RepliedPage
from desktop.ui.recues.reply_page import ReplyPage
from tests.echange.samples import REFUGE, sealed
from tests.storage.furnished import received
from tests.ui.stop import FIRST_OF, Stop


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
    manifeste = open_envelope(sealed(), REFUGE).manifeste
    coffre.recues.add(replace(recue, contenu=told, manifeste=to_bytes(manifeste)), b"%PDF")


RECEIVED = ("inbox", f"{FIRST_OF}recues-list")
RECUES = {
    "ouvrir sans coffre": Stop(GuestPage, ("guest",), is_open=False),
    "préparer une clé": Stop(MakeIdentityPage, ("guest",), ("guest-make",), is_open=False),
    "orientations reçues": Stop(RecueListPage, ("inbox",)),
    "une orientation reçue": Stop(RecuePage, RECEIVED),
    "répondre": Stop(ReplyPage, RECEIVED, ("reply",)),
    "réponse à dicter": Stop(RepliedPage, (*RECEIVED, "reply"), ("reply-kind-acceptee", "reply-give")),
}
