"""Slips of fiction, in number: as varied as those of a busy unit. The same seed gives the same ones."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from desktop.fiches.model import Acte
from desktop.langues.langue import Langue
from desktop.orientations.model import (
    Accord,
    ActeFait,
    Besoin,
    BesoinExprime,
    Contact,
    Emetteur,
    Etat,
    Explication,
    Item,
    Orientation,
    OrientationId,
    Personne,
    PriseEnChargeId,
    Retour,
    Status,
    TrancheAge,
    Urgence,
)
from desktop.partenaires.model import Origine, Partenaire, PartenaireId

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PASSPHRASE = "mesure granit tramway"

_PRENOMS = (
    "Aïcha Amélie Amina Anaïs Béatrice Bintou Blessing Bogdana Camélia Carmen Chloé Daniela Djénéba Élena Éloïse Esther"
    " Fatou Favour Florența Françoise Gabriela Giulia Grâce Hélène Inès Ioana Irina Jade Joséphine Joy Karima Katarzyna"
    " Léa Leïla Lucía Łucja Mădălina Maëlle Mariama Mélissa Mercy Mireille Naïma Nadège Noémie Océane Olena Ophélie"
    " Paola Précieuse Raïssa Renée Sœurette Samira Sévérine Ștefania Svetlana Thérèse Valentina Victoire Xiomara"
    " Yasmine Zoé سميرة نور ليلى مريم أمينة فاطمة Олена Светлана Наталія Ирина Мария"
)
_SORTES = (
    "Amicale du Nid",
    "Mouvement du Nid",
    "France Victimes",
    "CIDFF",
    "Maison des femmes",
    "Foyer d’accueil",
    "Permanence d’accès aux soins",
    "Service intégré de l’accueil et de l’orientation",
    "Centre médico-psychologique",
    "Association d’aide aux victimes",
)
_VILLES = (
    "Lille Arras Lens Béthune Saint-Omer Évreux Orléans Besançon Sète Nîmes Béziers Angoulême Périgueux Saint-Étienne"
    " Mâcon Chalon-sur-Saône Épinal Forbach Charleville-Mézières Châteauroux Vendôme Alençon Saint-Lô Fougères"
)
_STATES = (
    ((Status.PRETE, Status.REMISE), 20),
    ((Status.PRETE, Status.REMISE, Status.RECUE), 20),
    ((Status.PRETE, Status.REMISE, Status.RECUE, Status.ACCEPTEE), 25),
    ((Status.PRETE, Status.REMISE, Status.RECUE, Status.REFUSEE), 8),
    ((Status.PRETE, Status.REMISE, Status.RECUE, Status.ACCEPTEE, Status.CLOSE), 20),
    ((Status.PRETE, Status.REMISE, Status.ANNULEE), 3),
    ((Status.PRETE, Status.REMISE, Status.EXPIREE), 4),
)


def slips(count: int, seed: int = 2026) -> Iterator[Orientation]:
    """Oldest first, one every ten minutes or so until `NOW`; all handed over, none due before `NOW`."""
    chance = random.Random(seed)
    partenaires = [_partenaire(number, chance) for number in range(120)]
    weights = [1 / (rank + 3) for rank in range(len(partenaires))]
    created_at = NOW - timedelta(minutes=10 * count)
    for _ in range(count):
        created_at += timedelta(minutes=chance.uniform(0.5, 19))
        (partenaire,) = chance.choices(partenaires, weights)
        yield _slip(partenaire, min(created_at, NOW), chance)


def _slip(partenaire: Partenaire, created_at: datetime, chance: random.Random) -> Orientation:
    (states,) = chance.choices([states for states, _ in _STATES], [weight for _, weight in _STATES])
    besoins = chance.sample(list(Besoin), chance.choices((1, 2, 3, 4), (3, 4, 2, 1))[0])
    langue = chance.choice(list(Langue))
    return Orientation(
        orientation_id=OrientationId(f"{chance.getrandbits(128):032x}"),
        prise_id=PriseEnChargeId(f"{chance.getrandbits(128):032x}"),
        created_at=created_at,
        expires_on=date(2026, 3, 2) + timedelta(days=chance.randrange(90)),
        emetteur=Emetteur("Brigade fictive de Trifouillis", "agent 12", "02 00 00 00 00"),
        personne=Personne(_prenom(chance), chance.choice(list(TrancheAge)), langue),
        contact=Contact("06 00 00 00 00", "après 18 h", "glycine", "jamais le soir"),
        situation="Hébergée chez un tiers depuis deux semaines. Demande à quitter la ville. Deux enfants au pays.",
        besoins=tuple(BesoinExprime(besoin, chance.choice(list(Urgence))) for besoin in besoins),
        actes=(ActeFait(Acte.DROITS_NOTIFIES, created_at), ActeFait(Acte.APPEL_115, created_at)),
        partenaire=partenaire,
        accord=Accord(
            partenaire.partenaire_id, frozenset(Item), frozenset(), created_at, langue, Explication.SIGNATURE
        ),
        retour=Retour("la brigade", "sous 72 heures", "prévenir l’astreinte"),
        etats=tuple(Etat(status, created_at + timedelta(hours=rank)) for rank, status in enumerate(states)),
    )


def _prenom(chance: random.Random) -> str:
    prenoms = _PRENOMS.split()
    prenom = chance.choice(prenoms)
    return prenom if chance.random() < 0.8 else f"{prenom} {chance.choice(prenoms)[0]}."


def _partenaire(number: int, chance: random.Random) -> Partenaire:
    nom = f"{chance.choice(_SORTES)} – {chance.choice(_VILLES.split())}"
    return Partenaire(PartenaireId(f"p{number}"), nom, Origine.LOCAL, "accueil, écoute", "femmes", "03 00 00 00 00")
