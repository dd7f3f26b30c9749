"""What an import has changed."""

from PySide6.QtCore import Signal

from desktop.annuaire.changements import Changements
from desktop.langues.interface import _
from desktop.ui.annuaire import import_words
from desktop.ui.kit import buttons, panels, texts
from desktop.ui.kit.panels import Tone
from desktop.ui.page import Page


class ImportDonePage(Page):
    done_asked = Signal()

    def __init__(self, jeu: str, changements: Changements, left_out: int) -> None:
        """`left_out` lines were not imported."""
        super().__init__()
        self.heading = _("Annuaire")
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(jeu))
        column.add(panels.Banner(Tone.DONE, _("L’import est terminé."), name="verdict"))
        for said in (*import_words.changes(changements), *import_words.faults(left_out, 0)):
            words = texts.body(said)
            words.setObjectName("change")
            column.add(words)
        column.add(buttons.row(buttons.primary(_("Revenir à l’annuaire"), "done", self.done_asked.emit)))
        column.close_with_space()
