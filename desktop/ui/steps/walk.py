"""One step at a time, with where one is and the two buttons that move. What the last one decides is the page's."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.langues.interface import _
from desktop.ui.kit import buttons, panels, texts
from desktop.ui.page import focus_first_in
from desktop.ui.steps.step import Step


class Walk(QWidget):
    finished = Signal()
    """« Continuer » on the last step; nothing was done before."""

    def __init__(self, steps: tuple[Step, ...], aside: QPushButton | None = None) -> None:
        """`aside` stands beside the first step only."""
        super().__init__()
        self._steps = steps
        self._aside = aside
        self._is_busy = False
        self._build()
        self._show(self._applying()[0])

    @property
    def step(self) -> Step:
        """The one shown."""
        return self._step

    def focus_first(self) -> None:
        if not (self._step.asks and focus_first_in(self._step)):
            self._next.setFocus()

    def go_to(self, step: Step) -> None:
        self._show(step)

    def hold(self) -> None:
        """Let nothing be asked again while the last step is being carried out."""
        self._is_busy = True
        self._next.setEnabled(False)
        self._previous.setEnabled(False)

    def release(self) -> None:
        self._is_busy = False
        self._previous.setEnabled(True)
        self._next.setEnabled(self._step.is_ready())

    def _build(self) -> None:
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        column = panels.Column(720)
        holder.addWidget(column)
        self._where = texts.small("")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._previous = buttons.secondary(_("Précédent"), "previous", lambda: self._move(-1))
        self._next = buttons.primary(_("Continuer"), "next", self._go_on)
        column.add(self._where)
        column.add(self._progress)
        for step in self._steps:
            column.add(step)
            step.readiness_changed.connect(self._allow)
            for edit in step.findChildren(QLineEdit):
                edit.returnPressed.connect(self._next.click)
        moves = (self._previous, self._next)
        column.add(buttons.row(*((self._aside, *moves) if self._aside else moves), align_right=True))
        column.close_with_space()

    def _applying(self) -> list[Step]:
        return [step for step in self._steps if step.applies()]

    def _show(self, step: Step) -> None:
        self._step = step
        for other in self._steps:
            other.setVisible(other is step)
        steps = self._applying()
        index = steps.index(step)
        self._where.setText(_("Étape {n} sur {total}").format(n=index + 1, total=len(steps)))
        self._progress.setRange(0, len(steps))
        self._progress.setValue(index + 1)
        self._previous.setVisible(index > 0)
        if self._aside is not None:
            self._aside.setVisible(index == 0)
        self._next.setText(_(step.action_label) if step.action_label else _("Continuer"))
        self._allow(step.is_ready())
        self.focus_first()

    def _allow(self, is_ready: bool) -> None:
        self._next.setEnabled(is_ready and not self._is_busy)

    def _move(self, by: int) -> None:
        steps = self._applying()
        self._show(steps[steps.index(self._step) + by])

    def _go_on(self) -> None:
        if self._step is self._applying()[-1]:
            self.finished.emit()
        else:
            self._move(1)
