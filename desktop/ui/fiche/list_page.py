"""All the sheets, to read without opening anything about a person, and one field that searches all the content."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QWidget

from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ArticleId, ContactId, Fiche, FicheId, Rang
from desktop.fiches.search import Found, Index, Sorte
from desktop.langues.interface import _
from desktop.ui.fiche.contact_card import card_to_call
from desktop.ui.fiche.law_panel import article_card, word_card
from desktop.ui.fiche.results import ResultList
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page

_COLUMNS = 2
_DETAIL_WIDTH_PX = 372
_DETAIL_MS = 120


class FicheListPage(Page):
    fiche_asked = Signal(str)
    place_asked = Signal(str, str)
    call_asked = Signal(str)
    copied = Signal(str)

    def __init__(self, contenu: Contenu) -> None:
        super().__init__()
        self.heading = _("Fiches")
        self._contenu = contenu
        self._index: Index | None = None
        self._search = fields.line_edit(_("Un mot, un article, un numéro…"))
        self._search.textChanged.connect(self._look)
        self._search.installEventFilter(self)
        self._nothing = texts.soft(_("Rien ne correspond. Essayez un autre mot, ou son début."))
        self._nothing.setObjectName("nothing-found")
        self._results = ResultList()
        self._results.opened.connect(self._open)
        self._results.shown.connect(self._show_soon)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_DETAIL_MS)
        self._soon.timeout.connect(lambda: self._show_detail(self._wanted))
        self._detail = panels.Column(_DETAIL_WIDTH_PX, margin_px=0)
        self._detail.setFixedWidth(_DETAIL_WIDTH_PX)
        self._below = QStackedWidget()
        self._tiles = self._all_tiles()
        self._below.addWidget(self._tiles)
        self._below.addWidget(self._found())
        self._build()

    def focus_first(self) -> None:
        self._search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._search and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._key(Qt.Key(event.key()))
            is_escape = event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape
            if is_escape and self._search.text():
                event.accept()  # ours, before it is the window's
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        """The arrows and Enter act on what is found while one goes on typing."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._results.found():
            self._results.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._results.found():
            self._results.open_current()
        elif key == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        else:
            return False
        return True

    def _look(self, text: str) -> None:
        if self._index is None:
            self._index = Index(self._contenu)
        groups = self._index.search(text)
        self._results.show_groups(groups)
        self._nothing.setVisible(bool(text.strip()) and not groups)
        self._below.setCurrentIndex(1 if groups else 0)
        self._below.setVisible(bool(groups) or not text.strip())

    def _open(self, found: Found) -> None:
        if found.sorte is Sorte.FICHE:
            self.place_asked.emit(found.key, found.place)
        else:
            self._show_detail(found)

    def _show_soon(self, found: Found) -> None:
        """Once one stops typing or going down the list: a card takes longer to make than a key to be pressed."""
        self._wanted = found
        self._soon.start()

    def _show_detail(self, found: Found) -> None:
        panels.clear(self._detail.column)
        self._detail.add(self._card(found))
        self._detail.close_with_space()

    def _card(self, found: Found) -> QWidget:
        if found.sorte is Sorte.ARTICLE:
            return article_card(self._contenu.articles[ArticleId(found.key)])
        if found.sorte is Sorte.CONTACT:
            return card_to_call(self._contenu.contacts[ContactId(found.key)], self.call_asked, self.copied)
        if found.sorte is Sorte.MOT:
            return word_card(next(mot for mot in self._contenu.vocabulaire.mots if mot.mot_id == found.key))
        fiche = self._contenu.fiches[FicheId(found.key)]
        card = panels.Card(fiche.titre)
        card.column.addWidget(texts.body(fiche.objectif))
        ask = partial(self.place_asked.emit, found.key, found.place)
        card.column.addWidget(buttons.row(buttons.secondary(_("Ouvrir la fiche"), "open-found", ask, icons.NEXT)))
        return card

    def _build(self) -> None:
        column = panels.centred_column(self.root)
        column.addWidget(texts.title(_("Quelle fiche lire ?")))
        column.addWidget(
            fields.Field(_("Chercher dans les fiches, la loi, les contacts et les mots"), self._search, name="search")
        )
        column.addWidget(self._nothing)
        self._nothing.hide()
        column.addWidget(self._below, 1)

    def _found(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._results, 1)
        row.addWidget(self._detail)
        return holder

    def _all_tiles(self) -> QWidget:
        column = panels.Column(980, margin_px=0)
        column.add(texts.soft(_("Lire une fiche ne garde rien, et ne demande aucune phrase de passe.")))
        for fiche in self._contenu.of_rang(Rang.PRINCIPALE):
            column.add(buttons.Tile(fiche.titre, fiche.objectif, icons.SHEET, *self._reading(fiche)))
        beside = self._contenu.of_rang(Rang.COMPLEMENTAIRE)
        if beside:
            column.add(texts.heading(_("Fiches complémentaires")))
            column.add(self._grid(beside))
        column.close_with_space()
        return column

    def _grid(self, fiches: tuple[Fiche, ...]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for position, fiche in enumerate(fiches):
            name, ask = self._reading(fiche)
            tile = buttons.SmallTile(fiche.titre, fiche.objectif, name, ask)
            grid.addWidget(tile, *divmod(position, _COLUMNS))
        for index in range(_COLUMNS):
            grid.setColumnStretch(index, 1)
        return holder

    def _reading(self, fiche: Fiche) -> tuple[str, Callable[[], object]]:
        """The name of its tile, and what a click on it does."""
        return f"fiche-{fiche.fiche_id}", partial(self.fiche_asked.emit, fiche.fiche_id)
