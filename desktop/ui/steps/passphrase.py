"""Choosing a passphrase, and giving one's own again."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.langues.interface import _
from desktop.services.passphrase import Strength, assess
from desktop.ui import error_messages
from desktop.ui.kit import fields, texts
from desktop.ui.steps.delay import allow_after
from desktop.ui.steps.step import Step


class NewPassphrase(QWidget):
    """Twice the passphrase, and how strong it is. The estimate is slow at first: it runs after a pause in typing."""

    readiness_changed = Signal(bool)

    def __init__(self, label: str = "") -> None:
        super().__init__()
        self._strength: Strength | None = None
        self._first = fields.PassphraseEdit()
        self._second = fields.PassphraseEdit()
        self._bar = QProgressBar()
        self._bar.setRange(0, 4)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Solidité de la phrase de passe"))
        self._said = texts.small("")
        self._said.setObjectName("strength")
        self._second_field = fields.Field(_("La même, une seconde fois"), self._second, name="passphrase-again")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(200)
        self._pause.timeout.connect(self._show_strength)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        first_field = fields.Field(
            label or _("Phrase de passe"),
            self._first,
            _("Sept mots sans lien entre eux, ou 14 caractères mêlant majuscules, minuscules et chiffres."),
            name="passphrase",
        )
        for widget in (first_field, self._bar, self._said, self._second_field):
            column.addWidget(widget)
        self._first.textChanged.connect(self._first_changed)
        self._second.textChanged.connect(self._compare)

    @property
    def passphrase(self) -> str:
        return self._first.text()

    def is_ready(self) -> bool:
        is_enough = self._strength is not None and self._strength.is_enough
        return is_enough and self._first.text() == self._second.text()

    def forget(self) -> None:
        """Empty both inputs."""
        self._first.clear()
        self._second.clear()

    def _first_changed(self) -> None:
        self._strength = None
        self.readiness_changed.emit(False)
        self._pause.start()

    def _show_strength(self) -> None:
        self._strength = assess(self._first.text()) if self._first.text() else None
        self._bar.setValue(self._strength.score if self._strength else 0)
        self._said.setText(self._strength.sentence if self._strength else "")
        self._compare()

    def _compare(self) -> None:
        differs = bool(self._second.text()) and self._first.text() != self._second.text()
        self._second_field.show_error(_("Les deux phrases ne sont pas identiques.") if differs else "")
        self.readiness_changed.emit(self.is_ready())


class PassphraseStep(Step):
    def __init__(self, title: str, *sentences: str) -> None:
        super().__init__(title, *sentences)
        self._new = NewPassphrase()
        self._new.readiness_changed.connect(self.readiness_changed)
        self.column.addWidget(self._new)

    @property
    def passphrase(self) -> str:
        return self._new.passphrase

    def is_ready(self) -> bool:
        return self._new.is_ready()

    def forget(self) -> None:
        self._new.forget()


class OwnPassphrase(QWidget):
    """The passphrase of who is there, asked again; after a wrong one, nothing can be tried before the delay is over."""

    readiness_changed = Signal(bool)

    def __init__(self, label: str = "") -> None:
        super().__init__()
        self._waits = False
        self.edit = fields.PassphraseEdit()
        self._field = fields.Field(label or _("Votre phrase de passe, à vous"), self.edit, name="own-passphrase")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        self.edit.textChanged.connect(self._changed)

    @property
    def passphrase(self) -> str:
        return self.edit.text()

    def is_ready(self) -> bool:
        return bool(self.edit.text()) and not self._waits

    def forget(self) -> None:
        self.edit.clear()

    def refuse(self, error: Exception) -> None:
        """Say what went wrong under the input, and wait as long as the store asks."""
        self._waits = True
        self.edit.clear()
        self._field.show_error(error_messages.sentence(error))
        self.edit.setFocus()
        allow_after(error, self, self._stop_waiting)

    def _stop_waiting(self) -> None:
        self._waits = False
        self.readiness_changed.emit(self.is_ready())

    def _changed(self) -> None:
        self.readiness_changed.emit(self.is_ready())


class OwnPassphraseStep(Step):
    """The last step of what touches a key: who is there says who they are again."""

    def __init__(self, title: str, *sentences: str, action: str) -> None:
        super().__init__(title, *sentences)
        self.action_label = action
        self._own = OwnPassphrase()
        self._own.readiness_changed.connect(self.readiness_changed)
        self.column.addWidget(self._own)

    @property
    def passphrase(self) -> str:
        return self._own.passphrase

    def is_ready(self) -> bool:
        return self._own.is_ready()

    def forget(self) -> None:
        self._own.forget()

    def refuse(self, error: Exception) -> None:
        self._own.refuse(error)
