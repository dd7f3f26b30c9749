"""A document on the screen as it will be on paper, and the two ways it leaves: printed, saved."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.langues.interface import _
from desktop.ui.imposed import Refusals
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page

_SIDE_WIDTH_PX = 400
_PAPER_WIDTH_PX = 794
"""An A4 page at 96 dots an inch."""


class Paper(QWidget):
    """A page of a PDF, as wide as there is room for, up to its true size on screen."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._image = image
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(240)
        self.setMaximumWidth(_PAPER_WIDTH_PX)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return round(width * self._image.height() / self._image.width())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_PAPER_WIDTH_PX, self.heightForWidth(_PAPER_WIDTH_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)


class PaperPage(Page):
    """A document, and what can be done with it. `side` is what the kind of document adds."""

    changed = Signal()  # what it shows is to be drawn anew
    print_asked = Signal()
    save_asked = Signal()
    encrypted_asked = Signal()

    def __init__(self, heading: str, warning: str, refusals: Refusals, *, encrypts: bool = False) -> None:
        """`encrypts`: it may also be saved encrypted."""
        super().__init__()
        self.heading = heading
        scroll = panels.Column(_SIDE_WIDTH_PX, margin_px=0)
        self.side = QVBoxLayout()
        self.side.setSpacing(14)
        scroll.column.addLayout(self.side)
        scroll.close_with_space()
        self._papers = panels.Column(_PAPER_WIDTH_PX + 8)
        panel = QWidget()
        panel.setFixedWidth(_SIDE_WIDTH_PX)
        column = QVBoxLayout(panel)
        column.setContentsMargins(24, 24, 8, 16)
        column.setSpacing(14)
        column.addWidget(scroll, 1)
        column.addWidget(panels.Banner(panels.Tone.CAUTION, warning, name="paper-warning"))
        printing = buttons.secondary(_("Imprimer"), "print", self.print_asked.emit, icons.PRINT)
        saved = _("PDF en clair") if encrypts else _("Enregistrer le PDF")
        saving = buttons.secondary(saved, "save-pdf", self.save_asked.emit, icons.SAVE)
        ways = [(printing, refusals.printing), (saving, refusals.saving)]
        column.addWidget(printing)
        if encrypts:
            encrypting = buttons.secondary(_("PDF chiffré"), "save-encrypted", self.encrypted_asked.emit, icons.LOCK)
            ways.insert(1, (encrypting, refusals.encrypting))
            column.addWidget(Flow(encrypting, saving))
        else:
            column.addWidget(saving)
        for button, refusal in ways:
            buttons.refuse(button, refusal)
        for refusal in dict.fromkeys(refusal for _button, refusal in ways):
            if refusal and refusal != refusals.handing_over:
                column.addWidget(texts.small(refusal))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(self._papers, 1)
        self.root.addLayout(row, 1)

    def has_papers(self) -> bool:
        return self._papers.findChild(Paper) is not None

    def show_papers(self, images: Sequence[QImage]) -> None:
        panels.clear(self._papers.column)
        for image in images:
            holder = QFrame()
            holder.setProperty("kind", "paper")
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(Paper(image))
            self._papers.add(holder)
        self._papers.close_with_space()
