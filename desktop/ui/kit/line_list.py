"""A list of any length: only what is in sight is drawn, and the lines near it are all that is held."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.ui.kit.line_delegate import LineDelegate
from desktop.ui.kit.line_window import ROW, LineWindow, Row, Wanted


class LineList(QListView):
    """`opened` tells the key of a line clicked, or chosen with Enter; `more_asked`, one page to `fill`."""

    more_asked = Signal(object)  # Wanted
    opened = Signal(str)

    def __init__(
        self,
        name: str,
        accessible_name: str,
        page_lines: int,
        row_of: Callable[[Any], Row],
        *,
        has_notes: bool = False,
    ) -> None:
        """`page_lines` is how many lines one answer brings at most; `row_of` writes one, when it is to be seen."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._is_waiting = False
        self._window = LineWindow(page_lines, row_of)
        # Wanted while it is painted: asked once it is.
        self._window.wanting.connect(self._ask, Qt.ConnectionType.QueuedConnection)
        self.setModel(self._window)
        self.setItemDelegate(LineDelegate(self, has_notes=has_notes))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self._open)

    def show_lines(self, first: Iterable[object], count: int) -> None:
        """Show other lines: the first page of them, and how many there are."""
        self._is_waiting = False
        self._window.show(first, count)

    def fill(self, wanted: Wanted, lines: Iterable[object]) -> None:
        """The answer to `more_asked`."""
        self._is_waiting = False
        self._window.fill(wanted.page, lines)
        self._ask()

    def give_up(self) -> None:
        """What was asked will not come: the next movement asks again."""
        self._is_waiting = False

    def rows(self) -> tuple[Row, ...]:
        """The lines held: some pages near those in sight."""
        return self._window.rows()

    def take_key(self, key: int) -> bool:
        """A key pressed in the field that searches: an arrow goes down to the list, Enter opens its first line."""
        first = self._window.index(0, 0)
        if not first.isValid():
            return False
        if key == Qt.Key.Key_Down:
            self.setFocus()
            self.setCurrentIndex(first)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(first)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _ask(self) -> None:
        if self._is_waiting:
            return
        wanted = self._window.next_wanted()
        if wanted is not None:
            self._is_waiting = True
            self.more_asked.emit(wanted)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Row):
            self.opened.emit(row.key)
