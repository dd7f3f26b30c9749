"""What the partner said of a slip, over the telephone or face to face, noted by hand."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _, marked
from desktop.orientations import labels
from desktop.orientations.life_cycle import following
from desktop.orientations.model import Orientation, Status
from desktop.orientations.reponse import Canal, ReponseKind
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page
from desktop.ui.suivi.moment import MomentField
from desktop.ui.suivi.reponse_form import ReponseForm

_SAID = {
    ReponseKind.RECUE: marked("Elle a bien reçu la fiche"),
    ReponseKind.RENDEZ_VOUS: marked("Elle accepte et donne un rendez-vous"),
    ReponseKind.ACCEPTEE: marked("Elle accepte, sans date pour l’instant"),
    ReponseKind.REFUSEE: marked("Elle ne peut pas recevoir la personne"),
}
_BY_HAND = (Canal.TELEPHONE, Canal.MAIN_PROPRE)


class AnswerPage(Page):
    answered = Signal(object, object)  # Reponse, Canal

    def __init__(self, orientation: Orientation) -> None:
        super().__init__()
        self.heading = _("Réponse de la structure")
        said = {kind: _(words) for kind, words in _SAID.items() if kind in answers_to(orientation)}
        moment = MomentField(_("Quand la personne est-elle attendue ?"), "answer-rendez-vous")
        self._form = ReponseForm("answer", said, moment)
        self._canal = fields.Segments(tuple((c.value, _(labels.CANAL[c])) for c in _BY_HAND), "answer-canal")
        self._canal.choose(Canal.TELEPHONE.value)
        self._save = buttons.primary(_("Noter la réponse"), "answer-save", self._note, icons.CHECK)
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Que répond la structure ?")))
        if orientation.partenaire:
            column.add(texts.soft(orientation.partenaire.nom))
        column.add(self._form)
        column.add(fields.Field(_("Comment le savez-vous ?"), self._canal))
        column.add(buttons.row(self._save))
        column.close_with_space()
        self._form.changed.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        self._save.setEnabled(self._form.is_complete())

    def _note(self) -> None:
        reponse = self._form.reponse()
        if reponse is not None:
            self.answered.emit(reponse, Canal(self._canal.chosen()))


def answers_to(orientation: Orientation) -> frozenset[ReponseKind]:
    """What the partner may still say of a slip; nothing when it is not handed over, refused, or over."""
    if orientation.status is Status.REMISE:
        return frozenset(ReponseKind)
    allowed = following(orientation.status)
    found = {ReponseKind.REFUSEE} if Status.REFUSEE in allowed else set()
    if Status.ACCEPTEE in allowed:
        found.add(ReponseKind.RENDEZ_VOUS)
        if orientation.status is not Status.ACCEPTEE:
            found.add(ReponseKind.ACCEPTEE)
    return frozenset(found)
