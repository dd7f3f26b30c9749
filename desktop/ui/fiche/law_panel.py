"""The side of a sheet: the law it rests on, and who to call, in one click. What is asked for is brought in sight."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from desktop.fiches.contenu import Contenu
from desktop.fiches.model import Article, Fiche
from desktop.fiches.vocabulaire import Mot
from desktop.langues.dates import format_date
from desktop.langues.interface import _, spoken
from desktop.ui.fiche.certitude import certitude_tag
from desktop.ui.fiche.contact_card import card_to_call
from desktop.ui.kit import buttons, icons, panels, texts

WIDTH_PX = 372


class SidePanel(QTabWidget):
    call_asked = Signal(str)
    copied = Signal(str)
    find_asked = Signal()

    def __init__(self, fiche: Fiche, contenu: Contenu, *, can_find: bool) -> None:
        """`can_find`: a structure may be looked for in the directory, for the store is open."""
        super().__init__()
        self.setObjectName("side-panel")
        self.setFixedWidth(WIDTH_PX)
        self._entries: dict[str, QFrame] = {}
        self._law = _list(self)
        self._contacts = _list(self)
        self._articles = [contenu.articles[article_id] for article_id in fiche.articles]
        self._services = [contenu.contacts[contact_id] for contact_id in fiche.contacts]
        if can_find:
            find = buttons.secondary(_("Trouver une structure"), "find-from-sheet", self.find_asked.emit, icons.FIND)
            self._contacts.add(buttons.row(find))
        self.addTab(self._contacts, _("Contacts"))
        self.addTab(self._law, _("La loi"))
        self.currentChanged.connect(self._fill)
        QTimer.singleShot(0, self, self._fill)

    def show_article(self, article_id: str) -> None:
        self.setCurrentWidget(self._law)
        self._fill()
        QTimer.singleShot(0, self, partial(self._bring, self._law, article_id))  # once its card has its place

    def show_contact(self, contact_id: str) -> None:
        self.setCurrentWidget(self._contacts)
        self._fill()
        QTimer.singleShot(0, self, partial(self._bring, self._contacts, contact_id))

    def _fill(self, _index: int = 0) -> None:
        """Make the cards of the tab that is shown, when it first is."""
        if self.currentWidget() is self._law and self._articles:
            for article in self._articles:
                self._add(self._law, article.article_id, article_card(article))
            self._articles = []
            self._law.close_with_space()
        elif self.currentWidget() is self._contacts and self._services:
            for contact in self._services:
                self._add(self._contacts, contact.contact_id, card_to_call(contact, self.call_asked, self.copied))
            self._services = []
            self._contacts.close_with_space()

    def _add(self, column: panels.Column, key: str, card: QFrame) -> None:
        self._entries[key] = card
        column.add(card)

    def _bring(self, column: panels.Column, key: str) -> None:
        card = self._entries.get(key)
        if card is None:
            return
        for other in self._entries.values():
            mark(other, other is card)
        column.scroll_to(card)


def mark(card: QFrame, is_marked: bool) -> None:
    """Show a card as the one asked for."""
    card.setProperty("kind", "card-marked" if is_marked else "card")
    card.style().unpolish(card)
    card.style().polish(card)


def _list(parent: QWidget) -> panels.Column:
    column = panels.Column(WIDTH_PX, margin_px=12)
    column.setParent(parent)
    column.column.setSpacing(8)
    return column


def article_card(article: Article) -> QFrame:
    card = panels.Card()
    card.setObjectName(f"law-{article.article_id}")
    card.column.addWidget(texts.strong(article.reference))
    card.column.addWidget(texts.body(article.dit))
    if article.peine:
        card.column.addWidget(texts.body(_("Peine encourue : {peine}").format(peine=article.peine)))
    if article.note:
        card.column.addWidget(texts.strong(article.note))
    card.column.addWidget(texts.small(_origin(article)))
    _add_tag(card.column, article)
    return card


def _origin(article: Article) -> str:
    if article.version_du is None:
        return _("Source : {source}").format(source=article.source)
    date = format_date(article.version_du, spoken())
    return _("Source : {source}. Texte lu dans sa version du {date}").format(source=article.source, date=date)


def _add_tag(column: QVBoxLayout, article: Article) -> None:
    tag = certitude_tag(article.certitude)
    if tag is not None:
        column.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)


def word_card(mot: Mot) -> panels.Card:
    """Words to use, those to avoid, and why."""
    card = panels.Card()
    card.column.addWidget(texts.small(_("Dire")))
    card.column.addWidget(texts.strong(" ; ".join(mot.dire)))
    card.column.addWidget(texts.small(_("Éviter")))
    card.column.addWidget(texts.body(" ; ".join((*mot.eviter, *mot.attention))))
    card.column.addWidget(texts.body(mot.pourquoi))
    return card
