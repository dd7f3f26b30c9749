"""The first start, one step at a time; nothing is written before the last one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar

from desktop.langues.interface import _
from desktop.orientations.model import Emetteur
from desktop.orientations.reglages import Reglages
from desktop.services.acces import Acces, Opened
from desktop.services.passphrase import assess
from desktop.ui import error_messages, printing
from desktop.ui.background import Background
from desktop.ui.first_start import steps
from desktop.ui.first_start.step import Step
from desktop.ui.kit import buttons, panels, texts
from desktop.ui.page import Page, focus_first_in


class FirstStartPage(Page):
    created = Signal(object)  # Opened
    sheets_asked = Signal()
    failed = Signal(str)

    def __init__(self, acces: Acces, background: Background, pick_positions: Callable[[int], tuple[int, ...]]) -> None:
        """`pick_positions(n)` chooses which of n groups of the recovery code are asked again."""
        super().__init__()
        self.heading = _("Premier démarrage")
        self._acces = acces
        self._background = background
        self._code = acces.new_recovery_code()
        groups = tuple(self._code.split("-"))
        self._responsable = steps.ResponsableStep()
        self._passphrase = steps.PassphraseStep(assess)
        self._conservation = steps.ConservationStep()
        self._steps: tuple[Step, ...] = (
            steps.WelcomeStep(),
            self._responsable,
            self._passphrase,
            steps.RecoveryCodeStep(groups, self._print_code),
            steps.RecoveryCheckStep(pick_positions(len(groups)), partial(acces.confirm_groups, self._code)),
            self._conservation,
        )
        self._build()
        self._show(0)

    @property
    def recovery_code(self) -> str:
        """The code shown, "" once the store is made."""
        return self._code

    def focus_first(self) -> None:
        step = self._steps[self._index]
        if not (step.asks and focus_first_in(step)):
            self._next.setFocus()

    def _build(self) -> None:
        column = panels.Column(720)
        self.root.addWidget(column)
        self._where = texts.small("")
        self._progress = QProgressBar()
        self._progress.setRange(0, len(self._steps))
        self._progress.setTextVisible(False)
        self._previous = buttons.secondary(_("Précédent"), "previous", lambda: self._show(self._index - 1))
        self._sheets = buttons.quiet(_("Lire une fiche sans créer de coffre"), "sheets", self.sheets_asked.emit)
        self._next = buttons.primary(_("Continuer"), "next", self._go_on)
        column.add(self._where)
        column.add(self._progress)
        for step in self._steps:
            column.add(step)
            step.readiness_changed.connect(self._allow)
            for edit in step.findChildren(QLineEdit):
                edit.returnPressed.connect(self._next.click)
        column.add(buttons.row(self._sheets, self._previous, self._next, align_right=True))
        column.close_with_space()

    def _show(self, index: int) -> None:
        self._index = index
        step = self._steps[index]
        for other in self._steps:
            other.setVisible(other is step)
        self._where.setText(_("Étape {n} sur {total}").format(n=index + 1, total=len(self._steps)))
        self._progress.setValue(index + 1)
        self._previous.setVisible(index > 0)
        self._sheets.setVisible(index == 0)
        self._next.setText(step.action_label or _("Continuer"))
        self._allow(step.is_ready())
        self.focus_first()

    def _allow(self, is_ready: bool) -> None:
        self._next.setEnabled(is_ready)

    def _go_on(self) -> None:
        if self._index + 1 < len(self._steps):
            self._show(self._index + 1)
        else:
            self._create()

    def _create(self) -> None:
        self._next.setEnabled(False)
        reglages = Reglages(
            emetteur=Emetteur(service=self._responsable.service, rappel=self._responsable.rappel),
            responsable=self._responsable.organisme,
            conservation_jours=self._conservation.jours,
        )
        work = partial(self._acces.create, self._passphrase.passphrase, self._code, reglages)
        self._background.run(self, work, on_success=self._done, on_error=self._refused)

    def _done(self, opened: Opened) -> None:
        self._passphrase.forget()
        self._code = ""
        self.created.emit(opened)

    def _refused(self, error: Exception) -> None:
        self._next.setEnabled(True)
        self.failed.emit(error_messages.sentence(error))

    def _print_code(self) -> None:
        try:
            printing.print_recovery_code(self, self._code)
        except Exception as error:  # noqa: BLE001 - every failure of a printer is told in one sentence
            self.failed.emit(error_messages.sentence(error))
