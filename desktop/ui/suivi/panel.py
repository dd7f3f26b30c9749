"""The reminders of this post: the first ones on the first page, all of them on a page of their own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.langues.interface import _, ngettext, spoken
from desktop.langues.numbers import format_count
from desktop.orientations import labels
from desktop.orientations.model import Urgence
from desktop.orientations.rappels import Rappel
from desktop.services.suivi import Suivis
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page
from desktop.ui.suivi import words

SHOWN_ON_HOME = 5


class RappelRow(buttons.PanelButton):
    """One reminder, its whole surface the target: the structure, what to do, and whether it could not wait."""

    def __init__(self, rappel: Rappel, on_click: Callable[[], object]) -> None:
        super().__init__("place", f"rappel-{rappel.orientation_id}")
        nom, said = rappel.partenaire or _("Sans destinataire"), words.said(rappel)
        self.setAccessibleName(f"{nom}. {said}")
        self.setMinimumHeight(48)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(texts.strong(nom))
        column.addWidget(texts.soft(said))
        self.row.setContentsMargins(12, 6, 8, 6)
        self.row.setSpacing(12)
        self.row.addLayout(column, 1)
        if rappel.urgence is Urgence.CE_JOUR:
            tag = texts.tag(_(labels.URGENCE[Urgence.CE_JOUR]), "danger")
            self.row.addWidget(tag, 0, Qt.AlignmentFlag.AlignVCenter)
        self.let_clicks_through()
        self.clicked.connect(lambda _checked=False: on_click())


class RappelsPanel(panels.Card):
    """The most urgent ones, and the way to the others."""

    rappel_asked = Signal(str)
    all_asked = Signal()

    def __init__(self, suivis: Suivis) -> None:
        super().__init__(_("À suivre"))
        self.setObjectName("rappels")
        self.column.setSpacing(2)
        for rappel in suivis.rappels[:SHOWN_ON_HOME]:
            self.column.addWidget(RappelRow(rappel, partial(self.rappel_asked.emit, rappel.orientation_id)))
        if suivis.count > SHOWN_ON_HOME:
            label = _("Tout voir ({n})").format(n=format_count(suivis.count, spoken()))
            self.column.addWidget(buttons.row(buttons.secondary(label, "rappels-all", self.all_asked.emit, icons.LIST)))


class RappelsPage(Page):
    rappel_asked = Signal(str)

    def __init__(self, suivis: Suivis) -> None:
        super().__init__()
        self.heading = _("À suivre")
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(_("À suivre")))
        column.add(texts.soft(_counted(suivis)))
        card = panels.Card()
        card.column.setSpacing(2)
        for rappel in suivis.rappels:
            card.column.addWidget(RappelRow(rappel, partial(self.rappel_asked.emit, rappel.orientation_id)))
        card.setVisible(bool(suivis.rappels))
        column.add(card)
        column.close_with_space()


def _counted(suivis: Suivis) -> str:
    count = suivis.count
    if not count:
        return _("Aucune fiche d’orientation n’attend : rien à relancer, rien à rappeler.")
    said = ngettext("{n} fiche d’orientation à suivre.", "{n} fiches d’orientation à suivre.", count)
    told = said.format(n=format_count(count, spoken()))
    if count > len(suivis.rappels):
        told += " " + _("Voici les plus pressantes.")
    return told
