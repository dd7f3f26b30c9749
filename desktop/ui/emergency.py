"""The drawer of emergency numbers: one key (F1) on every screen, even locked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.fiches.model import Contact
from desktop.langues.interface import _
from desktop.ui.kit import buttons, icons, panels, texts

WIDTH_PX = 460


class EmergencyDrawer(QFrame):
    """Slides over the right of the page; the page below is neither closed nor changed."""

    closed = Signal()

    def __init__(self, contacts: tuple[Contact, ...]) -> None:
        super().__init__()
        self.setObjectName("emergency-drawer")
        self.setProperty("kind", "drawer")
        self.setAccessibleName(_("Numéros d’urgence"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top())
        scroll = panels.Column(WIDTH_PX)
        for contact in contacts:
            scroll.add(_number(contact))
        scroll.close_with_space()
        column.addWidget(scroll, 1)

    def _top(self) -> QWidget:
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(24, 12, 12, 12)
        row.addWidget(texts.heading(_("Numéros d’urgence")), 1)
        self._close = buttons.quiet(_("Fermer (Échap)"), "emergency-close", self.closed.emit, icons.CLOSE)
        row.addWidget(self._close)
        return top

    def focus_first(self) -> None:
        self._close.setFocus()


def _number(contact: Contact) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    number = texts.title(contact.numero)
    number.setWordWrap(False)
    number.setMinimumWidth(132)
    number.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(texts.strong(contact.nom))
    words.addWidget(texts.small(contact.objet))
    if contact.horaires:
        words.addWidget(texts.small(contact.horaires))
    row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return holder
