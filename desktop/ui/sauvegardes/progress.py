"""How far a long work is, in place, with the way to stop it."""

from threading import Event

from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from desktop.langues.interface import _
from desktop.ui.kit import buttons, texts

_STEPS = 1000


class ProgressPanel(QFrame):
    """Hidden until `begin`. Leaving it, `stop` is to be called: the work must not go on for nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._event = Event()
        self._label = texts.strong("")
        self._label.setObjectName("progress-label")
        self._bar = QProgressBar()
        self._bar.setObjectName("progress")
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._cancel = buttons.secondary(_("Arrêter"), "progress-stop", self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for widget in (self._label, self._bar, buttons.row(self._cancel)):
            column.addWidget(widget)
        self.hide()

    def begin(self, said: str) -> Event:
        """Show the panel; return the event that stops the work."""
        self._event = Event()
        self._label.setText(said)
        self._bar.setAccessibleName(said)
        self._bar.setValue(0)
        self._cancel.setEnabled(True)
        self.show()
        self._cancel.setFocus()
        return self._event

    def show_progress(self, done: int, total: int) -> None:
        self._bar.setValue(done * _STEPS // total)

    def end(self) -> None:
        self.hide()

    def stop(self) -> None:
        self._cancel.setEnabled(False)
        self._event.set()
