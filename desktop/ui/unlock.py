"""The locked post: the passphrase, the way back with the recovery code, and the sheets that need no key."""

from collections.abc import Callable
from functools import partial
from math import ceil

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from desktop.errors import TooManyAttemptsError, WrongPassphraseError
from desktop.langues.interface import _
from desktop.services.acces import Acces
from desktop.services.passphrase import assess
from desktop.ui import error_messages
from desktop.ui.background import Background
from desktop.ui.first_start.steps import PassphraseStep
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page


class UnlockPage(Page):
    opened = Signal(object)  # Opened
    sheets_asked = Signal()
    recovery_asked = Signal()

    def __init__(self, acces: Acces, background: Background) -> None:
        super().__init__()
        self.heading = _("Poste verrouillé")
        self._acces = acces
        self._background = background
        self._edit = fields.PassphraseEdit()
        self._field = fields.Field(_("Phrase de passe de ce poste"), self._edit, name="passphrase")
        self._unlock = buttons.primary(_("Déverrouiller"), "unlock", self._try, icons.UNLOCK)
        self._edit.returnPressed.connect(self._try)
        column = panels.Column(660)
        self.root.addWidget(column)
        column.add(texts.title(_("Repère est verrouillé")))
        column.add(self._field)
        column.add(buttons.row(self._unlock))
        column.add(panels.line())
        column.add(
            buttons.row(
                buttons.secondary(
                    _("Lire une fiche sans déverrouiller"), "sheets", self.sheets_asked.emit, icons.SHEET
                ),
                buttons.quiet(_("Phrase de passe oubliée"), "forgotten", self.recovery_asked.emit),
            )
        )
        column.close_with_space()

    def focus_first(self) -> None:
        self._edit.setFocus()

    def leave(self) -> None:
        self._edit.clear()

    def _try(self) -> None:
        if not self._edit.text() or not self._unlock.isEnabled():
            return
        self._unlock.setEnabled(False)
        self._field.show_error("")
        work = partial(self._acces.unlock, self._edit.text())
        self._background.run(self, work, on_success=self.opened.emit, on_error=self._refused)

    def _refused(self, error: Exception) -> None:
        self._field.show_error(error_messages.sentence(error))
        self._edit.clear()
        self._edit.setFocus()
        _after_delay(error, self, partial(self._unlock.setEnabled, True))


class RecoveryPage(Page):
    """Opens the store with the printed code, and chooses a new passphrase in the same gesture."""

    opened = Signal(object)  # Opened

    def __init__(self, acces: Acces, background: Background) -> None:
        super().__init__()
        self.heading = _("Phrase de passe oubliée")
        self._acces = acces
        self._background = background
        self._code = QLineEdit()
        self._code.setProperty("kind", "code")
        self._field = fields.Field(
            _("Code de récupération"),
            self._code,
            _("Tel qu’il est sur le papier. Majuscules, espaces et tirets ne comptent pas."),
            name="recovery-code",
        )
        self._passphrase = PassphraseStep(assess)
        self._open = buttons.primary(_("Ouvrir avec le code"), "recover", self._try, icons.UNLOCK)
        self._open.setEnabled(False)
        self._passphrase.readiness_changed.connect(self._allow)
        self._code.textChanged.connect(self._allow)
        column = panels.Column(620)
        self.root.addWidget(column)
        for widget in (self._field, panels.line(), self._passphrase, buttons.row(self._open)):
            column.add(widget)
        column.close_with_space()

    def focus_first(self) -> None:
        self._code.setFocus()

    def leave(self) -> None:
        self._code.clear()
        self._passphrase.forget()

    def _allow(self, _changed: object = None) -> None:
        self._open.setEnabled(bool(self._code.text().strip()) and self._passphrase.is_ready())

    def _try(self) -> None:
        self._open.setEnabled(False)
        self._field.show_error("")
        work = partial(self._acces.recover, (self._code.text(),), self._passphrase.passphrase)
        self._background.run(self, work, on_success=self.opened.emit, on_error=self._refused)

    def _refused(self, error: Exception) -> None:
        self._field.show_error(error_messages.sentence(error))
        _after_delay(error, self, self._allow)


def _after_delay(error: Exception, page: Page, allow: Callable[[], object]) -> None:
    """Allow another attempt once its delay is over; never before, or it would be refused."""
    wait_s = error.wait_s if isinstance(error, WrongPassphraseError | TooManyAttemptsError) else 0
    timer = QTimer(page)
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)  # the usual ones come up to one twentieth early
    timer.timeout.connect(allow)
    timer.timeout.connect(timer.deleteLater)
    timer.start(ceil(wait_s * 1000))
