"""What takes the place of the whole interview for a moment: the screen turned to the person, and the pause."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.entretiens.model import Audience, Page, Ref
from desktop.langues.interface import _
from desktop.langues.langue import Direction, Langue
from desktop.langues.textes import TextesPersonne
from desktop.ui.entretien.answers import Draft
from desktop.ui.entretien.question import TURNED, QuestionPanel
from desktop.ui.entretien.wording import Wording
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow


class TurnedView(QWidget):
    """The person's language alone, very large: the person reads, touches and goes on, the officer takes it back."""

    back_asked = Signal()
    next_asked = Signal()
    langue_chosen = Signal(object)  # Langue
    touched = Signal(str, object)  # ref of the question, its Draft or None

    def __init__(self, langues: tuple[Langue, ...]) -> None:
        super().__init__()
        self.setObjectName("turned")
        self.panels: tuple[QuestionPanel, ...] = ()
        self._column = panels.Column(1180)
        back = buttons.secondary(_("Rendre l’écran à l’agent (Échap)"), "turned-back", self.back_asked.emit, icons.BACK)
        self._next = buttons.primary("", "turned-next", self.next_asked.emit)
        self._next.setMinimumSize(_NEXT_PX)
        self._bottom = QHBoxLayout()
        self._bottom.setContentsMargins(24, 0, 24, 16)
        self._bottom.addWidget(back)
        self._bottom.addStretch(1)
        self._bottom.addWidget(self._next)
        top = QHBoxLayout()
        top.setContentsMargins(24, 12, 24, 0)
        top.addWidget(Flow(*(self._choose(langue) for langue in langues)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self._column, 1)
        layout.addLayout(self._bottom)

    def show_page(
        self, page: Page, wording: Wording, textes: TextesPersonne, drafts: Mapping[Ref, Draft | None]
    ) -> None:
        """Show the person's questions of a page, as they are answered so far; `wording` has one language."""
        self.clear()
        langue = wording.langues[0]
        asked = [question for question in page.questions if question.audience is Audience.PERSONNE]
        self.panels = tuple(QuestionPanel(question, wording, textes, TURNED) for question in asked)
        for panel in self.panels:
            panel.show_draft(drafts.get(panel.question.ref) or Draft())
            panel.changed.connect(partial(self._touched, panel))
            self._column.add(panel)
        self._column.close_with_space()
        self._next.setText(textes.text("ecran.continuer", langue).content)
        self._next.show()
        forward, backward = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft
        self._bottom.setDirection(backward if langue.direction is Direction.RTL else forward)

    def thank(self, textes: TextesPersonne, langue: Langue) -> None:
        """Ask for the screen back, in the person's language: what follows is the officer's."""
        self.clear()
        self._next.hide()
        said = texts.of(textes.text("ecran.rendre", langue), "title")
        said.setObjectName("turned-thanks")
        self._column.add(said)
        self._column.close_with_space()

    def hold(self, is_held: bool) -> None:
        for panel in self.panels:
            panel.setEnabled(not is_held)

    def clear(self) -> None:
        panels.clear(self._column.column)
        self.panels = ()

    def _choose(self, langue: Langue) -> QWidget:
        return buttons.chip(langue.autonym, f"turned-{langue.value}", partial(self.langue_chosen.emit, langue))

    def _touched(self, panel: QuestionPanel) -> None:
        self.touched.emit(panel.question.ref, panel.draft())

    def event(self, event: QEvent) -> bool:
        return _keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        # Any other key stops here: the officer's keys must not act on a page the officer does not see.


_NEXT_PX = QSize(220, 76)


class PauseView(QWidget):
    """Shows nothing of the interview. Escape, Space, Enter or a click comes back."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paused")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = texts.soft(_("En pause. Cliquez, ou appuyez sur Échap, pour reprendre."))
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addWidget(said)

    def event(self, event: QEvent) -> bool:
        return _keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ended.emit()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.ended.emit()


def _keeps_escape(event: QEvent) -> bool:
    """Whether this is the window about to take Escape for itself, which is then refused to it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() != Qt.Key.Key_Escape:
        return False
    event.accept()
    return True
