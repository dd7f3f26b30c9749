"""Slips that lack nothing: an adult's and a minor's. Every person here is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.fiches.model import Acte
from desktop.langues.langue import Langue
from desktop.orientations.appel import Appel, Appele, IssueAppel
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
    Plainte,
    PriseEnChargeId,
    ProtectionMineur,
    Retour,
    Securite,
    Status,
    TrancheAge,
    Urgence,
)
from desktop.orientations.reponse import Canal
from desktop.partenaires.model import Origine, Partenaire, PartenaireId, Visibilite

T0 = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def t0() -> datetime:
    return T0


@pytest.fixture
def partenaire() -> Partenaire:
    return Partenaire(PartenaireId("refuge"), "Le Refuge fictif", Origine.LOCAL, telephone="01 00 00 00 00")


@pytest.fixture
def adult(partenaire: Partenaire) -> Orientation:
    """Nothing is missing; every item is agreed to."""
    return Orientation(
        orientation_id=OrientationId("o-1"),
        prise_id=PriseEnChargeId("p-1"),
        created_at=T0,
        emetteur=Emetteur("Brigade fictive", "123456", "02 00 00 00 00"),
        personne=Personne("Naïma", TrancheAge.DE_21_A_25, Langue.ARABE, "", needs_interprete=True),
        contact=Contact("06 00 00 00 00", "après 18 h", "citron", "le numéro en 07"),
        situation="Orientée pour une mise à l’abri.",
        besoins=(BesoinExprime(Besoin.HEBERGEMENT, Urgence.CE_JOUR), BesoinExprime(Besoin.SEJOUR, Urgence.PLUS_TARD)),
        securite=Securite(is_in_danger=True, consigne="ne pas laisser de message"),
        plainte=Plainte.REFLECHIT,
        actes=(ActeFait(Acte.DROITS_NOTIFIES, T0), ActeFait(Acte.APPEL_115)),
        partenaire=partenaire,
        accord=Accord("refuge", frozenset(Item), frozenset(), T0, Langue.ARABE, Explication.ORAL),
        retour=Retour("la brigade", "sous 72 h", "ne pas la chercher"),
    )


@pytest.fixture
def followed(adult: Orientation, partenaire: Partenaire) -> Orientation:
    """Accepted, with an appointment that was moved, after two calls."""
    day = timedelta(days=1)
    return replace(
        adult,
        expires_on=date(2026, 12, 23),
        partenaire=replace(partenaire, adresse="1 place Fictive", address_visibility=Visibilite.PUBLIQUE),
        retour=replace(adult.retour, avant_le=date(2026, 11, 26)),
        etats=(
            Etat(Status.PRETE, T0),
            Etat(Status.REMISE, T0),
            Etat(Status.RECUE, T0 + day, Canal.TELEPHONE),
            Etat(Status.ACCEPTEE, T0 + day, Canal.FICHIER, T0, None, T0 + 2 * day),
            Etat(Status.ACCEPTEE, T0 + day, Canal.CODE, None, None, T0 + 3 * day),
        ),
        appels=(
            Appel(T0, "t-1", Appele.PARTENAIRE, IssueAppel.A_RAPPELER, T0 + day, "standard fermé"),
            Appel(T0 + day, "t-2", Appele.PARTENAIRE, IssueAppel.JOINT),
        ),
    )


@pytest.fixture
def minor(adult: Orientation) -> Orientation:
    """Nothing is missing; no agreement, no safe contact."""
    return replace(
        adult,
        personne=Personne("Léo", TrancheAge.DE_15_A_17),
        contact=Contact(),
        accord=None,
        protection=ProtectionMineur(T0, T0, parents_informes=False, parents_motif="danger"),
    )
