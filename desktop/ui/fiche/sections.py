"""One section of a sheet: its steps, its branches opened in place, its reading. Empty until `fill` is called."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.fiches.contenu import Contenu
from desktop.fiches.markup import to_html
from desktop.fiches.model import Etape, EtapeId, Nature, Paragraphe, Public, Section
from desktop.langues.interface import _
from desktop.orientations.model import PriseEnCharge
from desktop.ui.fiche.certitude import certitude_tag
from desktop.ui.fiche.step_row import StepRow
from desktop.ui.kit import buttons, panels, texts

_BRANCH_INDENT_PX = 40
_DROITS = "droits"
"""The section of a sheet that lists the rights to be told."""


class SectionView(QWidget):
    """A long sheet shows at once: its first section is begun, the rest is filled as the window has time."""

    tick_asked = Signal(str, bool)
    fiche_asked = Signal(str)
    entretien_asked = Signal(str)
    article_asked = Signal(str)
    contact_asked = Signal(str)
    droits_asked = Signal()

    def __init__(self, section: Section, contenu: Contenu, *, tickable: bool) -> None:
        super().__init__()
        self.section = section
        self._contenu = contenu
        self._tickable = tickable
        self._prise: PriseEnCharge | None = None
        self._public: Public | None = None
        self._rows: dict[EtapeId, StepRow] = {}
        self._branches: dict[str, _Branch] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._waiting = list(section.etapes)
        self._is_begun = self._is_filled = False

    def begin(self, count: int) -> None:
        """Make the title and the first `count` steps: what is seen at once."""
        self._is_begun = True
        title = texts.heading(self.section.titre)
        if self.section.nature is Nature.INTERDITS:
            self._column.addWidget(_forbidden(self.section, title))
            return
        self._column.addWidget(title)
        self._add_steps(count)
        self._show()

    def fill(self) -> None:
        """Make the rest of what it shows, once."""
        if self._is_filled:
            return
        self._is_filled = True
        if not self._is_begun:
            self.begin(0)
        if self.section.nature is Nature.INTERDITS:
            return
        self._add_steps(len(self._waiting))
        for paragraphe in self.section.lecture:
            self._column.addWidget(_reading(paragraphe))
        self._show()

    def _add_steps(self, count: int) -> None:
        for etape in self._waiting[:count]:
            self._add_step(etape)
        del self._waiting[:count]

    def show_ticks(self, prise: PriseEnCharge | None) -> None:
        self._prise = prise
        self._show()

    def show_public(self, public: Public | None) -> None:
        """Show what is for that public; None shows all."""
        self._public = public
        self._show()

    def is_for(self, public: Public | None) -> bool:
        return _is_for(self.section.publics, public)

    def _show(self) -> None:
        _show_if(self, self.is_for(self._public))
        for etape_id, row in self._rows.items():
            row.show_tick(self._prise.ticked_at(etape_id) if self._prise else None)
            _show_if(row, _is_for(row.etape.publics, self._public))
        for branch in self._branches.values():
            branch.open_if_ticked(self._prise)

    def _add_step(self, etape: Etape) -> None:
        row = StepRow(etape, self._contenu, tickable=self._tickable)
        row.tick_asked.connect(self.tick_asked)
        row.fiche_asked.connect(self.fiche_asked)
        row.entretien_asked.connect(self.entretien_asked)
        row.article_asked.connect(self.article_asked)
        row.contact_asked.connect(self.contact_asked)
        row.droits_asked.connect(self.droits_asked)
        self._rows[etape.etape_id] = row
        branch = self._branches.get(etape.branch)
        if branch is not None:
            branch.add(row)
        else:
            self._column.addWidget(row)
        if etape.opens_branch:
            self._branches[etape.opens_branch] = branch = _Branch(etape)
            self._column.addWidget(branch)


class _Branch(QWidget):
    """Steps of one case only, opened and closed in place under the step that names the case."""

    def __init__(self, opener: Etape) -> None:
        super().__init__()
        self._rows: list[StepRow] = []
        self._toggle = buttons.segment(_("C’est le cas : voir la suite"), f"branch-{opener.opens_branch}")
        self._toggle.setAccessibleDescription(_("Étape {id}").format(id=opener.etape_id))
        self._toggle.toggled.connect(self._show)
        self._steps = QWidget()
        inside = QVBoxLayout(self._steps)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        self._inside = inside
        self._steps.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(_BRANCH_INDENT_PX, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(buttons.row(self._toggle))
        column.addWidget(self._steps)

    def add(self, row: StepRow) -> None:
        self._rows.append(row)
        self._inside.addWidget(row)

    def open_if_ticked(self, prise: PriseEnCharge | None) -> None:
        """What was done in a branch is never hidden on coming back."""
        if prise and any(prise.ticked_at(row.etape.etape_id) for row in self._rows):
            self._toggle.setChecked(True)

    def _show(self, is_open: bool) -> None:
        self._steps.setVisible(is_open)
        self._toggle.setText(_("Replier") if is_open else _("C’est le cas : voir la suite"))


def _show_if(widget: QWidget, is_wanted: bool) -> None:
    """Asked to show, Qt styles anew even what is to be shown already."""
    if not is_wanted:
        widget.hide()
    elif widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        widget.show()


def _is_for(publics: tuple[Public, ...], public: Public | None) -> bool:
    return public is None or not publics or public in publics


def _forbidden(section: Section, title: QWidget) -> QFrame:
    card = panels.Card(kind="forbidden")
    card.setObjectName("interdits")
    card.column.addWidget(title)
    for paragraphe in section.interdits:
        card.column.addWidget(texts.rich(to_html(paragraphe.markdown)))
    return card


def _reading(paragraphe: Paragraphe) -> QFrame:
    card = panels.Card()
    card.column.addWidget(texts.rich(to_html(paragraphe.markdown)))
    tag = certitude_tag(paragraphe.certitude)
    if tag is not None:
        line = QHBoxLayout()
        line.addWidget(tag)
        line.addStretch(1)
        card.column.addLayout(line)
    return card
