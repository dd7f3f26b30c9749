"""A list of any length: only what is in sight is drawn, and what comes after is asked for as one scrolls."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.ui import theme

_MARGIN_PX = 12
_GAP_PX = 2
_SMALL = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """`key` is what the page knows the line by; `place`, what comes after it is asked with."""

    key: str
    place: int
    text: str
    small: str


class _Rows(QAbstractListModel):
    more_asked = Signal(object)  # int: a place does not fit the 32 bits of Qt’s own

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._is_whole = True
        self._is_waiting = False

    def replace(self, rows: Iterable[Row]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._is_whole = not self._rows
        self._is_waiting = False
        self.endResetModel()

    def append(self, rows: tuple[Row, ...]) -> None:
        self._is_waiting = False
        self._is_whole = not rows
        if rows:
            count = len(self._rows)
            self.beginInsertRows(_ROOT, count, count + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def row(self, index: Index) -> Row:
        return self._rows[index.row()]

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self._rows[index.row()]
        return {
            Qt.ItemDataRole.DisplayRole.value: row.text,
            Qt.ItemDataRole.AccessibleTextRole.value: f"{row.text} {row.small}",
            _SMALL.value: row.small,
        }.get(int(role))

    def canFetchMore(self, _parent: Index) -> bool:  # noqa: N802 - Qt's name
        return not self._is_whole and not self._is_waiting

    def fetchMore(self, _parent: Index) -> None:  # noqa: N802 - Qt's name
        self._is_waiting = True
        self.more_asked.emit(self._rows[-1].place)


class _RowDelegate(QStyledItemDelegate):
    """The text, as many lines as it takes; below it, smaller, the rest."""

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
        painter.drawText(area.adjusted(0, height + _GAP_PX, 0, 0), Qt.AlignmentFlag.AlignTop, str(index.data(_SMALL)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        small_px = int(theme.SMALL_PX * 1.5)
        height = self._height(option, index) + _GAP_PX + small_px + _MARGIN_PX
        return QSize(_width(option), max(height, theme.TARGET_PX))

    def _height(self, option: QStyleOptionViewItem, index: Index) -> int:
        room = QRect(0, 0, _width(option) - 2 * _MARGIN_PX, 10_000)
        return option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data())).height()


class LineList(QListView):
    """`opened` tells the key of a line clicked, or chosen with Enter; `more_asked` the place of the last line held."""

    more_asked = Signal(object)  # int: a place does not fit the 32 bits of Qt’s own
    opened = Signal(str)

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._rows = _Rows()
        self._rows.more_asked.connect(self.more_asked)
        self.setModel(self._rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self._open)

    def replace(self, rows: Iterable[Row]) -> None:
        """Show other lines, from the first."""
        self._rows.replace(rows)

    def append(self, rows: tuple[Row, ...]) -> None:
        """What comes after the lines held; nothing means that there is no more."""
        self._rows.append(rows)

    def rows(self) -> tuple[Row, ...]:
        """The lines held so far."""
        return tuple(self._rows.row(self._rows.index(number)) for number in range(self._rows.rowCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.row(index).key)


def _width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QListView) else option.rect.width()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(theme.SMALL_PX)
    return small
