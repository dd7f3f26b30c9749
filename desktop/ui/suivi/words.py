"""What each reminder says, in French: what to do, and since when."""

from datetime import datetime, timedelta

from desktop.langues.dates import format_date, format_moment
from desktop.langues.interface import _, spoken
from desktop.orientations.rappels import Rappel, RappelKind


def said(rappel: Rappel) -> str:
    """Never who it is about."""
    moment = format_moment(rappel.since, spoken())
    match rappel.kind:
        case RappelKind.SANS_REPONSE:
            return _("Sans réponse : à relancer depuis le {moment}").format(moment=moment)
        case RappelKind.SANS_DECISION:
            return _("Reçue, sans décision : à relancer depuis le {moment}").format(moment=moment)
        case RappelKind.REFUSEE:
            return _("Refusée : chercher une autre structure, puis clore cette fiche")
        case RappelKind.RENDEZ_VOUS_PASSE:
            return _("Rendez-vous du {moment} : la personne est-elle venue ?").format(moment=moment)
        case RappelKind.RENDEZ_VOUS_JOUR:
            return _("Rendez-vous aujourd’hui à {heure}").format(heure=f"{rappel.since.astimezone():%H:%M}")
        case RappelKind.RAPPELER:
            return _("À rappeler : {moment}").format(moment=moment)
        case RappelKind.RETOUR_PASSE:
            return _("Retour attendu avant la fin du {date} : rien n’est noté").format(date=_day_before(rappel.since))
        case RappelKind.EFFACEMENT:
            return _("S’efface le {date}, et n’est pas close").format(date=_day(rappel.since))


def _day(instant: datetime) -> str:
    return format_date(instant.astimezone().date(), spoken())


def _day_before(midnight: datetime) -> str:
    return format_date(midnight.astimezone().date() - timedelta(days=1), spoken())
