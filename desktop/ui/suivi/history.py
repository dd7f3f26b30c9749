"""What happened to a slip, calls included, told in one line each."""

from collections.abc import Mapping
from datetime import datetime

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.orientations import labels
from desktop.orientations.appel import Appel
from desktop.orientations.model import Etat, Orientation


def lines(orientation: Orientation, names: Mapping[str, str]) -> tuple[str, ...]:
    """Oldest first. `names` are those who ever had a key, by id."""
    told = [
        (orientation.created_at, _("commencée")),
        *((etat.entered_at, _etat(etat)) for etat in orientation.etats),
        *((appel.called_at, _appel(appel, names)) for appel in orientation.appels),
    ]
    in_order = sorted(told, key=lambda each: each[0])
    return tuple(_("{moment} : {etat}").format(moment=_moment(at), etat=said) for at, said in in_order)


def _etat(etat: Etat) -> str:
    said = [_(labels.STATUS[etat.status])]
    if etat.motif is not None:
        said.append(_(labels.MOTIF_REFUS[etat.motif]))
    if etat.rendez_vous_at is not None:
        said.append(_("rendez-vous le {moment}").format(moment=_moment(etat.rendez_vous_at)))
    if etat.canal is not None:
        said.append(_(labels.CANAL[etat.canal]))
    if etat.answered_at is not None:
        said.append(_("répondu le {moment}").format(moment=_moment(etat.answered_at)))
    return ", ".join(said)


def _appel(appel: Appel, names: Mapping[str, str]) -> str:
    issue = _(labels.ISSUE_APPEL[appel.issue])
    if appel.rappel_at is not None:
        issue = _("{issue} le {moment}").format(issue=issue, moment=_moment(appel.rappel_at))
    said = _("appel à {appele} par {qui}, {issue}").format(
        appele=_(labels.APPELE[appel.appele]), qui=names.get(appel.par, _("quelqu’un")), issue=issue
    )
    return f"{said} ({appel.note})" if appel.note else said


def _moment(instant: datetime) -> str:
    return format_moment(instant, spoken())
