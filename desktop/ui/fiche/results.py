"""What a search found, by kind, as a list: the arrows go from one to the next, what matches is marked."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.fiches.search import Found, Group, Sorte, Spans
from desktop.langues.interface import _, marked
from desktop.ui import theme
from desktop.ui.theme import Colours

Index = QModelIndex | QPersistentModelIndex

_MARGIN_PX = 12
_NAMES = {
    Sorte.FICHE: marked("Fiches"),
    Sorte.ARTICLE: marked("Textes de loi"),
    Sorte.CONTACT: marked("Contacts"),
    Sorte.MOT: marked("Mots"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Heading | Found] = []

    def show(self, groups: tuple[Group, ...]) -> None:
        self.beginResetModel()
        self.rows = []
        for group in groups:
            self.rows.append(Heading(_told(group)))
            self.rows.extend(group.found)
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text if isinstance(row, Heading) else f"{row.titre}. {row.texte}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class ResultList(QListView):
    """`shown` tells what the arrows are on; `opened`, what was clicked or chosen with Enter."""

    shown = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("results")
        self.setAccessibleName(_("Ce qui est trouvé"))
        self._results = _Model()
        self.setModel(self._results)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show what was found; the first is the one Enter opens."""
        self._results.show(groups)
        if groups:
            self.setCurrentIndex(self._results.index(1))

    def found(self) -> tuple[Found, ...]:
        return tuple(row for row in self._results.rows if isinstance(row, Found))

    def step(self, step: int) -> None:
        """Go to the next, or to the one before, over the headings."""
        row = self.currentIndex().row() + step
        while 0 <= row < self._results.rowCount():
            if isinstance(self._results.rows[row], Found):
                self.setCurrentIndex(self._results.index(row))
                return
            row += step

    def open_current(self) -> None:
        self._open(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
            return
        super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Found):
            self.opened.emit(row)

    def _tell(self, current: Index, _former: Index) -> None:
        row = current.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Found):
            self.shown.emit(row)


class _Delegate(QStyledItemDelegate):
    """A heading is one line; what is found, its title then where it is said. What is too long is cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        if isinstance(index.data(Qt.ItemDataRole.UserRole), Heading):
            return QSize(0, _height(option.font, theme.SMALL_PX) + 2 * _MARGIN_PX)
        lines = _height(option.font, theme.BODY_PX) + _height(option.font, theme.SMALL_PX)
        return QSize(0, lines + 2 * 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        colours = theme.worn(app)
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Found):
            panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
            option.widget.style().drawPrimitive(panel, option, painter, option.widget)
        painter.save()
        inside = option.rect.adjusted(_MARGIN_PX, 8, -_MARGIN_PX, -8)
        if isinstance(row, Heading):
            small = _sized(option.font, theme.SMALL_PX, is_bold=True)
            painter.setFont(small)
            painter.setPen(QColor(colours.soft_ink))
            painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.text)
        elif isinstance(row, Found):
            title = _sized(option.font, theme.BODY_PX)
            small = _sized(option.font, theme.SMALL_PX)
            below = inside.adjusted(0, QFontMetrics(title).height(), 0, 0)
            _draw(painter, inside, title, colours.ink, row.titre, row.titre_spans, colours)
            _draw(painter, below, small, colours.soft_ink, row.texte, row.texte_spans, colours)
        painter.restore()


def _draw(painter: QPainter, place: QRect, font: QFont, ink: str, text: str, spans: Spans, colours: Colours) -> None:
    """One line of text, what matches in bold on the ground of what is marked."""
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    layout = QTextLayout(shown, font)
    formats = []
    for start, end in spans:
        if start < len(shown):
            span = QTextLayout.FormatRange()
            span.start, span.length = start, min(end, len(shown)) - start
            marked_format = QTextCharFormat()
            marked_format.setBackground(QColor(colours.caution_ground))
            marked_format.setForeground(QColor(colours.ink))
            span.format = marked_format
            formats.append(span)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(shown))
    layout.endLayout()
    painter.setPen(QColor(ink))
    layout.draw(painter, place.topLeft().toPointF())


def _sized(font: QFont, pixels: int, *, is_bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    sized.setBold(is_bold)
    return sized


def _height(font: QFont, pixels: int) -> int:
    return QFontMetrics(_sized(font, pixels)).height()


def _told(group: Group) -> str:
    name = _(_NAMES[group.sorte])
    if group.count == len(group.found):
        return _("{sorte} ({n})").format(sorte=name, n=group.count)
    return _("{sorte} ({n}, les {shown} premiers)").format(sorte=name, n=group.count, shown=len(group.found))
