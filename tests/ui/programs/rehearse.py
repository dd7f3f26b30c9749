"""Rehearses a form in its window, answers the text `q` with a word nobody else writes, ends it, and begins it again."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from desktop.bootstrap import build_rehearsal
from desktop.demonstration.player import Player
from desktop.entretiens.importation import load_rehearsed
from desktop.langues.langue import Langue
from desktop.ui.entretien.page import EntretienPage


def main() -> None:
    _qt, shell, _rehearsal = build_rehearsal(load_rehearsed(Path(sys.argv[1])), Langue.ANGLAIS)
    shell.resize(1366, 768)
    shell.show()
    player = Player(shell)
    page = player.on(EntretienPage)
    edit = player.find("answer-text", QPlainTextEdit)
    edit.setPlainText("Tremblevif")
    if len(sys.argv) > 2:
        shell.grab().save(sys.argv[2])
    player.click("next")
    player.click("finish")
    player.until(lambda: shell.page is not page, "the form begun again")
    again = player.on(EntretienPage)
    print(again.heading, repr(player.find("answer-text", QPlainTextEdit).toPlainText()))
    shell.close()


main()
