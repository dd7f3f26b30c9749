"""The list of slips in the real window, beside a bare list of as many lines, all held: from the key to the paint.

Usage: list_window.py PROFILE COUNT. Prints, in JSON, the milliseconds of each key of a search, then of each jump.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStringListModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.bootstrap import build
from desktop.demonstration.player import Player
from desktop.services.orientations import LINES_A_PAGE
from desktop.ui.home import HomePage
from desktop.ui.kit.line_list import LineList
from desktop.ui.kit.line_window import ROW
from desktop.ui.unlock import UnlockPage
from tests.bench.painting import Paints, keys, painted_after
from tests.bench.slips import NOW, PASSPHRASE

TYPED = ("amicale", "hebergement", "nimes sante", "helene", "refusee", "cidff besancon")
JUMPS = 20


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
    typed = keys(player.find("orientations-search", QLineEdit), view, paints, TYPED)
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
    typed = keys(edit, view, paints, TYPED)
    window.close()
    return typed, to_end


typed, to_end = repere()
bare_typed, bare_to_end = bare(int(sys.argv[2]))
print(json.dumps({"typed": typed, "bare_typed": bare_typed, "to_end": to_end, "bare_to_end": bare_to_end}))
