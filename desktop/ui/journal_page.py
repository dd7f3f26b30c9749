"""The journal, newest first: one sentence a line, loaded by pages as one scrolls, and whether its chain is whole."""

from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.langues.dates import format_moment
from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.poste.journal import Verification
from desktop.poste.sentences import verdict
from desktop.services.journal import Line
from desktop.ui import theme
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page

_MARGIN_PX = 12
_GAP_PX = 2
_WHEN = Qt.ItemDataRole.UserRole
_WIDTH_PX = 980

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Lines(QAbstractListModel):
    """Holds what was read so far, and asks for more when the view comes to its end."""

    more_asked = Signal(int)
    """The number of the last line held."""

    def __init__(self, first: tuple[Line, ...]) -> None:
        super().__init__()
        self._lines = list(first)
        self._is_whole = not first
        self._is_waiting = False

    def append(self, lines: tuple[Line, ...]) -> None:
        """What comes after those held; nothing means that there is no more."""
        self._is_waiting = False
        self._is_whole = not lines
        if lines:
            count = len(self._lines)
            self.beginInsertRows(_ROOT, count, count + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        line = self._lines[index.row()]
        when = _when(line.seq, line.at)
        return {
            Qt.ItemDataRole.DisplayRole.value: line.sentence,
            Qt.ItemDataRole.AccessibleTextRole.value: f"{line.sentence} {when}",
            _WHEN.value: when,
        }.get(int(role))

    def canFetchMore(self, _parent: Index) -> bool:  # noqa: N802 - Qt's name
        return not self._is_whole and not self._is_waiting

    def fetchMore(self, _parent: Index) -> None:  # noqa: N802 - Qt's name
        self._is_waiting = True
        self.more_asked.emit(self._lines[-1].seq)


class LineDelegate(QStyledItemDelegate):
    """The sentence, as many lines as it takes; below it, smaller, its number and when."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        area = option.rect.adjusted(_MARGIN_PX, _MARGIN_PX // 2, -_MARGIN_PX, -_MARGIN_PX // 2)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.setFont(option.font)
        height = self._height(option, index)
        painter.drawText(area, Qt.TextFlag.TextWordWrap, str(index.data()))
        # The application's: under a style sheet, that of the view is its text made half transparent.
        painter.setPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(_small(option.font))
        painter.drawText(area.adjusted(0, height + _GAP_PX, 0, 0), Qt.AlignmentFlag.AlignTop, str(index.data(_WHEN)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        small_px = int(theme.SMALL_PX * 1.5)
        height = self._height(option, index) + _GAP_PX + small_px + _MARGIN_PX
        return QSize(_width(option), max(height, theme.TARGET_PX))

    def _height(self, option: QStyleOptionViewItem, index: Index) -> int:
        room = QRect(0, 0, _width(option) - 2 * _MARGIN_PX, 10_000)
        return option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data())).height()


class JournalPage(Page):
    export_asked = Signal()
    more_asked = Signal(int)

    def __init__(self, first: tuple[Line, ...]) -> None:
        super().__init__()
        self.heading = _("Journal")
        self._lines = Lines(first)
        self._lines.more_asked.connect(self.more_asked)
        self._view = QListView()
        self._view.setObjectName("journal-lines")
        self._view.setAccessibleName(_("Lignes du journal, de la plus récente à la plus ancienne"))
        self._view.setModel(self._lines)
        self._view.setItemDelegate(LineDelegate(self._view))
        self._view.setResizeMode(QListView.ResizeMode.Adjust)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._state = QWidget()
        QVBoxLayout(self._state).setContentsMargins(0, 0, 0, 0)
        self._tell(panels.Tone.INFO, _("Vérification du journal…"))
        self._build()

    def focus_first(self) -> None:
        self._view.setFocus()

    def append(self, lines: tuple[Line, ...]) -> None:
        self._lines.append(lines)

    def show_verification(self, verification: Verification) -> None:
        self._tell(panels.Tone.DONE if verification.holds else panels.Tone.DANGER, verdict(verification))

    def _build(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH_PX)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        export = buttons.secondary(
            _("Enregistrer dans un fichier"), "export-journal", self.export_asked.emit, icons.SAVE
        )
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(texts.title(_("Journal")), 1)
        row.addWidget(export)
        column.addWidget(head)
        column.addWidget(self._state)
        column.addWidget(self._view, 1)
        outer = QHBoxLayout()
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        outer.addWidget(inner, 100)
        outer.addStretch(1)
        self.root.addLayout(outer)

    def _tell(self, tone: panels.Tone, sentence: str) -> None:
        layout = self._state.layout()
        assert isinstance(layout, QVBoxLayout)
        panels.clear(layout)
        layout.addWidget(panels.Banner(tone, sentence, name="journal-state"))


def _when(seq: int, at: datetime) -> str:
    return _("n° {n}, {moment}").format(n=seq, moment=format_moment(at, Langue.FRANCAIS))


def _width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QListView) else option.rect.width()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(theme.SMALL_PX)
    return small
