"""What happened to a slip, told in one line a step."""

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.orientations import labels
from desktop.orientations.model import Etat, Orientation


def lines(orientation: Orientation) -> tuple[str, ...]:
    """Oldest first."""
    created = format_moment(orientation.created_at, spoken())
    return (_("{moment} : commencée").format(moment=created), *(_line(etat) for etat in orientation.etats))


def _line(etat: Etat) -> str:
    said = [_(labels.STATUS[etat.status])]
    if etat.motif is not None:
        said.append(_(labels.MOTIF_REFUS[etat.motif]))
    if etat.rendez_vous_at is not None:
        said.append(_("rendez-vous le {moment}").format(moment=format_moment(etat.rendez_vous_at, spoken())))
    if etat.canal is not None:
        said.append(_(labels.CANAL[etat.canal]))
    if etat.answered_at is not None:
        said.append(_("répondu le {moment}").format(moment=format_moment(etat.answered_at, spoken())))
    moment = format_moment(etat.entered_at, spoken())
    return _("{moment} : {etat}").format(moment=moment, etat=", ".join(said))
