"""The interview as the officer sees it: sections on the left, alerts and questions in the middle, gestures around."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.entretiens.entretien import Entretien
from desktop.fiches.contenu import Contenu
from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.ui.entretien import keys
from desktop.ui.entretien.alerts import AlertBar
from desktop.ui.entretien.officer_strip import OfficerStrip
from desktop.ui.entretien.question import QuestionPanel
from desktop.ui.entretien.sections import SectionList
from desktop.ui.entretien.summary import SummaryView
from desktop.ui.entretien.views import Views
from desktop.ui.kit import buttons, icons, panels, texts

_WIDE_PX = 1180
"""Under this width the list of sections leaves its place to the question, as the summary leads everywhere."""

_READING_PX = 1160

_SHORT_PX = 600
"""Under this height what the officer reads scrolls with the question, under it, instead of staying below."""

_KEYS_PX = 1240
"""Under this width the keys are not recalled."""


class ConductView(QWidget):
    """Draws and reports; `page.py` decides what a gesture does."""

    next_asked = Signal()
    previous_asked = Signal()
    summary_asked = Signal()
    turn_asked = Signal()
    pause_asked = Signal()
    stop_asked = Signal()
    hand_asked = Signal()
    finish_asked = Signal()
    langue_chosen = Signal(object)  # Langue

    def __init__(
        self,
        entretien: Entretien,
        contenu: Contenu,
        langue: Langue,
        langues: tuple[Langue, ...],
        names: Mapping[str, str],
        *,
        may_hand: bool,
        has_documents: bool,
    ) -> None:
        """`langue` is one of `langues`, those the service offers; `names`, of whoever asked, by `asked_by`."""
        super().__init__()
        self.sections = SectionList(entretien)
        self.alerts = AlertBar(entretien, contenu)
        self.summary = SummaryView(entretien, names, has_documents=has_documents)
        self.strip = OfficerStrip(entretien, contenu.articles)
        self._questions = panels.Column(_READING_PX)
        self._questions.setObjectName("questions")
        self._asked = QVBoxLayout()
        self._asked.setSpacing(12)
        self._questions.column.addLayout(self._asked)
        self._questions.close_with_space()
        for column in (self._questions, self.summary):
            column.frame_with(24, 12, 24, 12)
        self._stack = Views(self._questions, self.summary)
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(24, 0, 24, 8)
        self._held: QWidget | None = None
        self._panels: tuple[QuestionPanel, ...] = ()
        self._langue = _langue_box(langue, langues)
        self._langue.activated.connect(lambda index: self.langue_chosen.emit(Langue(self._langue.itemData(index))))
        self._may_hand = may_hand
        self._build()
        keys.bind(
            self,
            {
                "F2": self.turn_asked.emit,
                "F3": self.pause_asked.emit,
                "F4": self.summary_asked.emit,
                "F6": lambda: self.hand_asked.emit() if may_hand else None,
                "Alt+P": self.previous_asked.emit,
            },
        )

    @property
    def shows_summary(self) -> bool:
        return self._stack.currentWidget() is self.summary

    @property
    def may_turn(self) -> bool:
        return self._turn.isEnabled()

    def show_questions(
        self,
        questions: tuple[QuestionPanel, ...],
        *,
        title: str,
        may_turn: bool,
        next_label: str,
        repetition: QWidget | None = None,
    ) -> None:
        panels.clear(self._asked)
        self._panels = questions
        if repetition is not None:
            self._asked.addWidget(repetition)
        for panel in questions:
            self._asked.addWidget(panel)
        self._questions.verticalScrollBar().setValue(0)
        self._title.setText(title)
        self._turn.setEnabled(may_turn)
        self._next.setText(next_label)
        self._show(self._questions)

    def show_summary(self, title: str) -> None:
        panels.clear(self._asked)
        self._panels = ()
        self.summary.refresh()
        self._title.setText(title)
        self._turn.setEnabled(False)
        self.strip.hide()
        self._show(self.summary)

    def show_langue(self, langue: Langue) -> None:
        self._langue.setCurrentIndex(self._langue.findData(langue.value))

    def allow_previous(self, is_allowed: bool) -> None:
        self._previous.setEnabled(is_allowed)

    def hold(self, is_held: bool) -> None:
        """Let no answer be changed while it is being committed; the keyboard comes back where it was.

        Only the questions are stilled: stilling all the view would cost more than the commit; the rest asks `page.py`.
        """
        if is_held:
            self._held = self.focusWidget()
        for panel in self._panels:
            panel.setEnabled(not is_held)
        if not is_held and self._held is not None and isValid(self._held):
            self._held.setFocus()

    def tell(self, sentence: str) -> None:
        """Say what went wrong above the buttons; "" takes it away."""
        panels.clear(self._notices)
        if sentence:
            self._notices.addWidget(panels.Banner(panels.Tone.DANGER, sentence, name="save-error"))

    def show_panel(self, panel: QuestionPanel) -> None:
        """Bring a question in sight and give it the keyboard."""
        panel.focus_first()
        self._questions.ensureWidgetVisible(panel)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        width = event.size().width()
        self._place_strip(is_short=event.size().height() < _SHORT_PX)
        self.sections.setVisible(width >= _WIDE_PX)
        self._stop.setText(self._stop.accessibleName() if width >= _WIDE_PX else _("Arrêter"))
        self._keys.setVisible(width >= _KEYS_PX and not self.shows_summary)

    def _build(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(24, 0, 24, 12)
        self._below.addWidget(self.strip)
        middle.addWidget(self._tools())
        middle.addWidget(self.alerts)
        middle.addWidget(self._stack, 1)
        middle.addLayout(self._below)
        middle.addLayout(self._notices)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addLayout(middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self._footer())

    def _place_strip(self, *, is_short: bool) -> None:
        if is_short:
            self._questions.column.insertWidget(1, self.strip)
        else:
            self._below.addWidget(self.strip)

    def _tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(24, 10, 24, 0)
        row.setSpacing(8)
        self._title = texts.soft("")
        self._title.setObjectName("section-title")
        self._turn = buttons.quiet(_("Tourner l’écran"), "turn", self.turn_asked.emit, icons.TURN)
        self._pause = buttons.quiet(_("Pause"), "pause", self.pause_asked.emit, icons.PAUSE)
        self._summary = buttons.quiet(_("Résumé"), "to-summary", self.summary_asked.emit, icons.LIST)
        for button, key in ((self._turn, "F2"), (self._pause, "F3"), (self._summary, "F4")):
            button.setToolTip(f"{button.text()} ({key})")
        row.addWidget(self._title, 1)
        for widget in (self._langue, self._turn, self._pause, self._summary):
            row.addWidget(widget)
        return tools

    def _footer(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("kind", "footer")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        self._keys = texts.small(
            _(
                "Touches : 1 à 9 choisir · Alt+R, Alt+N, Alt+S sans réponse · Alt+T ne pas transmettre · "
                "Alt+P précédent · Entrée suivant"
            )
        )
        self._keys.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._previous = buttons.secondary(_("Précédent"), "previous", self.previous_asked.emit, icons.BACK)
        self._next = buttons.primary(_("Suivant"), "next", self.next_asked.emit)
        self._finish = buttons.primary(_("Terminer"), "finish", self.finish_asked.emit, icons.CHECK)
        self._stop = buttons.quiet("", "stop", self.stop_asked.emit, icons.CLOCK)
        self._stop.setAccessibleName(_("Arrêter et reprendre plus tard"))
        self._stop.setToolTip(self._stop.accessibleName())
        row.addWidget(self._stop)
        if self._may_hand:
            hand = buttons.quiet(_("Passer la main"), "hand", self.hand_asked.emit, icons.CHANGE)
            hand.setToolTip(_("Enregistrer, verrouiller, et laisser un collègue reprendre sous son nom (F6)"))
            row.addWidget(hand)
        row.addWidget(self._keys, 1)
        row.addStretch(0)
        for button in (self._previous, self._next, self._finish):
            row.addWidget(button)
        return bar

    def _show(self, widget: QWidget) -> None:
        self._stack.put_forward(widget)
        is_summary = widget is self.summary
        self._next.setVisible(not is_summary)
        self._finish.setVisible(is_summary)
        self._summary.setEnabled(not is_summary)
        self._keys.setVisible(not is_summary and self.width() >= _KEYS_PX)


def _langue_box(langue: Langue, langues: tuple[Langue, ...]) -> QComboBox:
    box = QComboBox()
    box.setObjectName("langue")
    box.setAccessibleName(_("Langue de la personne"))
    box.setToolTip(_("Langue de la personne"))
    for each in langues:
        box.addItem(each.autonym, each.value)
    box.setCurrentIndex(box.findData(langue.value))
    return box
