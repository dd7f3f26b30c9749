"""Who is there, on the map of France, with the list of departments beside it for those who do not see it."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.contours import Contours
from desktop.annuaire.departements import Departements
from desktop.langues.interface import _, ngettext
from desktop.ui import theme
from desktop.ui.annuaire.carte import STEPS, Carte, colour_of
from desktop.ui.kit import panels, texts
from desktop.ui.kit.line_list import LineList
from desktop.ui.kit.line_window import Row
from desktop.ui.page import Page

_LIST_WIDTH_PX = 330
_SQUARE_PX = 18


class CartePage(Page):
    chosen = Signal(str)  # code of a department

    def __init__(
        self,
        contours: Contours,
        departements: Departements,
        counts: Mapping[CodeDepartement, int],
        asked: str,
        here: CodeDepartement | None,
    ) -> None:
        """`asked` is what is looked for, in a line; `here`, the department to begin with."""
        super().__init__()
        self.heading = _("Sur la carte")
        self._here = texts.strong("")
        self._here.setObjectName("carte-here")
        self._carte = Carte(contours, departements)
        self._carte.show_counts(counts)
        self._carte.chosen.connect(self.chosen)
        self._carte.moved.connect(lambda code: self._here.setText(self._carte.said(code)))
        by_count = sorted(departements, key=lambda code: -counts.get(code, 0))
        self._view = LineList("carte-list", _("Départements, du plus fourni au moins fourni"), len(by_count), _row)
        self._view.show_lines(
            [(code, departements[code].nom, counts.get(code, 0)) for code in by_count], len(departements)
        )
        self._view.opened.connect(self.chosen)
        self._build(asked)
        first = here or by_count[0]
        self._carte.go_to(first)
        self._here.setText(self._carte.said(first))

    def focus_first(self) -> None:
        self._carte.setFocus()

    def _build(self, asked: str) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(texts.small(asked))
        left.addWidget(self._here)
        left.addWidget(self._carte, 1)
        left.addWidget(_legend())
        holder = panels.Card()
        holder.column.setContentsMargins(0, 0, 0, 0)
        holder.column.addWidget(self._view)
        holder.setFixedWidth(_LIST_WIDTH_PX)
        both = QHBoxLayout()
        both.setContentsMargins(20, 16, 20, 12)
        both.setSpacing(16)
        both.addLayout(left, 1)
        both.addWidget(holder)
        self.root.addLayout(both)


def _row(line: tuple[str, str, int]) -> Row:
    code, nom, count = line
    said = ngettext("{n} structure", "{n} structures", count).format(n=count) if count else _("aucune structure")
    return Row(code, 0, f"{code} · {nom}", said)


def _legend() -> QWidget:
    """Which colour says how many."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    ends = [str(least - 1) for least in STEPS[1:]]
    ranges = [start if start == end else f"{start}–{end}" for start, end in zip(map(str, STEPS), ends, strict=False)]
    for step, said in enumerate(("0", *ranges, _("{n} et plus").format(n=STEPS[-1]))):
        layout.addWidget(_Square(step))
        label = texts.small(said)
        label.setWordWrap(False)
        layout.addWidget(label)
        layout.addSpacing(8)
    layout.addStretch(1)
    return holder


class _Square(QWidget):
    def __init__(self, step: int) -> None:
        super().__init__()
        self._step = step
        self.setFixedSize(QSize(_SQUARE_PX, _SQUARE_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        worn = theme.worn(app)
        painter = QPainter(self)
        painter.setBrush(colour_of(self._step, worn))
        painter.setPen(QPen(QColor(worn.strong_line)))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
