"""Why a question has no answer: refused, not asked, not known. Apart from the answers, on screen as in the store."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.entretiens.model import Etat
from desktop.langues.interface import _
from desktop.langues.texte import Texte
from desktop.ui.kit import texts
from desktop.ui.kit.buttons import PanelButton

KEYS = {Etat.DECLINED: "Alt+R", Etat.NOT_ASKED: "Alt+N", Etat.UNKNOWN: "Alt+S", Etat.WITHHELD: "Alt+T"}


class StateButton(PanelButton):
    def __init__(self, etat: Etat, labels: tuple[Texte, ...], *, is_large: bool) -> None:
        super().__init__("state-panel", f"state-{etat.value}")
        self.setCheckable(True)
        self.setMinimumHeight(76 if is_large else 44)
        self.setAccessibleName(labels[0].content)
        self.setToolTip("" if is_large else KEYS[etat])
        self.row.setContentsMargins(14, 4, 14, 4)
        first = texts.of(labels[0], "lead" if is_large else "body")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(first)
        for texte in labels[1:]:
            words.addWidget(texts.of(texte, "small"))
        self.row.addLayout(words, 1)
        self.let_clicks_through()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class StateRow(QWidget):
    """`chosen` is ANSWERED as long as no state is checked."""

    changed = Signal()

    def __init__(self, labels: dict[Etat, tuple[Texte, ...]], *, is_required: bool, is_large: bool = False) -> None:
        super().__init__()
        self._buttons: dict[Etat, StateButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        if not is_large:
            caption = texts.small(_("Réponse attendue, ou :") if is_required else _("Sans réponse :"))
            caption.setFixedWidth(132)
            row.addWidget(caption, 0, Qt.AlignmentFlag.AlignVCenter)
        for etat, words in labels.items():
            button = StateButton(etat, words, is_large=is_large)
            button.clicked.connect(lambda _checked, etat=etat: self._clicked(etat))
            self._buttons[etat] = button
            row.addWidget(button, 1)

    def chosen(self) -> Etat:
        return next((etat for etat, button in self._buttons.items() if button.isChecked()), Etat.ANSWERED)

    def show_state(self, chosen: Etat) -> None:
        """Show a state silently."""
        for etat, button in self._buttons.items():
            button.setChecked(etat is chosen)

    def toggle(self, etat: Etat) -> None:
        """Do what a click would."""
        self._buttons[etat].click()

    def _clicked(self, etat: Etat) -> None:
        self.show_state(etat if self._buttons[etat].isChecked() else Etat.ANSWERED)
        self.changed.emit()
