"""The French words for what finding says: publics, visibility, reasons and reserves, opening hours now."""

from datetime import date, datetime

from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.departements import Departements
from desktop.annuaire.horaires import DAYS, Etat, Ouverture, clock
from desktop.annuaire.model import Public
from desktop.annuaire.recherche import AVerifier, Motif, Raison, Reserve
from desktop.langues.dates import format_date
from desktop.langues.interface import _, marked, ngettext, spoken
from desktop.langues.langue import Langue
from desktop.orientations import labels
from desktop.orientations.model import Besoin, TrancheAge
from desktop.partenaires.model import Visibilite

PUBLIC = {
    Public.FEMMES: marked("Femmes"),
    Public.HOMMES: marked("Hommes"),
    Public.PERSONNES_TRANS: marked("Personnes trans"),
    Public.MINEURS: marked("Mineurs"),
    Public.AVEC_ENFANTS: marked("Avec des enfants"),
    Public.ETRANGERS: marked("Personnes étrangères"),
    Public.PROCHES: marked("Proches, parents"),
}

_RECEIVES = {
    Public.FEMMES: marked("reçoit les femmes"),
    Public.HOMMES: marked("reçoit les hommes"),
    Public.PERSONNES_TRANS: marked("reçoit les personnes trans"),
    Public.MINEURS: marked("reçoit les mineurs"),
    Public.AVEC_ENFANTS: marked("reçoit avec des enfants"),
    Public.ETRANGERS: marked("reçoit les personnes étrangères"),
    Public.PROCHES: marked("reçoit les proches"),
}

VISIBILITE = {
    Visibilite.PUBLIQUE: marked("publique"),
    Visibilite.PROFESSIONNELS: marked("pour les professionnels"),
    Visibilite.JAMAIS: marked("à ne jamais dire"),
}

VISIBILITE_MENTION = {
    Visibilite.PROFESSIONNELS: marked(
        "Adresse pour les professionnels : sur la fiche d’orientation, jamais sur un papier laissé à la personne."
    ),
    Visibilite.JAMAIS: marked("Adresse tenue secrète : elle n’est ni montrée, ni copiée, ni imprimée."),
}


def besoin(which: Besoin) -> str:
    """Within a sentence; initials keep their capitals."""
    said = _(labels.BESOIN[which])
    return said[:1].lower() + said[1:]


def raison(told: Raison, departements: Departements, now: datetime) -> str:
    """Why this one, in a few words."""
    valeur = told.valeur
    match told.motif:
        case Motif.DEPARTEMENT:
            return _("dans le département : {name}").format(name=_name(departements, valeur))
        case Motif.VOISIN:
            return _("à côté : {name}").format(name=_name(departements, valeur))
        case Motif.BESOIN:
            return besoin(Besoin(str(valeur)))
        case Motif.PUBLIC:
            return _(_RECEIVES[Public(str(valeur))])
        case Motif.AGE:
            return _("reçoit cet âge : {age}").format(age=_(labels.TRANCHE_AGE[TrancheAge(str(valeur))]))
        case Motif.LANGUE:
            return _("parle {langue}").format(langue=Langue(str(valeur)).nom)
        case Motif.OUVERTE if isinstance(valeur, Ouverture):
            return ouverture(valeur, now)
        case Motif.VERIFIEE if isinstance(valeur, date):
            return _("vérifiée le {date}").format(date=format_date(valeur, spoken()))
        case Motif.AGREEE if isinstance(valeur, date):
            return _("agréée PSP jusqu’au {date}").format(date=format_date(valeur, spoken()))
    return _(_SHORT[told.motif])


_SHORT = {
    Motif.NATIONAL: marked("service national"),
    Motif.POSTE: marked("numéro de ce poste"),
    Motif.CE_SOIR: marked("accueil le jour même"),
    Motif.AGREEE: marked("agréée PSP"),
}


def reserve(told: AVerifier, now: datetime) -> str:
    """What to check, in a few words."""
    valeur = told.valeur
    match told.reserve:
        case Reserve.BESOIN_ABSENT:
            return _("à vérifier : {besoin}").format(besoin=besoin(Besoin(str(valeur))))
        case Reserve.PUBLIC_INCONNU:
            return _("à vérifier : public non précisé ({public})").format(public=_(PUBLIC[Public(str(valeur))]).lower())
        case Reserve.LANGUE_INCONNUE | Reserve.LANGUE_ABSENTE:
            said = _(_WITHOUT_VALUE[told.reserve])
            return said.format(langue=Langue(str(valeur)).nom)
        case Reserve.FERMEE if isinstance(valeur, Ouverture):
            return ouverture(valeur, now)
        case Reserve.AGREMENT_ECHU if isinstance(valeur, date):
            return _("agrément échu le {date}").format(date=format_date(valeur, spoken()))
        case Reserve.DISPARUE if isinstance(valeur, date):
            return _("absente de l’annuaire depuis le {date}").format(date=format_date(valeur, spoken()))
        case Reserve.A_REVERIFIER if isinstance(valeur, int):
            return ngettext("pas vérifiée depuis {n} mois", "pas vérifiée depuis {n} mois", valeur).format(n=valeur)
    return _(_WITHOUT_VALUE[told.reserve])


_WITHOUT_VALUE = {
    Reserve.BESOIN_INCONNU: marked("à vérifier : besoins non précisés"),
    Reserve.AGE_INCONNU: marked("à vérifier : âge non précisé"),
    Reserve.AGE_PARTIEL: marked("à vérifier : une partie de cette tranche d’âge seulement"),
    Reserve.LANGUE_INCONNUE: marked("à vérifier : langues non précisées ({langue})"),
    Reserve.LANGUE_ABSENTE: marked("sans {langue} : prévoir un interprète"),
    Reserve.CE_SOIR_INCONNU: marked("à vérifier : accueil le jour même"),
    Reserve.CE_SOIR_NON: marked("pas d’accueil le jour même"),
    Reserve.HORAIRES_INCONNUS: marked("horaires à vérifier"),
    Reserve.AGREMENT_INCONNU: marked("à vérifier : agrément PSP"),
}


def _name(departements: Departements, code: object) -> str:
    return departements[CodeDepartement(str(code))].nom


def ouverture(opening: Ouverture, now: datetime) -> str:
    """« ouverte, ferme à 17 h », « fermée, ouvre lundi à 9 h »; "" when the hours say nothing of now."""
    change = opening.change
    when = _when(change, now.astimezone(change.tzinfo)) if change else ""
    if opening.etat is Etat.OUVERT:
        return _("ouverte, ferme {when}").format(when=when) if when else _("ouverte")
    if opening.etat is Etat.FERME:
        return _("fermée, ouvre {when}").format(when=when) if when else _("fermée")
    return ""


def _when(moment: datetime, now: datetime) -> str:
    """Both in the time of the place."""
    hour, days = clock(moment.time()), (moment.date() - now.date()).days
    if not days or (days == 1 and not moment.hour and not moment.minute):
        return _("à {hour}").format(hour=hour)
    if days == 1:
        return _("demain à {hour}").format(hour=hour)
    if days < len(DAYS):
        return _("{day} à {hour}").format(day=_(DAYS[moment.weekday()]), hour=hour)
    return _("le {date} à {hour}").format(date=format_date(moment.date(), spoken()), hour=hour)
