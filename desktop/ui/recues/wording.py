"""How an answer given is told in the window."""

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.orientations import labels
from desktop.orientations.reponse import Reponse


def answered(reponse: Reponse) -> str:
    """What was answered, without when it was."""
    if reponse.rendez_vous_at is not None:
        return _("rendez-vous le {moment}").format(moment=format_moment(reponse.rendez_vous_at, spoken()))
    said = _(labels.REPONSE[reponse.kind])
    if reponse.motif is not None:
        return _("{reponse}, {motif}").format(reponse=said, motif=_(labels.MOTIF_REFUS[reponse.motif]))
    return said
