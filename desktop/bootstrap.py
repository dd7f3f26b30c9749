"""Puts the application together: the only place where content, store, services and window meet."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.entretiens.formulaire import Formulaire
from desktop.errors import ContentError, PolitiqueError
from desktop.fiches.contenu import Contenu
from desktop.langues.catalogue import Catalogues
from desktop.langues.langue import Langue
from desktop.langues.textes import TextesPersonne
from desktop.poste.politique_file import load_politique
from desktop.services.acces import Acces
from desktop.storage.argon2_cost import Argon2
from desktop.ui import error_messages, last_resort, theme
from desktop.ui.background import Background
from desktop.ui.desk import Desk, ask_where_to_save
from desktop.ui.entretien.rehearsal import Rehearsal
from desktop.ui.preview import PreviewWindow
from desktop.ui.routes import Routes
from desktop.ui.session_watch import SessionWatch
from desktop.ui.shell import Shell
from desktop.ui.stop import StopPage
from desktop.ui.theme import Scheme
from desktop.ui.window_language import speak


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Application:
    """A running Repère. `routes` and `background` are kept alive by it."""

    qt: QApplication
    shell: Shell
    routes: Routes
    background: Background
    desk: Desk


def build(
    profile: Path,
    *,
    resources: Path = paths.RESOURCES,
    politique: Path | None = None,
    now: Callable[[], datetime] = utc_now,
    scheme: Scheme | None = None,
    cost: Argon2 | None = None,
) -> Application:
    """Make the application, ready to be shown. `cost` is that of the key derivation; fitted to it by default.

    `politique` is where the policy of the service is looked for: where the system keeps it, unless a test says so.

    Raises:
        ContentError: a shipped content file is broken.
        PolitiqueError: the policy of the service cannot be obeyed.
    """
    qt, chosen, families = _prepared(scheme)
    imposed = load_politique(politique or paths.politique_file())
    if imposed.interface:
        speak(qt, imposed.interface)
    contenu = Contenu.load(resources)
    background = Background()
    shell = Shell(contenu.emergency_contacts(), chosen)
    desk = Desk(shell, background, contenu, now, home=lambda: None, ask_target=ask_where_to_save, politique=imposed)
    acces = Acces(profile, contenu, resources, now, politique=imposed, cost=cost)
    desk.learn(acces.public_numeros(), is_checked=False)
    routes = Routes(qt, desk, acces, families, chosen)
    last_resort.install(desk.tell)
    return Application(qt, shell, routes, background, desk)


def _keep_no_history() -> None:
    """Qt's file dialog would write which folders were chosen in a file of its own; one may be named after somebody.

    It is sent where no file can be: nothing is written, nothing is said. In the registry of Windows it still writes.
    """
    nowhere = str(Path(os.devnull) / "repere")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, nowhere)


def run(
    profile: Path, resources: Path = paths.RESOURCES, politique: Path | None = None, received: Path | None = None
) -> int:
    """Open the window and live until it is closed; return the exit status. `received` is a sealed file to open."""
    try:
        application = build(profile, resources=resources, politique=politique)
    except (ContentError, PolitiqueError) as error:
        return _tell_and_stop(error)
    last_resort.silence_libraries()
    application.shell.show()
    application.routes.home()
    if received is not None:
        application.routes.receive(received)
    application.routes.prepare()
    watch = watch_session(application.routes)
    status = application.qt.exec()
    watch.stop()
    last_resort.let_libraries_speak()
    return status


def rehearse(formulaire: Formulaire, langue: Langue) -> int:
    """Conduct a form in the real window and keep nothing of it: no store, no file; return the exit status.

    Raises: ContentError.
    """
    qt, shell, _rehearsal = build_rehearsal(formulaire, langue)
    shell.show()
    return qt.exec()


def build_rehearsal(formulaire: Formulaire, langue: Langue) -> tuple[QApplication, Shell, Rehearsal]:
    """Ready to be shown; the last is to be kept alive. Raises: ContentError."""
    qt, scheme, _families = _prepared(None)
    contenu = Contenu.load(paths.RESOURCES)
    textes = TextesPersonne.load(paths.RESOURCES / "textes" / "personne.toml", Catalogues(paths.TRANSLATIONS))
    shell = Shell(contenu.emergency_contacts(), scheme)
    desk = Desk(shell, Background(), contenu, utc_now, home=lambda: None, ask_target=lambda _parent, _name: None)
    rehearsal = Rehearsal(desk, formulaire, textes, langue)
    desk.home = rehearsal.begin
    shell.back_asked.connect(lambda: desk.back() if desk.back else None)
    shell.closing.connect(qt.quit)
    last_resort.install(desk.tell)
    rehearsal.begin()
    return qt, shell, rehearsal


def _prepared(scheme: Scheme | None) -> tuple[QApplication, Scheme, tuple[str, ...]]:
    """Qt, ready for a window: its language, its fonts, its colours."""
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("Repère")
    qt.setQuitOnLastWindowClosed(False)
    _keep_no_history()
    speak(qt, Langue.FRANCAIS)
    chosen = scheme or theme.system_scheme(qt)
    families = theme.load_fonts()
    theme.apply(qt, chosen, families)
    return qt, chosen, families


def preview(resources: Path, first: str) -> int:
    """Show the sheets of a folder as they are written, until the window is closed. No store, no profile."""
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("Repère")
    speak(qt, Langue.FRANCAIS)
    theme.apply(qt, theme.system_scheme(qt), theme.load_fonts())
    window = PreviewWindow(resources, lambda: utc_now().astimezone().date(), first)
    window.show()
    return qt.exec()


def watch_session(routes: Routes) -> SessionWatch:
    """Lock when the desktop says that nobody is there; to be kept alive by who asks."""
    watch = SessionWatch()
    watch.away.connect(routes.lock)
    routes.opened.connect(watch.hold_sleep)
    routes.locked.connect(watch.let_sleep)
    watch.start()
    return watch


def _tell_and_stop(error: ContentError | PolitiqueError) -> int:
    """A file that cannot be used: say which one and where, in a window and on stderr; nothing was opened."""
    sentence = error_messages.sentence(error)
    sys.stderr.write(sentence + "\n")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    shell = Shell((), Scheme.LIGHT)
    page = StopPage(sentence)
    page.close_asked.connect(app.quit)
    shell.closing.connect(app.quit)
    shell.show_page(page, back=False, lockable=False)
    shell.show()
    app.exec()
    return 1
