"""The sheets as they are being written: shown again each time a file is saved, with what is wrong above."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QMainWindow, QVBoxLayout, QWidget

from desktop.errors import ContentError
from desktop.fiches.contenu import Contenu
from desktop.fiches.files import Faults
from desktop.fiches.model import FicheId
from desktop.fiches.verification import verify_fiches
from desktop.langues.interface import _, ngettext
from desktop.ui.fiche.page import FichePage
from desktop.ui.kit import panels

_WAIT_MS = 200
_TOLD_AT_MOST = 6
_LIST_WIDTH_PX = 250


class PreviewWindow(QMainWindow):
    """`resources` is the folder of content; it is only read."""

    def __init__(self, resources: Path, today: Callable[[], date], first: str = "") -> None:
        super().__init__()
        self.setWindowTitle(_("Repère, aperçu des fiches"))
        self.resize(1366, 768)
        self._resources = resources
        self._today = today
        self._chosen = first
        self._list = QListWidget()
        self._list.setObjectName("preview-list")
        self._list.setFixedWidth(_LIST_WIDTH_PX)
        self._list.currentRowChanged.connect(self._choose)
        self._state = QVBoxLayout()
        self._holder = QVBoxLayout()
        self._fiches: list[FicheId] = []
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT_MS)  # an editor writes a file in several goes
        self._soon.timeout.connect(self.reload)
        self._watcher.fileChanged.connect(self._soon.start)
        self._watcher.directoryChanged.connect(self._soon.start)
        self._build()
        self.reload()

    def reload(self) -> None:
        """Read all again and tell what is wrong; as long as a file cannot be read, what was shown stays."""
        self._watch()
        faults = Faults()
        verify_fiches(self._resources, self._today(), faults)
        self._tell(faults)
        with suppress(ContentError):
            self._contenu = Contenu.load(self._resources)
            self._list_fiches()
            self._show()

    def _list_fiches(self) -> None:
        self._fiches = list(self._contenu.fiches)
        if self._chosen not in self._fiches:
            self._chosen = self._fiches[0]
        self._list.blockSignals(True)
        self._list.clear()
        self._list.addItems([fiche.titre for fiche in self._contenu.fiches.values()])
        self._list.setCurrentRow(self._fiches.index(FicheId(self._chosen)))
        self._list.blockSignals(False)

    def _watch(self) -> None:
        """Files and folders: an editor that replaces a file makes Qt forget it."""
        paths = [self._resources, *(path for path in self._resources.rglob("*") if path.suffix != ".json")]
        self._watcher.addPaths([str(path) for path in paths])

    def _tell(self, faults: Faults) -> None:
        panels.clear(self._state)
        found = sorted(faults.found, key=lambda fault: (fault.path, fault.line))
        if not found:
            self._state.addWidget(panels.Banner(panels.Tone.DONE, _("Rien à corriger dans les fiches."), name="state"))
            return
        said = ngettext("{n} défaut :", "{n} défauts :", len(found)).format(n=len(found))
        for fault in found[:_TOLD_AT_MOST]:
            where = (
                fault.path.relative_to(self._resources) if fault.path.is_relative_to(self._resources) else fault.path
            )
            said += "\n" + _("{file}, ligne {line} : {reason}").format(
                file=where.as_posix(), line=fault.line, reason=fault.reason
            )
        self._state.addWidget(panels.Banner(panels.Tone.DANGER, said, name="state"))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._fiches):
            self._chosen = self._fiches[row]
            self._show()

    def _show(self) -> None:
        panels.clear(self._holder)
        fiche = self._contenu.fiches[FicheId(self._chosen)]
        page = FichePage(fiche, self._contenu, tickable=False, today=self._today())
        page.fiche_asked.connect(self._go)
        self._holder.addWidget(page)

    def _go(self, fiche_id: str) -> None:
        self._list.setCurrentRow(self._fiches.index(FicheId(fiche_id)))

    def _build(self) -> None:
        body = QWidget()
        body.setProperty("kind", "page")
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        column = QVBoxLayout()
        column.setSpacing(0)
        state = QWidget()
        state.setLayout(self._state)
        column.addWidget(state)
        holder = QWidget()
        holder.setLayout(self._holder)
        self._holder.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(body)
