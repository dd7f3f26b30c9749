"""The last pages: Repère cannot start, in one sentence that says why and what to do; or it is closing."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.ui.kit import buttons, panels, texts
from desktop.ui.page import Page


class StopPage(Page):
    close_asked = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__()
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Repère ne peut pas démarrer")))
        column.add(panels.Banner(panels.Tone.DANGER, sentence, name="stop-reason"))
        column.add(buttons.row(buttons.primary(_("Fermer"), "stop-close", self.close_asked.emit)))
        column.close_with_space()


class ClosingPage(Page):
    """Seen only when work under way makes the closing last."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = _("Fermeture")
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Repère se ferme")))
        column.add(
            texts.body(_("Le travail en cours se termine, puis le coffre se ferme. N’éteignez pas l’ordinateur."))
        )
        column.close_with_space()
