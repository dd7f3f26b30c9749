"""The lines near those in sight, of a list that may be long: what is far is dropped, and asked for again."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItemModel

from desktop.langues.interface import _

ROW = int(Qt.ItemDataRole.UserRole)
"""The `Row` of a line; None until it is read."""

Index = QModelIndex | QPersistentModelIndex

_PAGES_KEPT = 16
_PAGES_WANTED = 4
_AHEAD_ROWS = 16
_WRITTEN_KEPT = 128


@dataclass(frozen=True, slots=True)
class Row:
    """`key` is what the page knows the line by; `place`, what comes after it is asked with; `tag`, its state, in a
    `tone` of `kit/texts.py`; `note`, what to beware of, in a list that has a line for it."""

    key: str
    place: int
    text: str
    small: str
    tag: str = ""
    tone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to read: past the place `after` (None: from the first line), once `skip` lines are passed over."""

    page: int
    after: int | None
    skip: int


class LineWindow(QStandardItemModel):
    """`wanting` tells that a page in sight is not there; `next_wanted` then says which.

    It holds no item. Its lines are counted by Qt, for a view asks how many there are at each line it lays out: a
    hundred thousand times, in Python, is half a second.
    """

    wanting = Signal()

    def __init__(self, page_lines: int, row_of: Callable[[Any], Row]) -> None:
        """`page_lines` is how many lines one answer brings at most; `row_of` writes one, when it is to be seen."""
        super().__init__()
        self._page_lines = page_lines
        self._row_of = lru_cache(_WRITTEN_KEPT)(row_of)
        self._pages: OrderedDict[int, tuple[object, ...]] = OrderedDict()
        self._ends: dict[int, int] = {}
        self._wanted: list[int] = []

    def show(self, first: Iterable[object], count: int) -> None:
        """Begin another list: its first page, and how long it is."""
        self.beginResetModel()
        self._pages.clear()
        self._ends.clear()
        self._wanted.clear()
        self._row_of.cache_clear()
        self._keep(0, tuple(first))
        # Told by the reset alone: a view goes through the lines that it is told are removed.
        self.blockSignals(True)
        self.setColumnCount(1)
        self.setRowCount(count)
        self.blockSignals(False)
        self.endResetModel()

    def fill(self, page: int, lines: Iterable[object]) -> None:
        """Put a page that was wanted in its place."""
        self._keep(page, tuple(lines))
        first = page * self._page_lines
        last = min(first + self._page_lines, self.rowCount()) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def next_wanted(self) -> Wanted | None:
        """The page wanted last and not there yet: it is the one in sight."""
        while self._wanted:
            page = self._wanted.pop()
            if page not in self._pages:
                before = max((known for known in self._ends if known < page), default=-1)
                return Wanted(page, self._ends.get(before), (page - before - 1) * self._page_lines)
        return None

    def rows(self) -> tuple[Row, ...]:
        """The lines held, in order."""
        return tuple(self._row_of(line) for page in sorted(self._pages) for line in self._pages[page])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == ROW:
            return self._row(index.row())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._row(index.row())
        if row is None:
            return _("Lecture en cours…")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part.rstrip(".") for part in (row.text, row.tag.capitalize(), row.small, row.note) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.text, row.small, row.note) if part) if row.note else row.text
        return row.text

    def _row(self, number: int) -> Row | None:
        for near in (number - _AHEAD_ROWS, number + _AHEAD_ROWS, number):
            if 0 <= near < self.rowCount():
                self._want(near // self._page_lines)
        page, rank = divmod(number, self._page_lines)
        lines = self._pages.get(page, ())
        if page in self._pages:
            self._pages.move_to_end(page)
        return self._row_of(lines[rank]) if rank < len(lines) else None

    def _want(self, page: int) -> None:
        if page in self._pages or self._wanted[-1:] == [page]:
            return
        self._wanted = [*(each for each in self._wanted if each != page), page][-_PAGES_WANTED:]
        self.wanting.emit()

    def _keep(self, page: int, lines: tuple[object, ...]) -> None:
        self._pages[page] = lines
        if len(lines) == self._page_lines:
            self._ends[page] = self._row_of(lines[-1]).place
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
