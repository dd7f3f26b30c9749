"""One step of a sheet: ticked with one click or the space bar, its time kept and shown."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.fiches.contenu import Contenu
from desktop.fiches.markup import to_html
from desktop.fiches.model import Acte, Etape
from desktop.langues.interface import _
from desktop.ui.fiche.certitude import certitude_tag
from desktop.ui.fiche.contact_card import named
from desktop.ui.kit import buttons, icons, texts
from desktop.ui.kit.flow import Flow


class StepRow(QFrame):
    """`tickable` is False when a sheet is only read: then nothing is kept."""

    tick_asked = Signal(str, bool)
    article_asked = Signal(str)
    contact_asked = Signal(str)
    fiche_asked = Signal(str)
    entretien_asked = Signal(str)
    droits_asked = Signal()

    def __init__(self, etape: Etape, contenu: Contenu, *, tickable: bool) -> None:
        super().__init__()
        self.etape = etape
        self.setObjectName(f"etape-{etape.etape_id}")
        self.setProperty("kind", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 16, 12)
        row.setSpacing(12)
        self._tick = self._tick_button()
        row.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        self._tick.setVisible(tickable)
        row.addLayout(self._words(contenu, tickable), 1)
        self.show_tick(None)

    def show_tick(self, ticked_at: datetime | None) -> None:
        """`ticked_at` is aware; it is shown in local time."""
        is_ticked = ticked_at is not None
        self._tick.setChecked(is_ticked)
        role = QPalette.ColorRole.Link if is_ticked else QPalette.ColorRole.PlaceholderText
        icons.dress(self._tick, icons.CHECK_DONE if is_ticked else icons.CIRCLE, role, 30)
        self._when.setVisible(is_ticked)
        if ticked_at:
            self._when.setText(_("fait à {heure}").format(heure=ticked_at.astimezone().strftime("%H:%M")))

    def _tick_button(self) -> QToolButton:
        tick = QToolButton()
        tick.setObjectName(f"tick-{self.etape.etape_id}")
        tick.setProperty("kind", "quiet")
        tick.setCheckable(True)
        tick.setAccessibleName(_("Étape {id} faite").format(id=self.etape.etape_id))
        tick.setCursor(Qt.CursorShape.PointingHandCursor)
        tick.clicked.connect(lambda checked: self.tick_asked.emit(self.etape.etape_id, checked))
        return tick

    def _words(self, contenu: Contenu, tickable: bool) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(texts.rich(to_html(self.etape.texte)), 1)
        self._when = texts.tag("", "done")
        self._when.setObjectName(f"when-{self.etape.etape_id}")
        self._when.hide()
        first.addWidget(self._when, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(first)
        if self.etape.detail:
            detail = texts.rich(to_html(self.etape.detail))
            detail.setProperty("kind", "soft")
            words.addWidget(detail)
        support = self._support(contenu)
        if support is not None:
            words.addWidget(support)
        self._add_ways_out(words, contenu, tickable)
        return words

    def _support(self, contenu: Contenu) -> QWidget | None:
        chips: list[QWidget] = []
        tag = certitude_tag(self.etape.certitude)
        if tag is not None:
            chips.append(tag)
        for article_id in self.etape.articles:
            article = contenu.articles[article_id]
            chips.append(
                buttons.chip(article.reference, f"article-{article_id}", partial(self.article_asked.emit, article_id))
            )
        for contact_id in self.etape.contacts:
            contact = contenu.contacts[contact_id]
            chips.append(
                buttons.chip(
                    named(contact),
                    f"contact-{contact_id}",
                    partial(self.contact_asked.emit, contact_id),
                    icons.PHONE if contact.numero else icons.INFO,
                )
            )
        return Flow(*chips) if chips else None

    def _add_ways_out(self, words: QVBoxLayout, contenu: Contenu, tickable: bool) -> None:
        if self.etape.leads_to:
            title = contenu.fiches[self.etape.leads_to].titre
            ask = partial(self.fiche_asked.emit, self.etape.leads_to)
            words.addWidget(texts.small(_("Fiche « {titre} »").format(titre=title)))
            way_out = buttons.secondary(_("Ouvrir la fiche"), f"leads-{self.etape.etape_id}", ask, icons.NEXT)
            way_out.setAccessibleName(_("Ouvrir la fiche « {titre} »").format(titre=title))
            words.addWidget(buttons.row(way_out))
        if self.etape.acte is Acte.DROITS_NOTIFIES:
            words.addWidget(buttons.row(droits_button(f"droits-{self.etape.etape_id}", self.droits_asked.emit)))
        if self.etape.opens_entretien and tickable:
            ask_entretien = partial(self.entretien_asked.emit, self.etape.opens_entretien)
            label = _("Conduire l’entretien guidé")
            words.addWidget(
                buttons.row(buttons.secondary(label, f"entretien-{self.etape.etape_id}", ask_entretien, icons.CHAT))
            )


def droits_button(name: str, ask: Callable[[], object]) -> QPushButton:
    """Leads to the rights as they are handed to the person."""
    return buttons.secondary(_("Ses droits, dans sa langue"), name, ask, icons.RIGHTS)
