"""The map of France by department, drawn from shipped outlines: how many are found in each, by colour and by number.

Arrows go to the nearest department on that side, Enter or a click chooses. A screen reader hears the one in hand.
"""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.contours import HEIGHT, WIDTH, Contours, Ring
from desktop.annuaire.departements import Departements
from desktop.langues.interface import _, ngettext
from desktop.ui import theme

STEPS = (1, 3, 10, 30)
"""From how many on a darker colour is worn."""

# Of the colour of actions over the surface: told apart by their lightness alone, and each read under an ink.
_SHARES = (0.0, 0.2, 0.45, 0.8, 1.0)
_LIGHT_INK_UP_TO = 2

_ARROWS = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
}
_NUMBER_PX = 12
_LARGEST_NUMBER_PX = 15
_ROOM_FOR_CODES = 0.22
_MIN_SIZE = QSize(320, 344)


def step_of(count: int) -> int:
    """Which colour a count wears: 0 for none."""
    return sum(count >= least for least in STEPS)


def colour_of(step: int, worn: theme.Colours) -> QColor:
    ground, full = QColor(worn.surface), QColor(worn.action)
    pairs = ((ground.red(), full.red()), (ground.green(), full.green()), (ground.blue(), full.blue()))
    return QColor(*(round(low + (high - low) * _SHARES[step]) for low, high in pairs))


def ink_of(step: int, worn: theme.Colours) -> QColor:
    """Of the number written on that colour."""
    return QColor(worn.ink if step <= _LIGHT_INK_UP_TO else worn.on_action)


class Carte(QWidget):
    """`chosen` tells the code of a department; `moved`, the one in hand."""

    chosen = Signal(str)
    moved = Signal(str)

    def __init__(self, contours: Contours, departements: Departements) -> None:
        super().__init__()
        self.setObjectName("carte")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_MIN_SIZE)
        self._contours = contours
        self._departements = departements
        self._paths = {code: _path(trace.rings) for code, trace in contours.items()}
        self._enlarged = {code: _path(rings) for code, rings in contours.enlarged.items()}
        self._counts: Mapping[CodeDepartement, int] = {}
        self._current = next(iter(contours))
        self._tell()

    def show_counts(self, counts: Mapping[CodeDepartement, int]) -> None:
        self._counts = counts
        self._tell()
        self.update()

    def go_to(self, code: CodeDepartement) -> None:
        """Take one in hand."""
        if code != self._current:
            self._current = code
            self._tell()
            self.moved.emit(code)
            self.update()

    def said(self, code: CodeDepartement) -> str:
        """« Nord (59) : 3 structures »."""
        count = self._counts.get(code, 0)
        text = ngettext("{name} ({code}) : {n} structure", "{name} ({code}) : {n} structures", count)
        return text.format(name=self._departements[code].nom, code=code, n=count)

    def place_of(self, code: CodeDepartement) -> QPointF:
        """Where to click to choose it."""
        return self._transform().map(QPointF(*self._contours[code].label))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(600, 645)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.go_to(self._contours.toward(self._current, *_ARROWS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        found = self._at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self.said(found) if found else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        found = self._at(event.position())
        if found:
            self.setFocus()
            self.go_to(found)
            self.chosen.emit(found)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        transform = self._transform()
        for code, path in (*self._paths.items(), *self._enlarged.items()):
            self._paint_ground(painter, code, transform.map(path))
        if self.hasFocus():
            self._paint_current(painter, transform)
        for code in self._contours:
            self._paint_number(painter, code, transform)

    def _paint_ground(self, painter: QPainter, code: CodeDepartement, path: QPainterPath) -> None:
        painter.setBrush(colour_of(step_of(self._counts.get(code, 0)), _worn()))
        painter.setPen(QPen(QColor(_worn().strong_line), 0.8))
        painter.drawPath(path)

    def _paint_current(self, painter: QPainter, transform: QTransform) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for paths in (self._paths, self._enlarged):
            if self._current in paths:
                for colour, width in ((_worn().surface, 5.0), (_worn().danger, 3.0)):
                    painter.setPen(QPen(QColor(colour), width))
                    painter.drawPath(transform.map(paths[self._current]))

    def _paint_number(self, painter: QPainter, code: CodeDepartement, transform: QTransform) -> None:
        """How many there are, where there is somebody; overseas, and where there is room for it, the code above it."""
        count, trace = self._counts.get(code, 0), self._contours[code]
        is_named = trace.is_tile or (code in self._enlarged and self._scale() > _ROOM_FOR_CODES)
        lines = ([code] if is_named else []) + ([str(count)] if count else [])
        font = QFont(self.font())
        font.setPixelSize(max(_NUMBER_PX, min(_LARGEST_NUMBER_PX, round(self._scale() * 70))))
        painter.setFont(font)
        painter.setPen(ink_of(step_of(count), _worn()))
        middle = transform.map(QPointF(*trace.label))
        height = painter.fontMetrics().height()
        for number, line in enumerate(lines):
            top = middle.y() + (number - len(lines) / 2) * height
            painter.drawText(QRectF(middle.x() - 60, top, 120, height), Qt.AlignmentFlag.AlignCenter, line)

    def _at(self, point: QPointF) -> CodeDepartement | None:
        back, is_invertible = self._transform().inverted()
        where = back.map(point)
        both = (*self._enlarged.items(), *self._paths.items())
        return next((code for code, path in both if path.contains(where)), None) if is_invertible else None

    def _scale(self) -> float:
        return min(self.width() / WIDTH, self.height() / HEIGHT)

    def _transform(self) -> QTransform:
        scale = self._scale()
        left, top = (self.width() - WIDTH * scale) / 2, (self.height() - HEIGHT * scale) / 2
        return QTransform.fromTranslate(left, top).scale(scale, scale)

    def _tell(self) -> None:
        self.setAccessibleName(_("Carte de France. {here}").format(here=self.said(self._current)))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


def _path(rings: tuple[Ring, ...]) -> QPainterPath:
    path = QPainterPath()
    for ring in rings:
        path.moveTo(*ring[0])
        for point in ring[1:]:
            path.lineTo(*point)
        path.closeSubpath()
    return path


def _worn() -> theme.Colours:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return theme.worn(app)
