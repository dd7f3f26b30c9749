"""A row of small widgets that goes on to the next line when it is full."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 8


class Flow(QWidget):
    def __init__(self, *children: QWidget) -> None:
        super().__init__()
        self._children = children
        for child in children:
            child.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = sum(child.sizeHint().width() + _GAP for child in self._children)
        return QSize(width, self._place(width, move=False))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hints = [child.sizeHint() for child in self._children]
        return QSize(
            min((hint.width() for hint in hints), default=0), max((hint.height() for hint in hints), default=0)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        # Where room lacks, a layout goes down to the least height: none of the lines may be cut.
        self.setMinimumHeight(self._place(event.size().width(), move=True))

    def _place(self, width: int, *, move: bool) -> int:
        """Lay the children out in `width` px, each centred in its line; return the height used."""
        y = 0
        for line in self._lines(width):
            height = max(child.sizeHint().height() for child in line)
            x = 0
            for child in line:
                hint = child.sizeHint()
                if move:
                    top = y + (height - hint.height()) // 2
                    child.setGeometry(QRect(QPoint(x, top), QSize(min(hint.width(), width), hint.height())))
                x += hint.width() + _GAP
            y += height + _GAP
        return max(0, y - _GAP)

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        x = 0
        for child in self._children:
            needed = child.sizeHint().width()
            if not lines or x + needed > width:
                lines.append([])
                x = 0
            lines[-1].append(child)
            x += needed + _GAP
        return lines
