"""Repère in its real window, opened then locked, for another process to look for what its memory still holds.

Usage: confided.py sources|bundle|unasked PROFILE NAME (see `How`). Types the passphrase of that person, which comes on
its input, one letter at a time, up to a zero byte; goes to the pages that show what the store holds of a person; then
locks. Prints "started", "open", "locked", and waits for a byte each time. No module imported here may hold a word that
is looked for.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop import bootstrap
from desktop.demonstration.player import Player
from desktop.hardening import start_again_forgetful
from desktop.ui.holders import HolderList
from desktop.ui.home import HomePage
from desktop.ui.paper.review_page import ReviewPage
from desktop.ui.theme import Scheme
from desktop.ui.unlock import UnlockPage

INPUT = 0


def say(line: str) -> None:
    print(line, flush=True)
    os.read(INPUT, 1)


def typed() -> str:
    """The next letter of the passphrase, "" at its end. Nothing here ever holds it whole."""
    found = os.read(INPUT, 1)
    more = {0xC: 1, 0xD: 1, 0xE: 2, 0xF: 3}.get(found[0] >> 4, 0)
    return "" if found == b"\0" else (found + os.read(INPUT, more) if more else found).decode("utf-8")


def beginning_with(player: Player, name: str) -> str:
    buttons: list[str] = []

    def is_seen() -> bool:
        found = player.shell.findChildren(QAbstractButton)
        buttons.extend(b.objectName() for b in found if b.isVisible() and b.objectName().startswith(name))
        return bool(buttons)

    player.until(is_seen, name)
    return buttons[0]


def read(player: Player) -> None:
    """See the interview, the slip under way and its sections, and a slip handed over, as its paper."""
    player.click(beginning_with(player, "resume-"))
    player.click("to-entretien")
    player.click("to-summary")
    player.click("back")
    player.click("to-orientation")
    for section in ("contact", "situation", "retour", "securite"):
        player.click(f"go-{section}")
    player.click("back")
    player.on(HomePage)
    player.click("orientations")
    player.open_line("orientations-list")
    player.click("review")
    player.until(player.on(ReviewPage).has_papers, "the slip")


def unlock(player: Player, nom: str) -> None:
    player.on(UnlockPage)
    people = player.find("holders", HolderList)
    people.setCurrentItem(people.findItems(nom, Qt.MatchFlag.MatchExactly)[0])
    edit = player.find("passphrase", QWidget)
    while letter := typed():
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(edit, event)
    player.click("unlock")
    player.on(HomePage)


if sys.argv[1] == "sources":
    start_again_forgetful()
application = bootstrap.build(Path(sys.argv[2]), scheme=Scheme.LIGHT)
application.shell.show()
application.routes.home()
player = Player(application.shell)
player.on(UnlockPage)
say("started")
unlock(player, sys.argv[3])
read(player)
say("open")
player.click("lock")
player.on(UnlockPage)
is_done: list[None] = []
application.background.run(application.shell, lambda: None, on_success=is_done.append)
player.until(lambda: bool(is_done), "the worker")
player.settle()
say("locked")
