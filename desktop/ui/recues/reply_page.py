"""What this structure answers to a slip it received: a closed list, so that a few dictated characters can say it."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _, marked
from desktop.orientations.reponse import ReponseKind
from desktop.poste.recues import Recue
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page
from desktop.ui.recues.wording import answered
from desktop.ui.suivi.moment import MomentField
from desktop.ui.suivi.reponse_form import ReponseForm

_SAID = {
    ReponseKind.RECUE: marked("Nous l’avons reçue ; nous répondrons"),
    ReponseKind.RENDEZ_VOUS: marked("Nous acceptons, et donnons un rendez-vous"),
    ReponseKind.ACCEPTEE: marked("Nous acceptons, sans date pour l’instant"),
    ReponseKind.REFUSEE: marked("Nous ne pouvons pas recevoir la personne"),
}
_QUARTER = 15


class ReplyPage(Page):
    replied = Signal(object)  # Reponse

    def __init__(self, recue: Recue) -> None:
        super().__init__()
        self.heading = _("Répondre")
        self._moment = MomentField(
            _("Quand attendez-vous la personne ?"),
            "reply-rendez-vous",
            _("À l’heure juste, au quart, à la demie ou aux trois quarts : le code à dicter ne dit que cela."),
        )
        self._form = ReponseForm("reply", {kind: _(words) for kind, words in _SAID.items()}, self._moment)
        self._reply = buttons.primary(_("Répondre"), "reply-give", self._give, icons.CHECK)
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Que répondez-vous ?")))
        column.add(texts.soft(recue.unite))
        if recue.reponse is not None:
            said = _("Vous avez déjà répondu : {reponse}. Une nouvelle réponse la remplace.")
            banner = said.format(reponse=answered(recue.reponse))
            column.add(panels.Banner(panels.Tone.CAUTION, banner, name="already-answered"))
        column.add(self._form)
        column.add(buttons.row(self._reply))
        column.close_with_space()
        self._form.changed.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        self._reply.setEnabled(self._form.is_complete())

    def _give(self) -> None:
        reponse = self._form.reponse()
        if reponse is None:
            return
        at = reponse.rendez_vous_at
        if at is not None and (at.minute % _QUARTER or at.second):
            self._moment.show_error(_("Écrivez une heure au quart d’heure, par exemple 14:30 ou 14:45."))
            return
        self.replied.emit(reponse)
