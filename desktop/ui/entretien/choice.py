"""One choice of a question: its digit, its mark, its words in each language on the same line."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.langues.interface import _
from desktop.langues.texte import Texte
from desktop.ui.kit import icons, texts
from desktop.ui.kit.buttons import PanelButton

_MARK = QSize(24, 24)
_MARK_LARGE = QSize(36, 36)


class AnswerChoice(PanelButton):
    """`digit` is the key that chooses it, "" when there is none. Space chooses; Enter is left to the page."""

    move_asked = Signal(int)  # +1 or -1 in the list of choices

    def __init__(
        self, name: str, labels: tuple[Texte, ...], *, digit: str, is_several: bool, is_large: bool = False
    ) -> None:
        super().__init__("choice", f"choice-{name}")
        self.setCheckable(True)
        self.setMinimumHeight(76 if is_large else 46)
        self.setAccessibleName(" / ".join(texte.content for texte in labels))
        self._is_several = is_several
        self._size = _MARK_LARGE if is_large else _MARK
        self._mark = QLabel()
        self._mark.setFixedSize(self._size)
        self._mark.setProperty("kind", "strong")
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        kind = "heading" if is_large else "body"
        self.row.setContentsMargins(14, 4, 16, 4)
        self.row.setSpacing(24)
        self.row.addWidget(self._start(labels[0], kind, digit), 1)
        for texte in labels[1:]:
            self.row.addWidget(texts.of(texte, kind), 1, Qt.AlignmentFlag.AlignVCenter)
        self.let_clicks_through()
        self.toggled.connect(self._show_mark)
        self._show_mark(False)

    def _start(self, texte: Texte, kind: str, digit: str) -> QWidget:
        start = QWidget()
        start.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(start)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        if digit:
            key = texts.small(digit)
            key.setFixedWidth(12)
            row.addWidget(key)
        label = texts.of(texte, kind)
        if label.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            start.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        row.addWidget(self._mark)
        row.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        return start

    def show_place(self, place: int) -> None:
        """Which place it was given, 0 for none yet."""
        self.setChecked(place > 0)
        if place:
            icons.undress(self._mark)
            self._mark.setText(str(place))
        self.setAccessibleDescription(_("Rang {place}").format(place=place) if place else "")

    def _show_mark(self, is_checked: bool) -> None:
        empty, full = (icons.SQUARE, icons.SQUARE_DONE) if self._is_several else (icons.CIRCLE, icons.CHECK_DONE)
        role = QPalette.ColorRole.Link if is_checked else QPalette.ColorRole.PlaceholderText
        icons.dress(self._mark, full if is_checked else empty, role, self._size.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.move_asked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            event.ignore()
