"""What every route of the window shares: the window itself, the worker, the content, the open store if any."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import CancelledError
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ContactId, Coordonnees
from desktop.langues.interface import _
from desktop.poste.politique import NO_POLITIQUE, Politique
from desktop.poste.titulaires import Role, Titulaire
from desktop.services.acces import Services
from desktop.ui import error_messages, last_resort
from desktop.ui.background import Background
from desktop.ui.kit.panels import Tone
from desktop.ui.page import Page
from desktop.ui.shell import Shell

Back = Callable[[], None]


class LockedError(Exception):
    """A route asked for the store while it is closed: a bug."""


@dataclass(slots=True)
class Desk:
    """`ask_target(parent, proposed)` lets the user choose where to save a file; None when they give up.

    `home` leads to the first page that makes sense: home when the store is open, the locked page otherwise.
    `titulaire` is who has opened the store, as last known: the header says so. `has_colleagues`: others may open it.
    `ask_file(parent, title, files)` lets the user choose a file to read, of the kinds `files` names; None as well.
    `ask_source(parent)` lets the user choose a backup, `ask_form(parent)` a questionnaire; None when they give up.
    """

    shell: Shell
    background: Background
    contenu: Contenu
    now: Callable[[], datetime]
    home: Back
    ask_target: Callable[[QWidget, str], Path | None]
    politique: Politique = NO_POLITIQUE
    opened: Services | None = field(default=None)
    titulaire: Titulaire | None = field(default=None)
    has_colleagues: bool = False
    back: Back | None = field(default=None)
    ask_file: Callable[[QWidget, str, str], Path | None] = field(
        default=lambda parent, title, files: ask_which_file(parent, title, files)
    )
    ask_source: Callable[[QWidget], Path | None] = field(default=lambda parent: ask_which_backup(parent))
    ask_form: Callable[[QWidget], Path | None] = field(default=lambda parent: ask_which_form(parent))

    @property
    def role(self) -> Role:
        """What the window shows as allowed; the services decide."""
        return self.titulaire.role if self.titulaire else Role.AGENT

    @property
    def services(self) -> Services:
        if self.opened is None:
            raise LockedError
        return self.opened

    def learn(self, numeros: Mapping[ContactId, Coordonnees], *, is_checked: bool = True) -> None:
        """From the next page on, show local services as this post knows them."""
        today = self.now().astimezone().date()
        self.contenu = self.contenu.with_numeros(numeros, today, is_checked=is_checked)

    def show(self, page: Page, back: Back | None) -> None:
        """Show a page; `back` is where « Retour » leads, None when there is no way back."""
        self.back = back
        self.shell.show_page(page, back=back is not None, lockable=self.opened is not None)
        self.shell.show_titulaire(self.titulaire)

    def tell(self, error: Exception) -> None:
        tone = Tone.INFO if isinstance(error, CancelledError) else Tone.DANGER
        self.shell.notify(tone, error_messages.sentence(error))

    def fail(self, error: Exception) -> None:
        """Tell an error that nobody handled; a bug is recorded as well."""
        last_resort.record(error)
        self.tell(error)

    def say(self, sentence: str) -> None:
        self.shell.notify(Tone.DONE, sentence)


def ask_where_to_save(parent: QWidget, proposed: str) -> Path | None:
    """A dialog opened on the user's home folder, for files of the kind proposed.

    It belongs to the window: a lock may take the page away meanwhile.
    """
    kind = Path(proposed).suffix
    files = f"{kind.removeprefix('.').upper()} (*{kind})"
    start, title = str(Path.home() / proposed), _("Enregistrer dans un fichier")
    chosen, _filter = QFileDialog.getSaveFileName(parent.window(), title, start, files, options=_DIALOG)
    return Path(chosen) if chosen else None


def ask_which_file(parent: QWidget, title: str, files: str) -> Path | None:
    """A dialog opened on the user's home folder. It belongs to the window: a lock may take the page away meanwhile."""
    chosen, _filter = QFileDialog.getOpenFileName(parent.window(), title, str(Path.home()), files, options=_DIALOG)
    return Path(chosen) if chosen else None


def ask_which_backup(parent: QWidget) -> Path | None:
    """The system's own dialog, to choose a backup to restore."""
    files = _("Sauvegardes de Repère (*.sauvegarde)")
    chosen, _filter = QFileDialog.getOpenFileName(
        parent.window(), _("Choisir une sauvegarde"), str(Path.home()), files, options=_DIALOG
    )
    return Path(chosen) if chosen else None


def ask_which_form(parent: QWidget) -> Path | None:
    """The system's own dialog, to choose a questionnaire to import."""
    files = _("Questionnaires (*.xlsx *.csv *.md)")
    chosen, _filter = QFileDialog.getOpenFileName(
        parent.window(), _("Choisir un questionnaire"), str(Path.home()), files, options=_DIALOG
    )
    return Path(chosen) if chosen else None


# The desktop portals of Linux refuse a process whose memory is closed to others, as ours is, and show nothing at all.
_DIALOG = QFileDialog.Option.DontUseNativeDialog if sys.platform == "linux" else QFileDialog.Option(0)
