"""Ask before it is done: a question over the page, which stays as it was beneath it.

To ask something more, add its `ToConfirmError` and the words of its question in `_WORDINGS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from desktop.errors import (
    AlreadyExportedError,
    ClearOnRemovableError,
    CleChangedError,
    ToConfirmError,
    UnverifiedCleError,
    UnverifiedReponseError,
)
from desktop.langues.interface import _, marked
from desktop.services.confirmation import NOTHING, Confirmed
from desktop.ui import error_messages
from desktop.ui.desk import Desk
from desktop.ui.kit import buttons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wording:
    title: str
    yes: str
    tone: panels.Tone = panels.Tone.CAUTION


@dataclass(frozen=True, slots=True)
class Instead:
    """Another way, offered in the place of what is asked about; `choose` is told what was said yes to before."""

    question: type[ToConfirmError]
    label: str
    choose: Callable[[Confirmed], None]


_WORDINGS: dict[type[ToConfirmError], Wording] = {
    AlreadyExportedError: Wording(marked("Enregistrer une seconde fois ?"), marked("Recommencer")),
    ClearOnRemovableError: Wording(
        marked("Enregistrer en clair sur ce support ?"), marked("En clair quand même"), panels.Tone.DANGER
    ),
    UnverifiedCleError: Wording(marked("Sceller pour une clé non vérifiée ?"), marked("Sceller quand même")),
    UnverifiedReponseError: Wording(marked("Noter une réponse non vérifiée ?"), marked("Noter quand même")),
    CleChangedError: Wording(
        marked("Attention : cette structure avait une autre clé"), marked("Remplacer sa clé"), panels.Tone.DANGER
    ),
}


class Question(panels.Column):
    """What is asked, and the answers: nothing is done, another way, yes."""

    def __init__(self, wording: Wording, sentence: str, answers: tuple[tuple[str, Callable[[], None]], ...]) -> None:
        """`answers` are those of « no », of another way if there is one, and of « yes », in this order."""
        super().__init__(720)
        no, *others, yes = answers
        self.add(texts.title(_(wording.title)))
        banner = panels.Banner(wording.tone, sentence, name="question")
        banner.label.setObjectName("question-said")
        self.add(banner)
        last = buttons.danger if wording.tone is panels.Tone.DANGER else buttons.primary
        made = [
            buttons.secondary(no[0], "answer-no", no[1]),
            *(buttons.primary(label, "answer-instead", choose) for label, choose in others),
            last(yes[0], "answer-yes", yes[1]),
        ]
        self.add(Flow(*made))
        self.close_with_space()


def run_asking(
    desk: Desk,
    page: Page,
    work: Callable[[Confirmed], T],
    on_success: Callable[[T], None],
    *,
    instead: Instead | None = None,
    confirmed: Confirmed = NOTHING,
) -> None:
    """Have the worker do it; what it asks first is asked over the page, then it is done again with the answer."""

    def refused(error: Exception) -> None:
        if isinstance(error, ToConfirmError):
            ask(error)
        else:
            desk.fail(error)

    def ask(error: ToConfirmError) -> None:
        wording = _WORDINGS[type(error)]
        go_on = partial(run_asking, desk, page, work, on_success, instead=instead, confirmed=confirmed | {type(error)})
        answers = [(_("Annuler"), page.uncover), (_(wording.yes), _after(page.uncover, go_on))]
        if instead is not None and instead.question is type(error):
            other = _after(page.uncover, partial(instead.choose, confirmed))
            answers.insert(1, (instead.label, other))
        desk.shell.dismiss_notice()
        page.cover(Question(wording, error_messages.sentence(error), tuple(answers)))

    desk.background.run(page, partial(work, confirmed), on_success=on_success, on_error=refused)


def _after(first: Callable[[], None], then: Callable[[], None]) -> Callable[[], None]:
    def both() -> None:
        first()
        then()

    return both
