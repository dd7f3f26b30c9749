"""The route of a post put out of use: read, confirmed, done. Cut short, it is finished at the next start."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.errors import NotAllowedError, TooManyAttemptsError, WrongPassphraseError
from desktop.services.acces import Acces
from desktop.services.effacements import PostContent
from desktop.ui.desk import Back, Desk
from desktop.ui.effacement.disposal_pages import DisposalPage, DisposedPage, UnfinishedDisposalPage

_REFUSALS = (WrongPassphraseError, TooManyAttemptsError, NotAllowedError)


class Disposal(QObject):
    """`forget` drops all that the window knows of the open store."""

    def __init__(self, desk: Desk, acces: Acces, forget: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._acces = acces
        self._forget = forget

    def ask(self, back: Back) -> None:
        """Show what it does; nothing is done before two confirmations."""
        read = self._desk.services.effacements.post
        self._desk.background.run(self, read, on_success=partial(self._show, back))

    def is_unfinished(self) -> bool:
        return self._desk.opened is None and self._acces.is_disposed()

    def show_unfinished(self) -> None:
        """Finish what was cut short; the page stays until it is done."""
        page = UnfinishedDisposalPage()
        page.finish_asked.connect(self._finish)
        self._desk.show(page, None)
        self._finish()

    def _show(self, back: Back, content: PostContent) -> None:
        page = DisposalPage(content)
        page.disposal_asked.connect(partial(self._dispose, page))
        self._desk.show(page, back)

    def _dispose(self, page: DisposalPage, passphrase: str) -> None:
        def refused(error: Exception) -> None:
            if isinstance(error, _REFUSALS):
                page.refuse(error)
                return
            self._forget()
            self._desk.home()  # the end of the disposal if it has begun, the locked page otherwise
            self._desk.fail(error)

        def done(_nothing: object) -> None:
            self._forget()
            self._show_done()

        self._desk.background.run(self, partial(self._acces.dispose, passphrase), on_success=done, on_error=refused)

    def _finish(self) -> None:
        work = self._acces.finish_disposal
        self._desk.background.run(self, work, on_success=lambda _nothing: self._show_done())

    def _show_done(self) -> None:
        page = DisposedPage()
        page.close_asked.connect(self._desk.shell.close)
        page.start_asked.connect(self._desk.home)
        self._desk.show(page, None)
