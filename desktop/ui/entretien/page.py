"""The guided interview, conducted: what each gesture does, and what must be committed before the next page shows."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.entretiens import model
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.in_french import french_label
from desktop.entretiens.model import Audience, Etat, Ref
from desktop.fiches.contenu import Contenu
from desktop.fiches.typography import french
from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.langues.textes import TextesPersonne
from desktop.ui import error_messages
from desktop.ui.background import Background
from desktop.ui.entretien import keys
from desktop.ui.entretien.answers import Answers
from desktop.ui.entretien.asides import PauseView, TurnedView
from desktop.ui.entretien.calls import Calls
from desktop.ui.entretien.committing import Committing, Then
from desktop.ui.entretien.conduct import ConductView
from desktop.ui.entretien.on_screen import OnScreen
from desktop.ui.entretien.question import QuestionPanel
from desktop.ui.entretien.repetition import Repeating
from desktop.ui.entretien.states import KEYS
from desktop.ui.entretien.summary import missing_questions
from desktop.ui.entretien.turning import Turning
from desktop.ui.entretien.views import Views
from desktop.ui.entretien.wording import Wording
from desktop.ui.page import Page


class EntretienPage(Page):
    """Answers go to the running interview as they are given, and to the store before another page shows.

    A click on a choice does not go on by itself: the officer must be able to look up, correct, and choose the moment.
    """

    finished = Signal()
    left = Signal()
    handed = Signal()  # to a colleague
    fiche_asked = Signal(str)
    droits_asked = Signal(object)  # Langue of the person
    note_asked = Signal()
    call_asked = Signal(str)

    def __init__(
        self,
        entretien: Entretien,
        calls: Calls,
        background: Background,
        contenu: Contenu,
        textes: TextesPersonne,
        *,
        langue: Langue,
        langues: tuple[Langue, ...] = tuple(Langue),
        position: Ref | None,
        now: Callable[[], datetime],
        may_hand: bool = False,
        names: Mapping[str, str] = MappingProxyType({}),
        has_documents: bool = False,
    ) -> None:
        """`position` is where the interview was left; `now` is aware; `langues` are those the service offers.

        `may_hand`: somebody else may open this store, and go on. `names` are those of whoever asked, by `asked_by`.
        `has_documents`: the summary leads to what is printed.
        """
        super().__init__()
        self.heading = french(entretien.formulaire.title)
        self._entretien = entretien
        self._calls = calls
        self._background = background
        self._textes = textes
        self._vocabulaire = contenu.vocabulaire
        self._langue = langue if langue in langues else Langue.FRANCAIS
        self._answers = Answers(entretien, now)
        self._on_screen = OnScreen(entretien, self._answers)
        self._returns_to_summary = False
        self._conduct = ConductView(
            entretien, contenu, self._langue, langues, names, may_hand=may_hand, has_documents=has_documents
        )
        self._turned = TurnedView(langues)
        self._pause = PauseView()
        self._stack = Views(self._conduct, self._turned, self._pause)
        self.root.addWidget(self._stack)
        self._committing = Committing(self, background, calls, self._answers, self._hold, self._conduct.tell)
        self._repeating = Repeating(entretien, calls, self._committing, go_to=self._go_to, show_again=self._show_again)
        self._turning = Turning(
            self._turned, entretien, self._on_screen, textes, self._show, self._commit, self._put_forward
        )
        self._listen()
        page = (entretien.page(position) if position else None) or entretien.first_page()
        self._show(page) if page else self._show_summary()

    def focus_first(self) -> None:
        shown = self._stack.currentWidget()
        asked = self._on_screen.asked()
        if shown is self._turned or shown is self._pause:
            shown.setFocus()
        elif self._conduct.shows_summary:
            self._conduct.summary.focus_first()
        elif asked:
            asked[0].focus_first()
        else:
            self._conduct.setFocus()

    def leave(self) -> None:
        """Commit what can be read of what is on screen, without waiting."""
        self._on_screen.accept_all(self._langue)
        self._committing.leave(self._position())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._committing.is_busy:
            return
        focus = self.focusWidget()
        digit = keys.digit_of(event)
        panel = self._on_screen.focused(focus)
        if keys.is_enter(event):
            focus.click() if isinstance(focus, QPushButton) else self._next()
        elif digit is None or panel is None or not panel.choose(digit):
            super().keyPressEvent(event)

    def _listen(self) -> None:
        conduct = self._conduct
        conduct.next_asked.connect(self._next)
        conduct.previous_asked.connect(self._previous)
        conduct.summary_asked.connect(partial(self._go, self._show_summary, None))
        conduct.turn_asked.connect(self._turn)
        conduct.pause_asked.connect(partial(self._put_forward, self._pause))
        conduct.stop_asked.connect(lambda: self._go(self.left.emit, None))
        conduct.hand_asked.connect(lambda: self._go(self.handed.emit, None))
        conduct.finish_asked.connect(self._finish)
        conduct.langue_chosen.connect(self._change_langue)
        conduct.sections.section_asked.connect(lambda ref: self._go_to(self._entretien.page(ref)))
        conduct.summary.edit_asked.connect(self._edit)
        conduct.summary.note_asked.connect(lambda: self._go(self.note_asked.emit, None))
        conduct.summary.droits_asked.connect(lambda: self._go(partial(self.droits_asked.emit, self._langue), None))
        conduct.alerts.fiche_asked.connect(self.fiche_asked)
        conduct.alerts.call_asked.connect(self.call_asked)
        self._turned.touched.connect(self._on_screen.copy)
        self._turned.back_asked.connect(self._take_back)
        self._turned.next_asked.connect(self._go_on_turned)
        self._turned.langue_chosen.connect(self._change_langue)
        self._pause.ended.connect(partial(self._put_forward, conduct))
        keys.bind(conduct, {key: partial(self._toggle_state, etat) for etat, key in KEYS.items()})

    def _show(self, page: model.Page, focus: Ref | None = None) -> None:
        wording = Wording.side_by_side(self._entretien, self._langue)
        built = tuple(self._panel(question, wording) for question in page.questions)
        self._on_screen.put(page, built)
        self._conduct.show_questions(
            built,
            title=french_label(self._entretien, page.section),
            may_turn=any(question.audience is Audience.PERSONNE for question in page.questions),
            next_label=_("Revenir au résumé") if self._returns_to_summary else _("Suivant"),
            repetition=self._repeating.panel(page) if page.repetition else None,
        )
        self._conduct.strip.show_page(page)
        self._conduct.allow_previous(self._entretien.previous_page(page.ref) is not None)
        self._refresh()
        panel = self._on_screen.panel(focus) if focus else None
        self._conduct.show_panel(panel) if panel else self.focus_first()

    def _panel(self, question: model.Question, wording: Wording) -> QuestionPanel:
        panel = QuestionPanel(question, wording, self._textes)
        panel.advise(self._vocabulaire)
        panel.settled.connect(partial(self._settled, panel))
        return panel

    def _show_again(self, ref: Ref) -> None:
        """Show a page as it has become, the summary when it is gone."""
        page = self._entretien.page(ref)
        self._show(page) if page else self._show_summary()

    def _show_summary(self) -> None:
        self._returns_to_summary = False
        self._on_screen.clear()
        self._conduct.show_summary(_("À relire avant de terminer"))
        self._conduct.allow_previous(self._entretien.last_page() is not None)
        self._refresh()
        self.focus_first()

    def _refresh(self) -> None:
        page = self._on_screen.page
        self._conduct.sections.refresh(page.section if page else None)
        self._conduct.alerts.refresh()

    def _settled(self, panel: QuestionPanel) -> None:
        """A choice is given to the interview at once: what it opens, or alerts to, shows without waiting."""
        if not self._on_screen.accept(panel, self._langue):
            return
        changed = self._on_screen.changed_page()
        self._show(changed, panel.question.ref) if changed else self._refresh()

    def _toggle_state(self, etat: Etat) -> None:
        panel = self._on_screen.focused(self.focusWidget())
        if panel is not None and not self._committing.is_busy:
            panel.toggle_state(etat)

    def _next(self) -> None:
        page = self._on_screen.page
        if page is None or self._committing.is_busy:
            return
        stays = self._on_screen.accept_all(self._langue) or self._on_screen.first_missing()
        if stays is not None:
            self._conduct.show_panel(stays)
            return
        if (changed := self._on_screen.changed_page()) and (opened := self._on_screen.first_opened(changed)):
            self._show(changed, opened)
            return
        following = None if self._returns_to_summary else self._entretien.next_page(page.ref)
        self._commit(partial(self._show, following) if following else self._show_summary, following)

    def _previous(self) -> None:
        page = self._on_screen.page
        before = self._entretien.previous_page(page.ref) if page else self._entretien.last_page()
        self._go_to(before)

    def _edit(self, ref: str) -> None:
        page = self._entretien.page(Ref(ref))
        if page is not None and not self._committing.is_busy:
            self._returns_to_summary = True
            self._commit(partial(self._show, page, Ref(ref)), page)

    def _go_to(self, page: model.Page | None) -> None:
        if page is not None:
            self._returns_to_summary = False
            self._go(partial(self._show, page), page)

    def _go(self, then: Then, page: model.Page | None) -> None:
        """Leave the questions on screen, complete or not; only an answer that is refused holds back."""
        refused = self._on_screen.accept_all(self._langue)
        if refused is not None:
            self._conduct.show_panel(refused)
        elif not self._committing.is_busy:
            self._commit(then, page)

    def _commit(self, then: Then, page: model.Page | None) -> None:
        self._committing.commit(page.ref if page else self._position(), then)

    def _hold(self, is_held: bool) -> None:
        self._conduct.hold(is_held)
        self._turned.hold(is_held)

    def _position(self) -> Ref | None:
        return self._on_screen.page.ref if self._on_screen.page else None

    def _finish(self) -> None:
        missing = missing_questions(self._entretien)
        if missing:
            self._conduct.tell(_("Avant de terminer, complétez ce qui manque, en haut de ce résumé."))
            self._conduct.summary.verticalScrollBar().setValue(0)
        elif not self._committing.is_busy:
            self._committing.run(self._calls.finish, self.finished.emit)

    def _change_langue(self, langue: Langue) -> None:
        if self._committing.is_busy:
            self._conduct.show_langue(self._langue)
            return
        self._langue = langue
        self._conduct.show_langue(langue)
        page = self._on_screen.page
        if page is not None:
            self._show(page)
            self._turn() if self._stack.currentWidget() is self._turned else None
        self._background.run(self, partial(self._calls.keep_langue, langue), on_error=self._tell_failure)

    def _tell_failure(self, error: Exception) -> None:
        self._conduct.tell(error_messages.sentence(error))

    def _turn(self) -> None:
        if not self._committing.is_busy and self._conduct.may_turn:
            self._turning.turn(self._langue)

    def _take_back(self) -> None:
        self._turned.clear()
        self._put_forward(self._conduct)
        for panel in self._on_screen.asked():
            self._settled(panel)

    def _go_on_turned(self) -> None:
        if not self._committing.is_busy:
            self._turning.go_on(self._langue, must_stop=self._returns_to_summary)

    def _put_forward(self, view: QWidget) -> None:
        self.alone_asked.emit(view is not self._conduct)
        self._stack.put_forward(view)
        self.focus_first()
