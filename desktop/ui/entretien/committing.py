"""Commits on the worker what was answered, the interview held still meanwhile: nothing shows before it is kept."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.entretiens.model import Ref, Reponse
from desktop.ui import error_messages
from desktop.ui.background import Background
from desktop.ui.entretien.answers import Answers
from desktop.ui.entretien.calls import Calls

Then = Callable[[], object]


class Committing:
    """`hold` stills the questions, and frees them if they stay; `tell` says what went wrong, "" takes it away.

    What follows a commit shows other questions, or another page: those that were stilled are gone by then.
    """

    def __init__(
        self,
        owner: QObject,
        background: Background,
        calls: Calls,
        answers: Answers,
        hold: Callable[[bool], None],
        tell: Callable[[str], None],
    ) -> None:
        self._owner = owner
        self._background = background
        self._calls = calls
        self._answers = answers
        self._hold = hold
        self._tell = tell
        self.is_busy = False

    def commit(self, position: Ref | None, then: Then) -> None:
        """Commit what is pending, and that the interview now stands at `position`; then, and only then, do `then`."""
        pending = self._answers.pending()
        self.run(partial(self._calls.keep, pending, position), partial(self._kept, pending, then))

    def run(self, work: Then, then: Then) -> None:
        """Do `work` on the worker; if it fails, all stays as it was typed."""
        self.is_busy = True
        self._hold(True)

        def done(_result: object) -> None:
            self.is_busy = False
            self._tell("")
            then()

        def failed(error: Exception) -> None:
            self.is_busy = False
            self._hold(False)
            self._tell(error_messages.sentence(error))

        self._background.run(self._owner, work, on_success=done, on_error=failed)

    def leave(self, position: Ref | None) -> None:
        """Commit what is pending without waiting."""
        if pending := self._answers.pending():
            self._background.run(self._owner, partial(self._calls.keep, pending, position))

    def _kept(self, pending: tuple[Reponse, ...], then: Then) -> None:
        self._answers.forget(pending)
        then()
