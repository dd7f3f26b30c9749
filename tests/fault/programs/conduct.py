"""Conducts the interview of a reception under way in the real windows, without end, with answers drawn by chance.

One JSON line at a time: {"at": [refs on screen]} once it is open, {"tried": {ref: [state, value]}} before the next page
is asked for, {"kept": …} the same once another page shows. Usage: conduct.py PROFILE SEED [BUTTON OF THE INTERVIEW]
"""

import json
import random
import sys
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from desktop.demonstration import reception
from desktop.demonstration.player import Player
from desktop.entretiens.model import Etat
from desktop.ui.entretien.choice import AnswerChoice
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.entretien.question import QuestionPanel
from desktop.ui.entretien.sections import SectionRow
from desktop.ui.fiche.page import FichePage
from desktop.ui.home import HomePage
from tests.ui.running import Running

Said = dict[str, tuple[str, str]]


class Conductor:
    def __init__(self, player: Player, chance: random.Random) -> None:
        self.player = player
        self.chance = chance
        self.page = player.on(EntretienPage)

    def panels(self) -> list[QuestionPanel]:
        return [panel for panel in self.page.findChildren(QuestionPanel) if panel.isVisible()]

    def refs(self) -> set[str]:
        return {panel.question.ref for panel in self.panels()}

    def is_at_summary(self) -> bool:
        return any(view.isVisible() for view in self.page.findChildren(QWidget, "summary"))

    def jump(self) -> None:
        """From the summary, go back to a section: what was answered is answered anew."""
        rows = [row for row in self.page.findChildren(SectionRow) if row.isVisible()]
        self.chance.choice(rows).click()
        self.player.until(lambda: bool(self.panels()), "a section")

    def turn_the_page(self) -> None:
        before, said = self.refs(), self.answer()
        say(tried=said)
        self.player.click("next")
        self.player.until(lambda: self.has_left(before) or self.refuses(), "another page")
        if self.has_left(before):
            say(kept=said)

    def has_left(self, before: set[str]) -> bool:
        return self.is_at_summary() or (bool(self.refs()) and not self.refs() & before)

    def refuses(self) -> bool:
        return any(error.isVisible() for error in self.page.findChildren(QWidget, "answer-error"))

    def answer(self) -> Said:
        """Answer all that is asked on screen; an answer may open another question on the same page."""
        done: set[str] = set()
        while asked := [p for p in self.panels() if p.question.is_asked and p.question.ref not in done]:
            done.add(asked[0].question.ref)
            self.answer_one(asked[0])
        drafts = {panel.question.ref: panel.draft() for panel in self.panels() if panel.question.is_asked}
        return {ref: (draft.etat.value, draft.value) for ref, draft in drafts.items() if draft}

    def answer_one(self, panel: QuestionPanel) -> None:
        name = f"question-{panel.question.ref.rsplit('/', 1)[-1]}"
        if self.chance.random() < 0.2 or self.refuses():
            etat = self.chance.choice((Etat.DECLINED, Etat.NOT_ASKED, Etat.UNKNOWN))
            state = self.player.find(f"state-{etat.value}", QAbstractButton, panel)
            if not state.isChecked():
                self.player.click(state.objectName(), panel)
            return
        if panel.findChild(QPlainTextEdit) is not None:
            self.player.write("answer-text", f"mot {self.chance.randrange(10**6)}", panel)
            return
        choices = [choice for choice in panel.findChildren(AnswerChoice) if not choice.isChecked()]
        if choices:
            chosen = self.chance.choice(choices).objectName()
            self.player.click(chosen, self.player.find(name, QuestionPanel))


def say(**line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def open_entretien(player: Player, button: str) -> None:
    home = player.on(HomePage)
    next(b for b in home.findChildren(QAbstractButton) if b.objectName().startswith("resume-")).click()
    player.on(FichePage)
    player.click(button)


def main() -> None:
    running = Running.start(Path(sys.argv[1]))
    reception.unlock(running.player)
    open_entretien(running.player, sys.argv[3] if len(sys.argv) > 3 else "to-entretien")
    conductor = Conductor(running.player, random.Random(int(sys.argv[2])))
    say(at=sorted(conductor.refs()))
    while True:
        if conductor.is_at_summary():
            conductor.jump()
        conductor.turn_the_page()


main()
