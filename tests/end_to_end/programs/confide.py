"""A reception where every field is filled, in two processes. Each line printed says how far it is.

Usage: confide.py begin|end PROFILE FOLDER, what is saved on purpose going in FOLDER. `begin` never ends by itself.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton

from desktop.demonstration import reception
from desktop.orientations.model import Explication, Item
from desktop.ui.fiche.page import FichePage
from desktop.ui.home import HomePage
from desktop.ui.orientation.detail_page import OrientationPage
from desktop.ui.orientation.editor import OrientationEditorPage
from desktop.ui.paper.card_page import CardPage
from desktop.ui.paper.review_page import ReviewPage
from tests.end_to_end import words
from tests.ui.running import Running, unseen


def say(line: str) -> None:
    print(line, flush=True)


def begin(running: Running, saved: Path) -> None:
    """Up to the middle of the interview, a text typed and not sent; then wait to be killed."""
    player = running.player
    (saved / "code.txt").write_text(reception.first_start(player, unseen), encoding="ascii")
    reception.follow_sheet(player, unseen, words.TICKED)
    player.click("to-entretien")
    reception.conduct_entretien(player, words.PERSON, unseen, stop_at=words.LAST_BEFORE_THE_CRASH)
    player.write("answer-text", words.ANSWERS[words.LAST_BEFORE_THE_CRASH])
    say("typed")
    while True:
        player.settle()
        time.sleep(0.01)


def end(running: Running, saved: Path) -> None:
    """From the same interview to the papers saved, a lock, and two bugs; then close."""
    player = running.player
    reception.unlock(player)
    home = player.on(HomePage)
    next(b for b in home.findChildren(QAbstractButton) if b.objectName().startswith("resume-")).click()
    player.on(FichePage)
    player.click("to-entretien")
    reception.conduct_entretien(player, words.PERSON, unseen)
    player.click("finish")
    complete(running)
    save_papers(running, saved)
    reception.lock_and_unlock(player, unseen)
    stumble(running)
    player.click("lock")
    running.settle()
    say("locked")
    running.close()


def complete(running: Running) -> None:
    player = running.player
    player.on(OrientationEditorPage)
    for section, names in (("situation", ("situation",)), ("securite", ("consigne",))):
        player.click(f"go-{section}")
        for name in names:
            player.write(name, words.SLIP[name])
    player.click("go-partenaire")
    player.click("partenaire-add")
    for name, text in words.PARTENAIRE.items():
        player.write(name, text)
    player.click("partenaire-save")
    running.settle()
    player.click("go-accord")
    for item in Item:
        player.click(f"item-{item.value}-oui")
    player.click(f"explication-{Explication.ORAL.value}")
    player.click("go-retour")
    for name in ("retour-qui", "retour-quand", "retour-si-absente", "retour-agent"):
        player.write(name, words.SLIP[name])
    player.click("next")


def save_papers(running: Running, saved: Path) -> None:
    player = running.player
    player.on(ReviewPage)
    running.save_to(saved / "fiche.pdf")
    reception.save_pdf(player)
    player.click("card")
    card = player.on(CardPage)
    player.write("card-rendez-vous", words.CARD)
    card.changed.emit()
    running.settle()
    running.save_to(saved / "carte.pdf")
    reception.save_pdf(player)
    player.click("card-done")
    player.until(player.on(ReviewPage).has_papers, "the slip")
    player.click("hand-over")
    player.on(OrientationPage)


class MadeOnPurposeError(Exception):
    """A bug, with what it was handling in its message."""


def stumble(running: Running) -> None:
    """One bug on the worker, one in the window: both are told, and nothing stops."""

    def fail() -> None:
        held = {"prenom": words.BUG}
        try:
            raise KeyError(held["prenom"])
        except KeyError as error:
            raise MadeOnPurposeError(f"{words.BUG}: {held}") from error

    running.application.background.run(running.application.routes, fail)
    say(running.notice())
    running.player.click("notice-dismiss")
    QTimer.singleShot(0, fail)
    say(running.notice())


{"begin": begin, "end": end}[sys.argv[1]](Running.start(Path(sys.argv[2])), Path(sys.argv[3]))
