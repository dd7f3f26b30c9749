"""Conducts the reception interview in its window, in two languages; prints how long each next question took to show.

From Enter to the paint of the question that follows, its answer committed in between. In turn, the same without Repère:
the same bytes committed through bare sqlcipher3 on a thread, then a page of as many bare widgets with the same words.
Prints two lists of milliseconds as JSON. Usage: next_question.py FOLDER COUNT
"""

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import bootstrap
from desktop.demonstration import reception
from desktop.entretiens.model import Reponse
from desktop.langues.langue import Langue
from desktop.ui.entretien.answers import Draft
from desktop.ui.entretien.choice import AnswerChoice
from desktop.ui.entretien.inputs import TextInput
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.entretien.question import QuestionPanel
from desktop.ui.fiche.page import FichePage
from desktop.ui.home import HomePage
from tests.bench.commit import commit_bare, open_bare
from tests.ui.running import Running, make_store


class Painted(QObject):
    """Calls `then` once the first paint that `is_awaited` tells of is done."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.is_awaited: Callable[[QObject], bool] | None = None
        self.then: Callable[[], None] = lambda: None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if self.is_awaited and event.type() == QEvent.Type.Paint and self.is_awaited(watched):
            self.is_awaited = None
            QTimer.singleShot(0, self.then)
        return False


class Ours:
    """The interview in the real window, on a real store."""

    def __init__(self, folder: Path) -> None:
        make_store(folder / "ours")
        self._running = Running.start(folder / "ours")
        reception.unlock(self._running.player)
        self.begin()

    def begin(self) -> None:
        """Receive someone new."""
        player = self._running.player
        self._running.application.routes.home()
        player.on(HomePage)
        self._running.settle()
        player.click("situation-accueil")
        player.on(FichePage)
        player.click("to-entretien")
        self.page = player.on(EntretienPage)
        player.pick("langue", Langue.ROUMAIN.value)
        self._running.settle()

    def panels(self) -> list[QuestionPanel]:
        return [panel for panel in self.page.findChildren(QuestionPanel) if panel.isVisible()]

    def answer(self) -> Reponse:
        """Answer all that is on screen; return what a bare store is to commit for it."""
        done: set[str] = set()
        while left := [p for p in self.panels() if p.question.is_asked and p.question.ref not in done]:
            done.add(left[0].question.ref)
            if choices := left[0].findChildren(AnswerChoice):
                choices[-1].click()
            elif left[0].findChildren(TextInput):
                left[0].findChildren(TextInput)[0].show_value("quelques mots")
        first = self.panels()[0]
        draft = first.draft() or Draft()
        return Reponse(first.question.ref, draft.etat, draft.value, bootstrap.utc_now(), Langue.ROUMAIN)

    def close(self) -> None:
        self._running.close()


class Bare(QWidget):
    """A window of bare widgets: one label or button for each text of the page that Repère just showed."""

    committed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._store = self._worker.submit(open_bare, folder / "bare.db").result()
        self._column = QVBoxLayout(self)
        self.page = QWidget()
        self._column.addWidget(self.page)
        self._words: list[list[str]] = []
        self.committed.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self.resize(1366, 768)
        self.show()

    def turn(self, reponse: Reponse, words: list[list[str]]) -> None:
        self._words = words
        future = self._worker.submit(commit_bare, self._store, reponse)
        future.add_done_callback(lambda _future: self.committed.emit())

    def _show(self) -> None:
        former, self.page = self.page, QWidget()
        rows = QVBoxLayout(self.page)
        for number, texts in enumerate(self._words):
            row = QHBoxLayout()
            for text in texts:
                row.addWidget(QPushButton(text) if number else QLabel(text))
            rows.addLayout(row)
        self._column.replaceWidget(former, self.page)
        former.deleteLater()

    def close_store(self) -> None:
        self._worker.submit(self._store.close).result()
        self._worker.shutdown()


class Turns(QObject):
    """Ours, then bare, then ours again, until there are enough."""

    def __init__(self, app: QApplication, ours: Ours, bare: Bare, count: int) -> None:
        super().__init__()
        self._app, self._ours, self._bare, self._count = app, ours, bare, count
        self._painted = Painted(app)
        self._started_s = 0.0
        self.ours_ms: list[float] = []
        self.bare_ms: list[float] = []
        self._reponse: Reponse

    def turn(self) -> None:
        if len(self.bare_ms) == self._count:
            self._app.quit()
            return
        self._reponse = self._ours.answer()
        QTimer.singleShot(0, self._press)

    def _press(self) -> None:
        page = self._ours.page
        before = {panel.question.ref for panel in self._ours.panels()}
        self._await(lambda seen: isinstance(seen, QuestionPanel) and seen.question.ref not in before, self._ours_done)
        self._started_s = time.perf_counter()
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page.focusWidget(), key)

    def _ours_done(self) -> None:
        self.ours_ms.append((time.perf_counter() - self._started_s) * 1000)
        words = [[label.text() for label in panel.findChildren(QLabel) if label.text()] for panel in self._rows()]
        self._await(lambda seen: seen is self._bare.page, self._bare_done)
        self._started_s = time.perf_counter()
        self._bare.turn(self._reponse, words)

    def _rows(self) -> list[QWidget]:
        panels = self._ours.panels()
        return [row for panel in panels for row in (panel, *panel.findChildren(AnswerChoice))]

    def _bare_done(self) -> None:
        self.bare_ms.append((time.perf_counter() - self._started_s) * 1000)
        if any(panel.question.ref.endswith("/cloture") for panel in self._ours.panels()):
            self._ours.begin()
        QTimer.singleShot(0, self.turn)

    def _await(self, is_awaited: Callable[[QObject], bool], then: Callable[[], None]) -> None:
        self._painted.is_awaited, self._painted.then = is_awaited, then


def main() -> None:
    app = QApplication(sys.argv[:1])
    folder = Path(sys.argv[1])
    ours, bare = Ours(folder), Bare(folder)
    turns = Turns(app, ours, bare, int(sys.argv[2]))
    QTimer.singleShot(0, turns.turn)
    app.exec()
    ours.close()
    bare.close_store()
    print(json.dumps([turns.ours_ms, turns.bare_ms]))


main()
