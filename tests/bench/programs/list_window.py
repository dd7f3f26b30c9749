"""The list of slips in the real window, beside a bare list of as many lines, all held: from the key to the paint.

Usage: list_window.py PROFILE COUNT. Prints, in JSON, the milliseconds of each key of a search, then of each jump.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStringListModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.bootstrap import build
from desktop.demonstration.player import Player
from desktop.services.orientations import LINES_A_PAGE
from desktop.ui.home import HomePage
from desktop.ui.kit.line_list import LineList
from desktop.ui.kit.line_window import ROW
from desktop.ui.unlock import UnlockPage
from tests.bench.slips import NOW, PASSPHRASE

TYPED = ("amicale", "hebergement", "nimes sante", "helene", "refusee", "cidff besancon")
JUMPS = 20


class Paints(QObject):
    """How often a list was painted."""

    def __init__(self, view: QListView) -> None:
        super().__init__()
        self.count = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def painted_after(paints: Paints, act: Callable[[], object], is_there: Callable[[], bool]) -> float:
    """Milliseconds from the gesture to the paint of what it brings."""
    started = time.perf_counter()
    act()
    while not is_there():
        QApplication.processEvents()
    before = paints.count
    while paints.count == before:
        QApplication.processEvents()
    return (time.perf_counter() - started) * 1000


def keys(edit: QLineEdit, view: QListView, paints: Paints) -> list[float]:
    resets: list[bool] = []
    view.model().modelReset.connect(lambda: resets.append(True))
    taken = []
    for text in TYPED:
        for character in text:
            resets.clear()
            taken.append(painted_after(paints, partial(QTest.keyClicks, edit, character), lambda: bool(resets)))
        resets.clear()
        painted_after(paints, edit.clear, lambda: bool(resets))
    return taken


def jumps(view: QListView, paints: Paints, is_read: Callable[[], bool]) -> list[float]:
    taken = []
    for _turn in range(JUMPS):
        view.scrollToTop()
        QApplication.processEvents()
        taken.append(painted_after(paints, view.scrollToBottom, is_read))
    return taken


def repere() -> tuple[list[float], list[float]]:
    application = build(Path(sys.argv[1]), now=lambda: NOW)
    application.shell.resize(1366, 768)
    application.shell.show()
    application.routes.home()
    player = Player(application.shell)
    player.on(UnlockPage)
    player.write("passphrase", PASSPHRASE)
    player.click("unlock")
    player.on(HomePage)
    player.click("orientations")
    view = player.find("orientations-list", LineList)
    player.until(lambda: bool(view.rows()), "the first lines")
    paints = Paints(view)
    model = view.model()
    to_end = jumps(view, paints, lambda: model.index(model.rowCount() - 1, 0).data(ROW) is not None)
    view.scrollToTop()
    typed = keys(player.find("orientations-search", QLineEdit), view, paints)
    application.shell.close()
    player.until(lambda: not application.shell.isVisible(), "the window closed")
    return typed, to_end


def bare(count: int) -> tuple[list[float], list[float]]:
    window = QWidget()
    column = QVBoxLayout(window)
    edit, view = QLineEdit(), QListView()
    column.addWidget(edit)
    column.addWidget(view)
    view.setUniformItemSizes(True)
    lines = [f"Refuge n° {number}, commencée le 1 mars 2026" for number in range(count)]
    model = QStringListModel(lines)
    view.setModel(model)
    window.resize(1366, 768)
    window.show()
    QTest.qWaitForWindowExposed(window)
    paints = Paints(view)
    to_end = jumps(view, paints, lambda: True)
    edit.textChanged.connect(lambda: model.setStringList(lines[:LINES_A_PAGE]))
    typed = keys(edit, view, paints)
    window.close()
    return typed, to_end


typed, to_end = repere()
bare_typed, bare_to_end = bare(int(sys.argv[2]))
print(json.dumps({"typed": typed, "bare_typed": bare_typed, "to_end": to_end, "bare_to_end": bare_to_end}))
