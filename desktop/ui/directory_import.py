"""The route of importing the directory: what was imported, a file read, what it would change, what it has changed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.annuaire.apercu import Apercu
from desktop.annuaire.changements import Changements
from desktop.annuaire.choix import Choix
from desktop.annuaire.model import Jeu
from desktop.langues.interface import _
from desktop.ui import imposed
from desktop.ui.annuaire.import_done_page import ImportDonePage
from desktop.ui.annuaire.import_page import ImportPage
from desktop.ui.annuaire.import_preview_page import ImportPreviewPage
from desktop.ui.desk import Desk


class DirectoryImport(QObject):
    def __init__(self, desk: Desk, back: Callable[[], None]) -> None:
        """`back` is the settings."""
        super().__init__()
        self._desk = desk
        self._back = back

    def open(self) -> None:
        """Show the sets of data imported."""
        service = self._desk.services.annuaire

        def work() -> tuple[Jeu, ...]:
            service.abandon()
            return service.jeux()

        self._desk.background.run(self, work, on_success=self._show)

    def _show(self, jeux: tuple[Jeu, ...]) -> None:
        page = ImportPage(jeux, imposed.refusal_of_directory_import(self._desk.politique))
        page.choose_asked.connect(partial(self._choose, page))
        self._desk.show(page, self._back)

    def _choose(self, page: ImportPage) -> None:
        files = _("Annuaires (*.csv *.json *.jsonl *.xlsx *.parquet)")
        path = self._desk.ask_file(page, _("Choisir un fichier de structures"), files)
        if path is not None:
            self._read(page, path, Choix(), "")

    def _read(self, page: ImportPage | ImportPreviewPage, path: Path, choix: Choix, jeu: str) -> None:
        def refused(error: Exception) -> None:
            page.wait(False)
            self._desk.fail(error)

        page.wait(True)
        stop = page.progress.begin(_("Lecture du fichier…"))
        progress = self._desk.background.reporter(page.progress, page.progress.show_progress)
        examine = partial(self._desk.services.annuaire.examine, path, choix, jeu, progress=progress, stop=stop)
        self._desk.background.run(page, examine, on_success=self._show_preview, on_error=refused)

    def _show_preview(self, apercu: Apercu) -> None:
        page = ImportPreviewPage(apercu)
        page.read_again_asked.connect(partial(self._read, page, apercu.path))
        page.import_asked.connect(partial(self._import, page, apercu))
        self._desk.show(page, self.open)

    def _import(self, page: ImportPreviewPage, apercu: Apercu, only_sound: bool) -> None:
        def refused(error: Exception) -> None:
            page.wait(False)
            self._desk.fail(error)

        def done(changements: Changements) -> None:
            self._show_done(apercu, changements)

        page.wait(True)
        stop = page.progress.begin(_("Import en cours…"))
        progress = self._desk.background.reporter(page.progress, page.progress.show_progress)
        service = self._desk.services.annuaire
        work = partial(service.import_read, apercu, only_sound=only_sound, progress=progress, stop=stop)
        self._desk.background.run(page, work, on_success=done, on_error=refused)

    def _show_done(self, apercu: Apercu, changements: Changements) -> None:
        page = ImportDonePage(apercu.jeu, changements, apercu.faulty)
        page.done_asked.connect(self.open)
        self._desk.show(page, self.open)
