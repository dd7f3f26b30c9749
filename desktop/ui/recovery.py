"""The passphrase is forgotten: the printed code, or both when recovery is split, and a new passphrase."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.langues.interface import _
from desktop.services.acces import Acces
from desktop.ui import error_messages
from desktop.ui.background import Background
from desktop.ui.holders import HolderList, Holders
from desktop.ui.kit import buttons, fields, icons, panels
from desktop.ui.page import Page
from desktop.ui.steps.delay import allow_after
from desktop.ui.steps.passphrase import PassphraseStep


class RecoveryPage(Page):
    """Opens the store and replaces the passphrase of one person, in the same gesture."""

    opened = Signal(object)  # Opened

    def __init__(self, acces: Acces, background: Background) -> None:
        super().__init__()
        self.heading = _("Phrase de passe oubliée")
        self._acces = acces
        self._background = background
        self._codes: tuple[QLineEdit, ...] = ()
        self._people: HolderList | None = None
        self._passphrase = PassphraseStep(
            _("La nouvelle phrase de passe"),
            _("Elle remplace l’ancienne, qui ne vaudra plus rien."),
        )
        self._open = buttons.primary(_("Ouvrir avec le code"), "recover", self._try, icons.UNLOCK)
        self._open.setEnabled(False)
        self._passphrase.readiness_changed.connect(self._allow)
        self._column = panels.Column(620)
        self.root.addWidget(self._column)
        self._background.run(
            self,
            lambda: (acces.holders(), acces.is_recovery_split()),
            on_success=lambda found: self._offer(*found),
            on_error=lambda _error: self._offer((), is_split=False),
        )

    def leave(self) -> None:
        for code in self._codes:
            code.clear()
        self._passphrase.forget()

    def _offer(self, holders: Holders, is_split: bool) -> None:
        labels = (_("Premier code"), _("Second code")) if is_split else (_("Code de récupération"),)
        shown = [self._code_field(label, number) for number, label in enumerate(labels)]
        self._codes = tuple(edit for _field, edit in shown)
        self._field = shown[-1][0]
        for field, _edit in shown:
            self._column.add(field)
            field.show()  # what is not shown yet does not take the keyboard
        if len(holders) > 1:
            self._people = HolderList(holders)
            self._people.itemSelectionChanged.connect(self._allow)
            self._column.add(fields.Field(_("De qui remplacer la phrase de passe ?"), self._people, name="holders"))
        for widget in (panels.line(), self._passphrase, buttons.row(self._open)):
            self._column.add(widget)
        self._column.close_with_space()
        self.focus_first()

    def _code_field(self, label: str, number: int) -> tuple[fields.Field, QLineEdit]:
        edit = QLineEdit()
        edit.setProperty("kind", "code")
        edit.textChanged.connect(self._allow)
        said = "" if number else _("Tel qu’il est sur le papier. Majuscules, espaces et tirets ne comptent pas.")
        return fields.Field(label, edit, said, name=f"recovery-code-{number + 1}" if number else "recovery-code"), edit

    def _allow(self, _changed: object = None) -> None:
        is_someone = self._people is None or self._people.titulaire_id() is not None
        are_typed = all(code.text().strip() for code in self._codes)
        self._open.setEnabled(is_someone and are_typed and self._passphrase.is_ready())

    def _try(self) -> None:
        self._open.setEnabled(False)
        self._field.show_error("")
        who = self._people.titulaire_id() if self._people is not None else None
        codes = tuple(code.text() for code in self._codes)
        work = partial(self._acces.recover, codes, self._passphrase.passphrase, who)
        self._background.run(self, work, on_success=self.opened.emit, on_error=self._refused)

    def _refused(self, error: Exception) -> None:
        self._field.show_error(error_messages.sentence(error))
        allow_after(error, self, self._allow)
