"""One reflex sheet: sections on the left, steps in the middle, law and contacts on the right.

The way out for a minor stands above the steps and never scrolls away.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.fiches.contenu import Contenu
from desktop.fiches.markup import to_html
from desktop.fiches.model import Etape, EtapeId, Fiche, FicheId, Nature, Section
from desktop.fiches.typography import french
from desktop.langues.dates import format_date
from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.orientations.model import PriseEnCharge
from desktop.ui.fiche.certitude import certitude_tag
from desktop.ui.fiche.law_panel import SidePanel
from desktop.ui.fiche.step_row import StepRow
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page

_NAV_WIDTH_PX = 232
_WIDE_PX = 1180
"""Under this width the list of sections and the side panel leave their place to the steps."""


class FichePage(Page):
    tick_asked = Signal(str, bool)
    fiche_asked = Signal(str)
    entretien_asked = Signal(str)  # its form
    orientation_asked = Signal()
    erase_asked = Signal()
    print_asked = Signal()

    def __init__(
        self, fiche: Fiche, contenu: Contenu, *, tickable: bool, entretiens: Mapping[str, str] | None = None
    ) -> None:
        """When not `tickable` the sheet is only read: nothing can be kept. `entretiens` are titles by form."""
        super().__init__()
        self.heading = fiche.titre
        self._fiche = fiche
        self._contenu = contenu
        self._entretiens = entretiens or {}
        self._rows: dict[EtapeId, StepRow] = {}
        self._anchors: dict[str, QWidget] = {}
        self._erase = buttons.danger_quiet(
            _("Effacer tout de cette personne…"), "to-erasure", self.erase_asked.emit, icons.ERASE
        )
        self._erase.hide()
        self._side = SidePanel(fiche, contenu)
        self._column = panels.Column()
        self._nav = self._navigation()
        self._show_side = buttons.segment(_("Loi et contacts"), "show-side")
        self._show_side.toggled.connect(self._side.setVisible)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        for way_out in self._ways_out():
            middle.addWidget(way_out)
        middle.addWidget(self._column, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._nav)
        row.addLayout(middle, 1)
        row.addWidget(self._side)
        self.root.addLayout(row, 1)
        self._fill(tickable=tickable)
        self.root.addWidget(self._footer(tickable=tickable))

    @property
    def fiche_id(self) -> FicheId:
        return self._fiche.fiche_id

    def show_ticks(self, prise: PriseEnCharge | None) -> None:
        """Show what is kept, which can then be erased; None when nothing is yet."""
        self._erase.setVisible(prise is not None)
        for etape_id, row in self._rows.items():
            row.show_tick(prise.ticked_at(etape_id) if prise else None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE_PX
        self._nav.setVisible(is_wide)
        self._side.setVisible(is_wide or self._show_side.isChecked())
        self._show_side.setVisible(not is_wide)

    def _navigation(self) -> QWidget:
        nav = panels.Navigation(_NAV_WIDTH_PX)
        for section in self._fiche.sections:
            go_to = partial(self._go_to, section.section_id)
            nav.add(buttons.Place(section.titre, f"section-{section.section_id}", go_to))
        nav.close_with_space()
        return nav

    def _ways_out(self) -> list[QWidget]:
        """The first steps that leave this sheet for that of a minor, as one line that is always in sight.

        Further down, such a step only leads there: the sheet is for minors too.
        """
        return [self._way_out(etape) for etape in self._fiche.sections[0].etapes if etape.leads_to == _FUGUE]

    def _way_out(self, etape: Etape) -> QWidget:
        leave = buttons.danger(
            _("Quitter pour la fiche mineur"), "leave-for-minor", partial(self._leave_for_minor, etape), icons.NEXT
        )
        banner = panels.Banner(
            panels.Tone.DANGER,
            _("Moins de 18 ans, ou un doute sur l’âge ? Cette fiche s’arrête là."),
            leave,
            name="minor",
        )
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(24, 16, 24, 0)
        layout.addWidget(banner)
        return holder

    def _leave_for_minor(self, etape: Etape) -> None:
        self.fiche_asked.emit(etape.leads_to)

    def _fill(self, *, tickable: bool) -> None:
        self._column.add(self._introduction())
        if tickable and len(self._fiche.entretiens) > 1:
            self._column.add(self._interviews())
        for section in self._fiche.sections:
            title = texts.heading(section.titre)
            self._anchors[section.section_id] = title
            if section.nature is Nature.INTERDITS:
                self._column.add(self._forbidden(section, title))
                continue
            self._column.add(title)
            for etape in section.etapes:
                self._column.add(self._step(etape, tickable=tickable))
            for paragraphe in section.lecture:
                self._column.add(_paragraph(to_html(paragraphe.markdown), certitude_tag(paragraphe.certitude)))
        self._column.add(buttons.row(self._erase))
        self._column.close_with_space()

    def _introduction(self) -> QWidget:
        fiche = self._fiche
        card = panels.Card(kind="sunken")
        card.column.addWidget(texts.body(fiche.objectif))
        card.column.addWidget(texts.small(_("Pour : {qui}").format(qui=fiche.pour_qui)))
        dated = _("{mesure}. Version {version}, à jour au {date}. État : {etat}.").format(
            mesure=fiche.mesure[:1].upper() + fiche.mesure[1:],
            version=fiche.version,
            date=format_date(fiche.a_jour_au, Langue.FRANCAIS),
            etat=fiche.relecture.value,
        )
        card.column.addWidget(texts.small(dated))
        return card

    def _interviews(self) -> QWidget:
        """Every interview of the sheet; the main one is in the footer too."""
        return Flow(*(self._interview(form) for form in self._fiche.entretiens))

    def _interview(self, form: str) -> QWidget:
        title, ask = french(self._entretiens.get(form, form)), partial(self._ask_entretien, form)
        return buttons.secondary(title, f"open-entretien-{form}", ask, icons.CHAT)

    def _ask_entretien(self, form: str) -> None:
        self.entretien_asked.emit(form)

    def _step(self, etape: Etape, *, tickable: bool) -> StepRow:
        row = StepRow(etape, self._contenu, tickable=tickable)
        row.tick_asked.connect(self.tick_asked)
        row.fiche_asked.connect(self.fiche_asked)
        row.entretien_asked.connect(self.entretien_asked)
        row.article_asked.connect(self._show_article)
        row.contact_asked.connect(self._show_contact)
        self._rows[etape.etape_id] = row
        return row

    def _forbidden(self, section: Section, title: QWidget) -> QWidget:
        card = panels.Card(kind="forbidden")
        card.setObjectName("interdits")
        card.column.addWidget(title)
        for paragraphe in section.interdits:
            card.column.addWidget(texts.rich(to_html(paragraphe.markdown)))
        return card

    def _show_article(self, article_id: str) -> None:
        self._show_side.setChecked(True)
        self._side.show_article(article_id)

    def _show_contact(self, contact_id: str) -> None:
        self._show_side.setChecked(True)
        self._side.show_contact(contact_id)

    def _footer(self, *, tickable: bool) -> QWidget:
        bar = QFrame()
        bar.setProperty("kind", "footer")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        said = _("Ce que vous cochez est enregistré aussitôt, et effacé dans 24 heures au plus.")
        row.addWidget(texts.small(said if tickable else _("Lecture seule : rien n’est coché, rien n’est gardé.")), 1)
        row.addWidget(self._show_side)
        row.addWidget(buttons.quiet(_("Imprimer"), "to-paper", self.print_asked.emit, icons.PRINT))
        if tickable:
            self._add_actions(row)
        return bar

    def _add_actions(self, row: QHBoxLayout) -> None:
        prepare = (_("Préparer l’orientation"), "to-orientation", self.orientation_asked.emit, icons.SLIPS)
        if self._fiche.entretiens:
            main = partial(self._ask_entretien, self._fiche.entretiens[0])
            row.addWidget(buttons.secondary(*prepare))
            row.addWidget(buttons.primary(_("Conduire l’entretien"), "to-entretien", main, icons.CHAT))
        else:
            row.addWidget(buttons.primary(*prepare))

    def _go_to(self, section_id: str) -> None:
        self._column.scroll_to(self._anchors[section_id])


_FUGUE = "fugue"


def _paragraph(html: str, tag: QWidget | None) -> QWidget:
    card = panels.Card()
    card.column.addWidget(texts.rich(html))
    if tag is not None:
        line = QHBoxLayout()
        line.addWidget(tag)
        line.addStretch(1)
        card.column.addLayout(line)
    return card
