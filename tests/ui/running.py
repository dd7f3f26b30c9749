"""The whole application on a profile of its own, and what a test does with it."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from desktop import bootstrap, paths
from desktop.bootstrap import Application
from desktop.demonstration.player import Player
from desktop.demonstration.reception import NOM, PASSPHRASE
from desktop.fiches.contenu import Contenu
from desktop.orientations.model import Emetteur
from desktop.orientations.reglages import Reglages
from desktop.poste.titulaires import Role
from desktop.services.acces import Acces
from desktop.services.recovery_code import new_recovery_code
from desktop.storage.argon2_cost import Argon2
from desktop.ui.kit.panels import Banner
from desktop.ui.theme import Scheme
from tests.ui.posts import MadeOnce

FAST = Argon2(passes=1, memory_kib=32, lanes=4)
OTHER_PASSPHRASE = "girafe encrier volcan trapèze ardoise citron moulin"
REGLAGES = Reglages(30, Emetteur("Brigade fictive", "123456", "02 00 00 00 00"), "Organisme fictif")


FORM = Path(__file__).parents[1] / "entretiens" / "echantillon.md"
"""The questionnaire a responsable chooses, unless a test says otherwise."""
LISTE_PSP = paths.RESOURCES / "annuaire" / "exemple-psp.csv"
"""The directory a responsable chooses, unless a test says otherwise."""


def unseen(_name: str) -> None:
    """Nothing is looked at: a test reads widgets, not pictures."""


@dataclass(frozen=True)
class Running:
    """A Repère in its window. `close` ends it as its user does."""

    application: Application
    player: Player

    @classmethod
    def start(
        cls,
        profile: Path,
        *,
        resources: Path = paths.RESOURCES,
        politique: Path | None = None,
        now: Callable[[], datetime] = bootstrap.utc_now,
        size: tuple[int, int] = (1366, 768),
    ) -> "Running":
        """Without `politique`, under no policy: whatever this computer has."""
        application = bootstrap.build(
            profile,
            resources=resources,
            politique=politique or profile.with_name("politique.toml"),
            now=now,
            scheme=Scheme.LIGHT,
            cost=FAST,
        )
        application.desk.ask_form = lambda _parent: FORM
        application.desk.ask_file = lambda _parent, _title, _files: LISTE_PSP
        application.desk.ask_target = lambda _parent, proposed: profile.with_name(proposed)
        application.shell.resize(*size)
        application.shell.show()
        application.routes.home()
        return cls(application, Player(application.shell))

    def close(self) -> None:
        """Close the window; return once the store is closed. Closing twice is harmless."""
        shell = self.application.shell
        if not isValid(shell):
            return
        if shell.isVisible():
            shell.close()
            self.player.until(lambda: not shell.isVisible(), "the window closed")
        self.application.qt.removeEventFilter(shell)
        shell.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def save_to(self, target: Path | None) -> None:
        """Choose where the next documents are saved."""
        self.application.desk.ask_target = lambda _parent, _proposed: target

    def notice(self) -> str:
        """What is said under the header, once it is."""
        self.player.until(lambda: bool(self._notices()), "a notice")
        return self._notices()[-1].label.text()

    def says(self, name: str, words: str) -> None:
        """Wait for a text of that name that holds these words."""
        self.player.until(lambda: any(words in text for text in self._texts(name)), f"{name}: {words}")

    def settle(self) -> None:
        """Wait for the worker, then for the window."""
        done: list[None] = []
        self.application.background.run(self.application.shell, lambda: None, on_success=done.append)
        self.player.until(lambda: bool(done), "the worker")

    def _notices(self) -> list[Banner]:
        shell = self.application.shell
        return [banner for banner in shell.findChildren(Banner, "notice") if banner.isVisible()]

    def _texts(self, name: str) -> list[str]:
        labels = self.application.shell.findChildren(QLabel, name)
        return [label.text() for label in labels if label.isVisible()]


@MadeOnce
def make_store(profile: Path, reglages: Reglages = REGLAGES, *others: str) -> None:
    """Make the store of a post without its window, then close it. `others` are agents, with `OTHER_PASSPHRASE`."""
    acces = Acces(profile, Contenu.load(paths.RESOURCES), paths.RESOURCES, bootstrap.utc_now, cost=FAST)
    titulaires = acces.create(PASSPHRASE, (new_recovery_code(),), reglages, nom=NOM).services.titulaires
    for nom in others:
        titulaires.add(PASSPHRASE, nom, Role.AGENT, OTHER_PASSPHRASE)
    acces.lock()


def run_program(program: Path, *arguments: object, under: tuple[str, ...] = ()) -> str:
    """Run a program in a process of its own to its end; return what it printed. Nothing may be on its stderr."""
    command = [*under, sys.executable, str(program), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(paths.ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=120)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return done.stdout


def texts_held(root: QWidget) -> str:
    """All that the widgets of a window hold, seen or not."""
    held = []
    for widget in (root, *root.findChildren(QWidget)):
        held += [widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLineEdit):
            held += [widget.text(), widget.placeholderText()]
        elif isinstance(widget, QPlainTextEdit):
            held.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            held += [widget.itemText(index) for index in range(widget.count())]
        elif hasattr(widget, "text"):
            held.append(str(widget.text()))
    return "\n".join(held)


def type_groups(running: Running, code: str) -> None:
    """Type the groups asked on the check in sight."""
    for position, group in enumerate(code.split("-")):
        edits = running.application.shell.findChildren(QLineEdit, f"code-group-{position}")
        for edit in edits:
            if edit.isVisible():
                edit.setText(group)
    running.player.click("next")
