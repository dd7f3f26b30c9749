"""What this structure answers to a slip it received: a closed list, so that a few dictated characters can say it."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _, marked
from desktop.orientations import labels
from desktop.orientations.reponse import MotifRefus, Reponse, ReponseKind
from desktop.poste.recues import Recue
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page
from desktop.ui.recues.wording import answered
from desktop.ui.suivi.moment import MomentField

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
        self._kind = fields.Choices(tuple((kind.value, _(said)) for kind, said in _SAID.items()), "reply-kind")
        self._kind.changed.connect(self._show_what_is_asked)
        self._motif = fields.Choices(tuple((m.value, _(labels.MOTIF_REFUS[m])) for m in MotifRefus), "reply-motif")
        self._motif.changed.connect(self._show_what_is_asked)
        self._motif_field = fields.Field(_("Pourquoi ?"), self._motif)
        self._moment = MomentField(
            _("Quand attendez-vous la personne ?"),
            "reply-rendez-vous",
            _("À l’heure juste, au quart, à la demie ou aux trois quarts : le code à dicter ne dit que cela."),
        )
        self._reply = buttons.primary(_("Répondre"), "reply-give", self._give, icons.CHECK)
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Que répondez-vous ?")))
        column.add(texts.soft(recue.unite))
        if recue.reponse is not None:
            said = _("Vous avez déjà répondu : {reponse}. Une nouvelle réponse la remplace.")
            banner = said.format(reponse=answered(recue.reponse))
            column.add(panels.Banner(panels.Tone.CAUTION, banner, name="already-answered"))
        for widget in (self._kind, self._moment, self._motif_field):
            column.add(widget)
        column.add(buttons.row(self._reply))
        column.close_with_space()
        self._show_what_is_asked()

    def _chosen(self) -> ReponseKind | None:
        return next((ReponseKind(value) for value in self._kind.chosen()), None)

    def _show_what_is_asked(self) -> None:
        kind = self._chosen()
        self._moment.setVisible(kind is ReponseKind.RENDEZ_VOUS)
        self._motif_field.setVisible(kind is ReponseKind.REFUSEE)
        self._reply.setEnabled(kind is not None and (kind is not ReponseKind.REFUSEE or bool(self._motif.chosen())))

    def _give(self) -> None:
        kind = self._chosen()
        if kind is None:
            return
        rendez_vous_at = self._moment.moment() if kind is ReponseKind.RENDEZ_VOUS else None
        if kind is ReponseKind.RENDEZ_VOUS:
            if rendez_vous_at is None:
                return
            if rendez_vous_at.minute % _QUARTER or rendez_vous_at.second:
                self._moment.show_error(_("Écrivez une heure au quart d’heure, par exemple 14:30 ou 14:45."))
                return
        motif = MotifRefus(self._motif.chosen()[0]) if kind is ReponseKind.REFUSEE else None
        self.replied.emit(Reponse(kind, motif, rendez_vous_at))
