"""What a structure answers, as it is filled in: which answer, then why or when."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.langues.interface import _
from desktop.orientations import labels
from desktop.orientations.reponse import MotifRefus, Reponse, ReponseKind
from desktop.ui.kit import fields
from desktop.ui.suivi.moment import MomentField


class ReponseForm(QWidget):
    changed = Signal()

    def __init__(self, name: str, said: Mapping[ReponseKind, str], moment: MomentField) -> None:
        """`said` are the answers offered and how each is said here; `moment` asks for the appointment."""
        super().__init__()
        self._kind = fields.Choices(tuple((kind.value, words) for kind, words in said.items()), f"{name}-kind")
        self._motif = fields.Choices(tuple((m.value, _(labels.MOTIF_REFUS[m])) for m in MotifRefus), f"{name}-motif")
        self._motif_field = fields.Field(_("Pourquoi ?"), self._motif)
        self._moment = moment
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self._kind, self._moment, self._motif_field):
            column.addWidget(widget)
        self._kind.changed.connect(self._show_what_is_asked)
        self._motif.changed.connect(self._show_what_is_asked)
        self._show_what_is_asked()

    def is_complete(self) -> bool:
        """All is chosen; the date of an appointment is read by `reponse`."""
        kind = self._chosen()
        return kind is not None and (kind is not ReponseKind.REFUSEE or bool(self._motif.chosen()))

    def reponse(self) -> Reponse | None:
        """None when nothing is chosen, or when the date cannot be read: its field then says why."""
        kind = self._chosen()
        if kind is None:
            return None
        rendez_vous_at = self._moment.moment() if kind is ReponseKind.RENDEZ_VOUS else None
        if kind is ReponseKind.RENDEZ_VOUS and rendez_vous_at is None:
            return None
        motif = MotifRefus(self._motif.chosen()[0]) if kind is ReponseKind.REFUSEE else None
        return Reponse(kind, motif, rendez_vous_at)

    def _chosen(self) -> ReponseKind | None:
        return next((ReponseKind(value) for value in self._kind.chosen()), None)

    def _show_what_is_asked(self) -> None:
        kind = self._chosen()
        self._moment.setVisible(kind is ReponseKind.RENDEZ_VOUS)
        self._motif_field.setVisible(kind is ReponseKind.REFUSEE)
        self.changed.emit()
