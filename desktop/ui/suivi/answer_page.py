"""What the partner said of a slip, over the telephone or face to face, noted by hand."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _, marked
from desktop.orientations import labels
from desktop.orientations.life_cycle import following
from desktop.orientations.model import Orientation, Status
from desktop.orientations.reponse import Canal, MotifRefus, Reponse, ReponseKind
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page
from desktop.ui.suivi.moment import MomentField

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
        kinds = tuple((kind.value, _(said)) for kind, said in _SAID.items() if kind in answers_to(orientation))
        self._kind = fields.Choices(kinds, "answer-kind")
        self._kind.changed.connect(self._show_what_is_asked)
        self._motif = fields.Choices(tuple((m.value, _(labels.MOTIF_REFUS[m])) for m in MotifRefus), "answer-motif")
        self._motif.changed.connect(self._show_what_is_asked)
        self._motif_field = fields.Field(_("Pourquoi ?"), self._motif)
        self._moment = MomentField(_("Quand la personne est-elle attendue ?"), "answer-rendez-vous")
        self._canal = fields.Segments(tuple((c.value, _(labels.CANAL[c])) for c in _BY_HAND), "answer-canal")
        self._canal.choose(Canal.TELEPHONE.value)
        self._save = buttons.primary(_("Noter la réponse"), "answer-save", self._note, icons.CHECK)
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Que répond la structure ?")))
        if orientation.partenaire:
            column.add(texts.soft(orientation.partenaire.nom))
        for widget in (self._kind, self._moment, self._motif_field):
            column.add(widget)
        column.add(fields.Field(_("Comment le savez-vous ?"), self._canal))
        column.add(buttons.row(self._save))
        column.close_with_space()
        self._show_what_is_asked()

    def _chosen(self) -> ReponseKind | None:
        return next((ReponseKind(value) for value in self._kind.chosen()), None)

    def _show_what_is_asked(self) -> None:
        kind = self._chosen()
        self._moment.setVisible(kind is ReponseKind.RENDEZ_VOUS)
        self._motif_field.setVisible(kind is ReponseKind.REFUSEE)
        self._save.setEnabled(kind is not None and (kind is not ReponseKind.REFUSEE or bool(self._motif.chosen())))

    def _note(self) -> None:
        kind = self._chosen()
        if kind is None:
            return
        rendez_vous_at = self._moment.moment() if kind is ReponseKind.RENDEZ_VOUS else None
        if kind is ReponseKind.RENDEZ_VOUS and rendez_vous_at is None:
            return
        motif = MotifRefus(self._motif.chosen()[0]) if kind is ReponseKind.REFUSEE else None
        self.answered.emit(Reponse(kind, motif, rendez_vous_at), Canal(self._canal.chosen()))


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
