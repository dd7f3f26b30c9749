"""The pages that follow a slip handed over, and what makes home remind of one."""

from desktop import bootstrap
from desktop.orientations.appel import Appele, IssueAppel
from desktop.orientations.model import OrientationId
from desktop.services.acces import Services
from desktop.ui.suivi.answer_page import AnswerPage
from desktop.ui.suivi.call_page import CallPage
from desktop.ui.suivi.entrust_page import EntrustPage
from desktop.ui.suivi.fil_page import FilPage
from tests.ui.stop import Stop


def call_again(services: Services, orientation_id: OrientationId) -> None:
    """Note a call to be made again today."""
    now = bootstrap.utc_now()
    services.suivi.call(orientation_id, Appele.PARTENAIRE, IssueAppel.A_RAPPELER, now, "standard fermé")


SUIVI = {
    "réponse de la structure": Stop(AnswerPage, ("rappel-*", "note-answer")),
    "appel": Stop(CallPage, ("rappel-*", "call")),
    "confier": Stop(EntrustPage, ("rappel-*", "entrust")),
    "fil de fugue": Stop(FilPage, ("situation-fugue", "to-fil")),
}
