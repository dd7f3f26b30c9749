"""One reflex sheet: sections on the left, steps in the middle, law and contacts on the right.

The way out for a minor stands above the steps and never scrolls away. What is below the first steps is made one section
after the other once the page is there, so that a long sheet opens at once.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.entretiens.model import is_own
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import Etape, Fiche, FicheId, Public
from desktop.fiches.typography import french
from desktop.langues.interface import _, marked
from desktop.orientations.model import PriseEnCharge
from desktop.ui.fiche.introduction import Introduction
from desktop.ui.fiche.law_panel import SidePanel
from desktop.ui.fiche.sections import SectionView
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page

_NAV_WIDTH_PX = 232
_WIDE_PX = 1180
"""Under this width the list of sections and the side panel leave their place to the steps."""

_SEEN_STEPS = 4
"""More than a window of 768 px shows before it is scrolled."""


class FichePage(Page):
    tick_asked = Signal(str, bool)
    fiche_asked = Signal(str)
    entretien_asked = Signal(str)  # its form
    orientation_asked = Signal()
    erase_asked = Signal()
    entrust_asked = Signal()
    print_asked = Signal()
    find_asked = Signal()
    public_chosen = Signal(str)
    arbre_asked = Signal()
    droits_asked = Signal()
    declaration_asked = Signal()
    fil_asked = Signal()
    call_asked = Signal(str)
    copied = Signal(str)

    def __init__(
        self,
        fiche: Fiche,
        contenu: Contenu,
        *,
        tickable: bool,
        is_beside: bool = False,
        entretiens: Mapping[str, str] | None = None,
        today: date | None = None,
        public: Public | None = None,
        has_store: bool = False,
        may_entrust: bool = False,
    ) -> None:
        """When not `tickable` the sheet is only read: nothing can be kept. `entretiens` are titles by form.

        `is_beside`: consulted beside the one followed, whose reception its ticks join. `today` tells whether its
        review is late. `public` is who reads it, when the sheet tells them apart. `has_store`: what goes to
        others, and is journalled, is offered. `may_entrust`: there is a colleague to entrust the reception to.
        """
        super().__init__()
        self.heading = fiche.titre
        self._fiche = fiche
        self._contenu = contenu
        self._entretiens = entretiens or {}
        self._is_beside = is_beside
        self._is_late = today is not None and fiche.a_relire_le < today
        self._sections = [SectionView(section, contenu, tickable=tickable) for section in fiche.sections]
        self._places: dict[str, QWidget] = {}
        self._side = SidePanel(fiche, contenu, can_find=has_store)
        self._side.find_asked.connect(self.find_asked)
        self._of_kept = Flow(*self._on_kept(may_entrust=may_entrust))
        self._of_kept.hide()
        self._side.call_asked.connect(self.call_asked)
        self._side.copied.connect(self.copied)
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
        self._fill(tickable=tickable, has_store=has_store)
        self.root.addWidget(self._footer(tickable=tickable))
        if public is not None:
            self._show_public(public)
        QTimer.singleShot(0, self, self._fill_next)

    @property
    def fiche_id(self) -> FicheId:
        return self._fiche.fiche_id

    @property
    def is_whole(self) -> bool:
        """Whether every section is there."""
        return not self._waiting

    def show_ticks(self, prise: PriseEnCharge | None) -> None:
        """Show what is kept, which can then be erased or entrusted; None when nothing is yet."""
        self._of_kept.setVisible(prise is not None)
        for view in self._sections:
            view.show_ticks(prise)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE_PX
        self._nav.setVisible(is_wide)
        self._side.setVisible(is_wide or self._show_side.isChecked())
        self._show_side.setVisible(not is_wide)
        self._kept.setVisible(is_wide or not self._has_actions)

    def _on_kept(self, *, may_entrust: bool) -> Iterator[QWidget]:
        """What is done of a reception once something of it is kept."""
        if may_entrust:
            yield buttons.secondary(_("Confier…"), "to-entrust", self.entrust_asked.emit, icons.PEOPLE)
        erase = _("Effacer tout de cette personne…")
        yield buttons.danger_quiet(erase, "to-erasure", self.erase_asked.emit, icons.ERASE)

    def _navigation(self) -> QWidget:
        nav = panels.Navigation(_NAV_WIDTH_PX)
        for section in self._fiche.sections:
            go_to = partial(self._go_to, section.section_id)
            place = buttons.Place(section.titre, f"section-{section.section_id}", go_to)
            self._places[section.section_id] = place
            nav.add(place)
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

    def _fill(self, *, tickable: bool, has_store: bool) -> None:
        has_fil = tickable and not self._is_beside and self._fiche.fiche_id == _FUGUE
        introduction = Introduction(
            self._fiche, self._contenu, has_store=has_store, is_late=self._is_late, has_fil=has_fil
        )
        introduction.fil_asked.connect(self.fil_asked)
        introduction.arbre_asked.connect(self.arbre_asked)
        introduction.declaration_asked.connect(self.declaration_asked)
        self._column.add(introduction)
        if tickable and not self._is_beside and self._offered() != self._fiche.entretiens[:1]:
            self._column.add(self._interviews())
        if self._fiche.publics():
            self._column.add(self._audience())
        for view in self._sections:
            view.tick_asked.connect(self.tick_asked)
            view.fiche_asked.connect(self.fiche_asked)
            view.entretien_asked.connect(self.entretien_asked)
            view.article_asked.connect(self._show_article)
            view.contact_asked.connect(self._show_contact)
            view.droits_asked.connect(self.droits_asked)
            self._column.add(view)
        self._column.add(self._of_kept)
        self._column.close_with_space()
        self._waiting = list(self._sections)
        self._waiting[0].begin(_SEEN_STEPS)

    def _fill_next(self) -> None:
        """One section at a time: a key or a click in between is not kept waiting."""
        if self._waiting:
            self._waiting.pop(0).fill()
            QTimer.singleShot(0, self, self._fill_next)

    def _fill_all(self) -> None:
        while self._waiting:
            self._waiting.pop(0).fill()

    def _audience(self) -> QWidget:
        """Who reads: the steps of others give way."""
        card = panels.Card(kind="sunken")
        card.column.addWidget(texts.strong(_("Vous êtes")))
        told = tuple((public.value, _(_PUBLIC[public])) for public in self._fiche.publics())
        self._who = fields.Segments((*told, (_ALL, _("Tout voir"))), "public")
        self._who.choose(_ALL)
        self._who.changed.connect(self._choose_public)
        card.column.addWidget(self._who)
        return card

    def _choose_public(self) -> None:
        chosen = self._who.chosen()
        self._show_public(None if chosen == _ALL else Public(chosen))
        self.public_chosen.emit(chosen)

    def _show_public(self, public: Public | None) -> None:
        if public is not None and public not in self._fiche.publics():
            return
        if self._fiche.publics():
            self._who.choose(public.value if public else _ALL)
        for view in self._sections:
            view.show_public(public)
            self._places[view.section.section_id].setVisible(view.is_for(public))

    def _interviews(self) -> QWidget:
        """Every interview of the sheet, and those of the service; the main one is in the footer too."""
        return Flow(*(self._interview(form) for form in self._offered()))

    def _offered(self) -> tuple[str, ...]:
        return (*self._fiche.entretiens, *filter(is_own, self._entretiens))

    def _interview(self, form: str) -> QWidget:
        title, ask = french(self._entretiens.get(form, form)), partial(self._ask_entretien, form)
        return buttons.secondary(title, f"open-entretien-{form}", ask, icons.CHAT)

    def _ask_entretien(self, form: str) -> None:
        self.entretien_asked.emit(form)

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
        self._kept = texts.small(said if tickable else _("Lecture seule : rien n’est coché, rien n’est gardé."))
        self._has_actions = tickable and not self._is_beside
        row.addWidget(self._kept, 1)
        row.addStretch(0)
        row.addWidget(self._show_side)
        row.addWidget(buttons.quiet(_("Imprimer"), "to-paper", self.print_asked.emit, icons.PRINT))
        if self._has_actions:
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

    def go_to(self, section_id: str) -> None:
        """Bring a section in sight; "" is the top."""
        if section_id:
            QTimer.singleShot(0, self, partial(self._go_to, section_id))  # once the page has its size

    def _go_to(self, section_id: str) -> None:
        self._fill_all()
        self._column.scroll_to(next(view for view in self._sections if view.section.section_id == section_id))


_FUGUE = "fugue"
_ALL = "tous"
_PUBLIC = {
    Public.FSI: marked("Police, gendarmerie"),
    Public.ASE: marked("ASE, lieu d’accueil"),
    Public.PJJ: marked("PJJ"),
}
