"""« Trouver une structure »: what is asked on the left, what is found on the right, as one types."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.annuaire.demande import Demande
from desktop.annuaire.departements import Departements
from desktop.annuaire.recherche import Trouvee
from desktop.langues.interface import _, ngettext, spoken
from desktop.langues.numbers import format_count
from desktop.ui.annuaire.filters import Filters
from desktop.ui.annuaire.found_row import Clock, row_of
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.kit.line_list import LineList
from desktop.ui.kit.line_window import Wanted
from desktop.ui.page import Page

_FILTERS_WIDTH_PX = 324


class SearchPage(Page):
    """`asked` tells a question and its number; an answer to any but the last is dropped. `more_asked`, a page of it."""

    asked = Signal(object, str, int)  # Demande, words typed, number of the question
    more_asked = Signal(object, str, object, int)
    opened = Signal(str)
    map_asked = Signal()
    import_asked = Signal()
    numbers_asked = Signal()

    def __init__(
        self,
        departements: Departements,
        demande: Demande,
        typed: str,
        stock: Mapping[str, int],
        now: Clock,
        page_lines: int,
        purpose: str = "",
    ) -> None:
        """`purpose` is what the choice is for, "" when there is nothing to choose for."""
        super().__init__()
        self.heading = _("Trouver une structure")
        self._question = 0
        self._is_empty = not stock
        self._filters = Filters(departements, demande, stock)
        self._filters.changed.connect(self.ask)
        self._search = fields.line_edit(_("Nom, ville, service"))
        self._search.setText(typed)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _text: self.ask())
        self._search.installEventFilter(self)
        self._count = texts.soft("")
        self._count.setObjectName("find-count")
        self._view = LineList(
            "find-list",
            _("Structures trouvées, la plus proche de ce que vous cherchez d’abord"),
            page_lines,
            partial(row_of, departements, now),
            has_notes=True,
        )
        self._view.opened.connect(self.opened)
        self._view.more_asked.connect(self._ask_more)
        self._build(purpose)

    @property
    def typed(self) -> str:
        return self._search.text()

    def demande(self) -> Demande:
        return self._filters.demande()

    def focus_first(self) -> None:
        self._search.setFocus()

    def leave(self) -> None:
        self._view.show_lines((), 0)

    def ask(self) -> None:
        """Ask for what is found: to be called once the signals are connected."""
        self._question += 1
        self.asked.emit(self.demande(), self.typed, self._question)

    def show_found(self, question: int, first: tuple[Trouvee, ...], count: int) -> None:
        if question == self._question:
            self._view.show_lines(first, count)
            said = ngettext("{n} structure trouvée.", "{n} structures trouvées.", count)
            number = format_count(count, spoken())
            self._count.setText(said.format(n=number) if count else _nothing())

    def fill(self, question: int, wanted: Wanted, lines: tuple[Trouvee, ...]) -> None:
        if question == self._question:
            self._view.fill(wanted, lines)

    def give_up(self) -> None:
        self._view.give_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._view.take_key(event.key())
        return super().eventFilter(watched, event)

    def _ask_more(self, wanted: Wanted) -> None:
        self.more_asked.emit(self.demande(), self.typed, wanted, self._question)

    def _build(self, purpose: str) -> None:
        left = panels.Column(_FILTERS_WIDTH_PX, margin_px=16)
        left.setFixedWidth(_FILTERS_WIDTH_PX + 20)
        left.add(self._filters)
        right = QVBoxLayout()
        right.setContentsMargins(8, 16, 20, 16)
        right.setSpacing(10)
        if purpose:
            right.addWidget(texts.strong(purpose))
        if self._is_empty:
            right.addWidget(self._empty())
        right.addLayout(self._first_line())
        right.addWidget(self._count)
        right.addWidget(self._view, 1)
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(left)
        both.addLayout(right, 1)
        self.root.addLayout(both)

    def _first_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(fields.Field(_("Chercher"), self._search, name="find-search"), 1)
        on_map = buttons.secondary(_("Sur la carte"), "find-map", self.map_asked.emit, icons.MAP)
        line.addWidget(on_map, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _empty(self) -> QWidget:
        fill = buttons.secondary(_("Importer un annuaire"), "find-import", self.import_asked.emit, icons.ADD)
        numbers = buttons.secondary(_("Numéros du poste"), "find-numbers", self.numbers_asked.emit, icons.PHONE)
        said = _("L’annuaire de ce poste est vide : seuls les services nationaux et vos numéros sont là.")
        return panels.Banner(panels.Tone.INFO, said, fill, numbers, name="find-empty")


def _nothing() -> str:
    return _("Rien ne convient. Retirez un critère, ajoutez les voisins, ou essayez le début d’un mot.")
