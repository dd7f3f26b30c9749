"""Opening a backup: who one was when it was made, and the passphrase of that time."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.ui import error_messages
from desktop.ui.holders import HolderList, Holders
from desktop.ui.kit import buttons, fields, panels, texts
from desktop.ui.page import Page
from desktop.ui.sauvegardes.progress import ProgressPanel
from desktop.ui.steps.delay import allow_after


class BackupOpeningPage(Page):
    open_asked = Signal(str, object)  # passphrase, TitulaireId or None

    def __init__(self, holders: Holders, *, title: str, said: str, action: str) -> None:
        """`said` tells what opening will do."""
        super().__init__()
        self.heading = title
        self.progress = ProgressPanel()
        self._people = HolderList(holders) if len(holders) > 1 else None
        self._edit = fields.PassphraseEdit()
        self._edit.textChanged.connect(self._changed)
        self._edit.returnPressed.connect(self._ask)
        self._field = fields.Field(
            _("Phrase de passe"),
            self._edit,
            _("Celle d’alors, si elle a changé depuis que cette sauvegarde a été faite."),
            name="passphrase",
        )
        self._open = buttons.primary(action, "open-backup", self._ask)
        self._open.setEnabled(False)
        self._is_held = False
        column = panels.Column(660)
        self.root.addWidget(column)
        column.add(texts.title(title))
        column.add(texts.body(said))
        if self._people is not None:
            self._people.chosen.connect(self._edit.setFocus)
            self._people.itemSelectionChanged.connect(self._changed)
            column.add(fields.Field(_("Qui êtes-vous ?"), self._people, name="holders"))
        column.add(self._field)
        column.add(buttons.row(self._open))
        column.add(self.progress)
        column.close_with_space()

    def focus_first(self) -> None:
        (self._people or self._edit).setFocus()

    def leave(self) -> None:
        self._edit.clear()
        self.progress.stop()

    def refuse(self, error: Exception) -> None:
        """Tell what was wrong where it was typed; the next attempt waits as long as it must."""
        self.progress.end()
        self._field.show_error(error_messages.sentence(error))
        self._edit.setEnabled(True)
        self._edit.clear()
        self._edit.setFocus()
        allow_after(error, self, self._release)

    def _release(self) -> None:
        self._is_held = False
        self._allow()

    def _changed(self) -> None:
        if self._edit.text():
            self._field.show_error("")
        self._allow()

    def _allow(self) -> None:
        is_known = self._people is None or self._people.titulaire_id() is not None
        self._open.setEnabled(bool(self._edit.text()) and is_known and not self._is_held)

    def _ask(self) -> None:
        if not self._open.isEnabled():
            return
        self._is_held = True
        self._open.setEnabled(False)
        self._edit.setEnabled(False)
        self.open_asked.emit(self._edit.text(), self._people.titulaire_id() if self._people else None)
