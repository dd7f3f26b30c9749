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
        self._place(event.size().width(), move=True)

    def _place(self, width: int, *, move: bool) -> int:
        """Lay the children out in `width` px; return the height used."""
        x = y = line_height = 0
        for child in self._children:
            hint = child.sizeHint()
            if x and x + hint.width() > width:
                x, y, line_height = 0, y + line_height + _GAP, 0
            if move:
                child.setGeometry(QRect(QPoint(x, y), QSize(min(hint.width(), width), hint.height())))
            x += hint.width() + _GAP
            line_height = max(line_height, hint.height())
        return y + line_height
