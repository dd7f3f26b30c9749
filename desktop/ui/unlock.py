"""The locked post: who one is when several have a key, the passphrase, and the sheets that need no key."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import DamagedHeaderError, DamagedStoreError, ForeignStoreError
from desktop.langues.interface import _
from desktop.services.acces import Acces
from desktop.ui import error_messages, window_language
from desktop.ui.background import Background
from desktop.ui.holders import HolderList, Holders
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page
from desktop.ui.steps.delay import allow_after


class UnlockPage(Page):
    opened = Signal(object)  # Opened
    sheets_asked = Signal()
    imprimes_asked = Signal()
    recovery_asked = Signal()
    backup_asked = Signal()
    guest_asked = Signal()
    langue_asked = Signal()

    def __init__(self, acces: Acces, background: Background) -> None:
        super().__init__()
        self.heading = _("Poste verrouillé")
        self._acces = acces
        self._background = background
        self._people: HolderList | None = None
        self._edit = fields.PassphraseEdit()
        self._edit.setEnabled(False)  # until it is known who may come: what is typed must not go elsewhere
        self._field = fields.Field(_("Phrase de passe de ce poste"), self._edit, name="passphrase")
        self._unlock = buttons.primary(_("Déverrouiller"), "unlock", self._try, icons.UNLOCK)
        self._edit.returnPressed.connect(self._try)
        self._column = panels.Column(660)
        self.root.addWidget(self._column)
        self._column.add(texts.title(_("Repère est verrouillé")))
        self._column.add(self._field)
        self._backup = buttons.secondary(_("Restaurer une sauvegarde"), "restore-whole", self.backup_asked.emit)
        self._backup.hide()
        self._column.add(buttons.row(self._unlock, self._backup))
        self._column.add(panels.line())
        self._column.add(
            Flow(
                buttons.secondary(
                    _("Lire une fiche sans déverrouiller"), "sheets", self.sheets_asked.emit, icons.SHEET
                ),
                buttons.secondary(_("Imprimer"), "imprimes", self.imprimes_asked.emit, icons.PRINT),
                buttons.quiet(_("Ouvrir une orientation reçue"), "guest", self.guest_asked.emit, icons.INBOX),
                buttons.quiet(_("Phrase de passe oubliée"), "forgotten", self.recovery_asked.emit),
                buttons.quiet(window_language.other().autonym, "interface", self.langue_asked.emit, icons.LANGUAGE),
            )
        )
        self._column.close_with_space()
        # A key file that cannot be read is told when the passphrase is tried, as every other refusal.
        background.run(self, acces.holders, on_success=self._offer, on_error=lambda _error: self._offer(()))

    def focus_first(self) -> None:
        if self._people is not None and self._people.titulaire_id() is None:
            self._people.setFocus()
        else:
            self._edit.setFocus()

    def leave(self) -> None:
        self._edit.clear()

    def _offer(self, holders: Holders) -> None:
        """Let the user choose who they are, when there is a choice."""
        if len(holders) > 1:
            self._people = HolderList(holders)
            self._people.chosen.connect(self._edit.setFocus)
            self._people.itemSelectionChanged.connect(self._choose)
            self._column.insert(1, fields.Field(_("Qui êtes-vous ?"), self._people, name="holders"))
            QWidget.setTabOrder(self._people, self._edit)
            self._field.show_label(_("Votre phrase de passe"))
        self._edit.setEnabled(self._people is None)
        self.focus_first()

    def _choose(self) -> None:
        self._edit.clear()
        self._field.show_error("")
        self._edit.setEnabled(True)

    def _try(self) -> None:
        if not self._edit.text() or not self._unlock.isEnabled():
            return
        self._unlock.setEnabled(False)
        self._field.show_error("")
        who = self._people.titulaire_id() if self._people is not None else None
        work = partial(self._acces.unlock, self._edit.text(), who)
        self._background.run(self, work, on_success=self.opened.emit, on_error=self._refused)

    def _refused(self, error: Exception) -> None:
        self._field.show_error(error_messages.sentence(error))
        self._backup.setVisible(isinstance(error, DamagedHeaderError | DamagedStoreError | ForeignStoreError))
        self._edit.clear()
        self._edit.setFocus()
        allow_after(error, self, partial(self._unlock.setEnabled, True))
