"""A page of the window, and how a test comes to it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton

from desktop.demonstration import reception
from desktop.ui.fiche.page import FichePage
from desktop.ui.home import HomePage
from desktop.ui.page import Page
from desktop.ui.paper.page import PaperPage
from desktop.ui.unlock import UnlockPage
from tests.ui.running import Running

FIRST_OF = "first of "
YES_IF_ASKED = "answer-yes?"
"""What was saved by a former visit is saved again."""


@dataclass(frozen=True)
class Stop:
    """A page, and the names of what to click to come to it, in order; a name that ends with * is a beginning,
    with ** that of the last one on the page (the oldest reception: those that a visit begins come before),
    one that begins with `FIRST_OF` the list whose first line is opened.

    `onward` is the last part of the path, from the stop before in `STOPS`.
    """

    page: type[Page]
    path: tuple[str, ...]
    onward: tuple[str, ...] = ()
    is_open: bool = True

    def reach(self, running: Running) -> None:
        """Come here from wherever the window is; the store is unlocked or locked as it must be."""
        is_open = running.application.desk.opened is not None
        if is_open and not self.is_open:
            running.player.settle()
            running.application.routes.lock()
        running.application.routes.home()
        if self.is_open and not is_open:
            running.player.on(UnlockPage)
            reception.unlock(running.player)
        running.player.on(HomePage if self.is_open else UnlockPage)
        running.settle()
        self._go(running, self.path + self.onward)

    def reach_from_before(self, running: Running) -> None:
        """Come here when the window is at the stop before in `STOPS`."""
        self._go(running, self.onward) if self.onward else self.reach(running)

    def _go(self, running: Running, path: tuple[str, ...]) -> None:
        for name in path:
            if name.startswith(FIRST_OF):
                running.player.open_line(name.removeprefix(FIRST_OF))
            elif name == YES_IF_ASKED:
                running.settle()
                if running.player.shows("answer-yes"):
                    running.player.click("answer-yes")
            else:
                running.player.click(_named(running, name))
        page = running.player.on(self.page)
        running.settle()
        if isinstance(page, FichePage):
            running.player.until(lambda: page.is_whole, "every section")
        if isinstance(page, PaperPage):
            running.player.until(page.has_papers, "a document on screen")


def _named(running: Running, name: str) -> str:
    if not name.endswith("*"):
        return name
    found: list[str] = []

    def is_seen() -> bool:
        buttons = running.application.shell.findChildren(QAbstractButton)
        found.extend(b.objectName() for b in buttons if b.isVisible() and b.objectName().startswith(name.rstrip("*")))
        return bool(found)

    running.player.until(is_seen, name)
    return found[-1 if name.endswith("**") else 0]
