"""« Annuaire »: the sets of data imported on this post, and importing one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.annuaire.model import Jeu
from desktop.fiches.typography import french
from desktop.langues.dates import format_moment
from desktop.langues.interface import _, ngettext, spoken
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page
from desktop.ui.sauvegardes.progress import ProgressPanel


class ImportPage(Page):
    choose_asked = Signal()

    def __init__(self, jeux: tuple[Jeu, ...], refusal: str) -> None:
        """`refusal` says why nothing may be imported here; "" when it may."""
        super().__init__()
        self.heading = _("Annuaire")
        self.progress = ProgressPanel()
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(self.heading))
        column.add(texts.body(_explained()))
        column.add(self.progress)
        self._choose = buttons.primary(_("Choisir un fichier…"), "choose", self.choose_asked.emit, icons.ADD)
        if refusal:
            buttons.refuse(self._choose, refusal)
        column.add(buttons.row(self._choose))
        if refusal:
            column.add(texts.soft(refusal))
        for jeu in jeux:
            column.add(_line(jeu))
        if not jeux:
            column.add(texts.body(_("Rien n’a encore été importé sur ce poste.")))
        column.close_with_space()

    def wait(self, is_waiting: bool) -> None:
        """While a file is read, no other is chosen."""
        self._choose.setEnabled(not is_waiting)
        if not is_waiting:
            self.progress.end()
            self._choose.setFocus()

    def leave(self) -> None:
        self.progress.stop()


def _line(jeu: Jeu) -> QWidget:
    card = panels.Card()
    card.column.addWidget(texts.strong(french(jeu.nom)))
    counts = ", ".join(
        (
            ngettext("{n} structure", "{n} structures", jeu.structures).format(n=jeu.structures),
            ngettext("{n} service", "{n} services", jeu.services).format(n=jeu.services),
        )
    )
    said = _("{counts} ; importé le {date}, du fichier {fichier}")
    date = format_moment(jeu.imported_at, spoken())
    card.column.addWidget(texts.small(said.format(counts=counts, date=date, fichier=jeu.fichier)))
    return card


def _explained() -> str:
    return _(
        "Un fichier de structures ou de services de data·inclusion (CSV, JSON, XLSX, Parquet), ou la liste des "
        "associations agréées de la préfecture. Repère dit d’abord ce qui changerait. Ce que ce poste a noté d’une "
        "structure reste ; seul l’agrément suit la liste."
    )
