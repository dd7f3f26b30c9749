"""Paints one line of a list: its text and its state, then what is smaller below. All lines are of one height."""

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import theme
from desktop.ui.kit.line_window import ROW, Index, Row
from desktop.ui.theme import Colours

_MARGIN_X_PX = 14
_MARGIN_Y_PX = 8
_GAP_PX = 4
_TAG_MARGIN_X_PX = 8
_TAG_RADIUS_PX = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LineDelegate(QStyledItemDelegate):
    """Nothing is measured to scroll. What is too long is cut, and said whole by the tool tip and the screen reader."""

    def __init__(self, parent: QObject, *, has_notes: bool) -> None:
        super().__init__(parent)
        self._small_lines = 2 if has_notes else 1

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        fonts = _Fonts(option.font)
        height = fonts.text_px + self._small_lines * (_GAP_PX + fonts.small_px) + 2 * _MARGIN_Y_PX
        return QSize(0, max(height, theme.TARGET_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = option.rect.adjusted(_MARGIN_X_PX, _MARGIN_Y_PX, -_MARGIN_X_PX, -_MARGIN_Y_PX)
        row = index.data(ROW)
        line = _Line(painter, inside, _Fonts(option.font), theme.worn(app))
        if isinstance(row, Row):
            line.paint(row)
        else:
            line.paint_awaited()
        painter.restore()


class _Fonts:
    def __init__(self, font: QFont) -> None:
        self.text = QFont(font)
        self.text.setPixelSize(theme.BODY_PX)
        self.small = QFont(font)
        self.small.setPixelSize(theme.SMALL_PX)
        self.text_px = QFontMetrics(self.text).height()
        self.small_px = QFontMetrics(self.small).height()


class _Line:
    def __init__(self, painter: QPainter, inside: QRect, fonts: _Fonts, colours: Colours) -> None:
        self._painter = painter
        self._fonts = fonts
        self._colours = colours
        self._above = QRect(inside.left(), inside.top(), inside.width(), fonts.text_px)
        self._below = QRect(inside.left(), self._above.bottom() + 1 + _GAP_PX, inside.width(), fonts.small_px)

    def paint(self, row: Row) -> None:
        taken = self._paint_tag(row) if row.tag else 0
        self._paint_text(self._fonts.text, self._colours.ink, self._above.adjusted(0, 0, -taken, 0), row.text)
        self._paint_text(self._fonts.small, self._colours.soft_ink, self._below, row.small)
        last = self._below.translated(0, self._below.height() + _GAP_PX)
        self._paint_text(self._fonts.small, self._colours.caution, last, row.note)

    def paint_awaited(self) -> None:
        """Where a line that is being read will be."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._colours.sunken))
        for line, share in ((self._above, 3), (self._below, 2)):
            bar = QRectF(line.left(), line.top() + line.height() / 4, line.width() / share, line.height() / 2)
            self._painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)

    def _paint_text(self, font: QFont, colour: str, place: QRect, text: str) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        self._painter.drawText(place, _LEFT, cut)

    def _paint_tag(self, row: Row) -> int:
        """Return the width taken at the end of the line."""
        ink, ground = _tag_colours(row.tone, self._colours)
        width = QFontMetrics(self._fonts.small).horizontalAdvance(row.tag) + 2 * _TAG_MARGIN_X_PX
        place = QRect(self._above.right() + 1 - width, self._above.top(), width, self._above.height())
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(ground))
        self._painter.drawRoundedRect(place, _TAG_RADIUS_PX, _TAG_RADIUS_PX)
        self._painter.setFont(self._fonts.small)
        self._painter.setPen(QColor(ink))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, row.tag)
        return width + _MARGIN_X_PX


def _tag_colours(tone: str, colours: Colours) -> tuple[str, str]:
    return {
        "": (colours.soft_ink, colours.sunken),
        "caution": (colours.caution, colours.caution_ground),
        "danger": (colours.danger, colours.danger_ground),
        "done": (colours.done, colours.done_ground),
    }[tone]
