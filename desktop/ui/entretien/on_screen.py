"""The questions on screen: reads what they say, gives it to the interview, says in place what is refused or missing."""

from PySide6.QtWidgets import QWidget

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Page, Ref
from desktop.errors import InvalidAnswerError
from desktop.fiches.typography import french
from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.ui import error_messages
from desktop.ui.entretien.answers import Answers, Draft
from desktop.ui.entretien.question import QuestionPanel


class OnScreen:
    """`panels` are those of `page`, in order."""

    def __init__(self, entretien: Entretien, answers: Answers) -> None:
        self._entretien = entretien
        self._answers = answers
        self.page: Page | None = None
        self.panels: tuple[QuestionPanel, ...] = ()

    def put(self, page: Page, panels: tuple[QuestionPanel, ...]) -> None:
        """Replace what is on screen; what was typed in a question that stays is kept."""
        drafts = {panel.question.ref: panel.draft() for panel in self.panels}
        for panel in panels:
            ref = panel.question.ref
            panel.show_draft(drafts.get(ref) or self._answers.draft(ref))
        self.page, self.panels = page, panels

    def clear(self) -> None:
        self.page, self.panels = None, ()

    def asked(self) -> tuple[QuestionPanel, ...]:
        return tuple(panel for panel in self.panels if panel.question.is_asked)

    def panel(self, ref: Ref) -> QuestionPanel | None:
        return next((panel for panel in self.panels if panel.question.ref == ref), None)

    def focused(self, focus: QWidget | None) -> QuestionPanel | None:
        """The question that has the keyboard, else the first."""
        asked = self.asked()
        return next((panel for panel in asked if focus and panel.isAncestorOf(focus)), asked[0] if asked else None)

    def changed_page(self) -> Page | None:
        """The page as it is now, when its answers opened, closed or filtered one of its own questions."""
        now = self._entretien.page(self.page.ref) if self.page else None
        return now if now is not None and self.page is not None and now.questions != self.page.questions else None

    def first_opened(self, page: Page) -> Ref | None:
        """The first question of `page` that was not on screen yet."""
        return next((question.ref for question in page.questions if self.panel(question.ref) is None), None)

    def accept(self, panel: QuestionPanel, langue: Langue) -> bool:
        """Give one answer to the interview; False, and said in place, when it is refused."""
        if not panel.question.is_asked:
            return True
        draft = panel.draft()
        if draft is None:
            panel.show_unreadable()
            return False
        try:
            self._answers.accept(panel.question.ref, draft, langue)
        except InvalidAnswerError as error:
            said = french(self._entretien.constraint_message(panel.question.ref, Langue.FRANCAIS).content)
            panel.show_error(said or error_messages.sentence(error))
            return False
        return True

    def accept_all(self, langue: Langue) -> QuestionPanel | None:
        """Give every answer; return the first question whose answer is refused."""
        refused = [panel for panel in self.panels if not self.accept(panel, langue)]
        return refused[0] if refused else None

    def first_missing(self) -> QuestionPanel | None:
        """The first required question without answer or state; said in place for each."""
        page = self._entretien.page(self.page.ref) if self.page else None
        missing = self._entretien.missing(page) if page else ()
        lacking = [panel for panel in self.panels if panel.question.ref in missing]
        for panel in lacking:
            panel.show_error(_("Cette question attend une réponse, ou la raison pour laquelle il n’y en a pas."))
        return lacking[0] if lacking else None

    def copy(self, ref: Ref, draft: Draft | None) -> None:
        """Show on the officer's side what the person touched on theirs."""
        panel = self.panel(ref)
        if panel is not None and draft is not None:
            panel.show_draft(draft)
