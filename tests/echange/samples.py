"""Invented posts, slips and answers that are sealed in the tests of exchange."""

from datetime import UTC, date, datetime

from desktop.echange.enveloppe import seal_orientation
from desktop.echange.identite import Identite
from desktop.fiches.model import Acte
from desktop.langues.langue import Langue
from desktop.orientations.model import (
    ActeFait,
    Besoin,
    BesoinExprime,
    Contact,
    Emetteur,
    Explication,
    Item,
    OrientationId,
    Personne,
    Retour,
    Securite,
    TrancheAge,
    Urgence,
)
from desktop.orientations.transmission import AccordTransmis, Transmissible
from desktop.partenaires.model import Origine, Partenaire, PartenaireId

NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
ERASED_ON = date(2026, 12, 25)
SLIP = OrientationId("9f3a61b0c2d44e5f8a7b6c5d4e3f2a1b")
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF\n"
BRIGADE = Identite.generate("Brigade fictive de l’Étoile")
REFUGE = Identite.generate("Refuge fictif")
OTHER = Identite.generate("Autre association")

TOLD = Transmissible(
    dated_at=NOW,
    emetteur=Emetteur("Brigade fictive", "123456", "02 00 00 00 00"),
    partenaire=Partenaire(PartenaireId("p" * 32), "Refuge fictif", Origine.LOCAL),
    retour=Retour("La brigade", "jeudi", "Rappeler la brigade"),
    personne=Personne("Zénobie", TrancheAge.DE_21_A_25, Langue.ARABE, needs_interprete=True),
    contact=Contact("SMS", "le matin", "bleuet", "jamais d’appel"),
    situation="Sortie hier.\nSans logement.",
    besoins=(BesoinExprime(Besoin.HEBERGEMENT, Urgence.CE_JOUR),),
    securite=Securite(True, "Ne pas rappeler"),
    actes=(ActeFait(Acte.APPEL_115, NOW),),
    accord=AccordTransmis(NOW, Langue.ARABE, Explication.ORAL, (Item.ACTES,)),
)


def sealed(told: Transmissible = TOLD, pdf: bytes = PDF, sender: Identite = BRIGADE, to: Identite = REFUGE) -> bytes:
    return seal_orientation(
        told,
        pdf,
        orientation_id=SLIP,
        expires_on=ERASED_ON,
        expediteur=sender,
        destinataire=to.publique,
        now=NOW,
    )
