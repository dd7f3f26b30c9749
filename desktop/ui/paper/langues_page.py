"""« Montrez votre langue » as it prints."""

from desktop.langues.interface import _
from desktop.ui.imposed import Refusals
from desktop.ui.kit import texts
from desktop.ui.paper.page import PaperPage


class LanguesPage(PaperPage):
    def __init__(self) -> None:
        super().__init__(
            _("Montrez votre langue"),
            _("Une langue montrée n’est pas encore comprise : vérifiez avec l’interprète, sans l’accompagnant."),
            Refusals(),
        )
        self.side.addWidget(texts.title(_("Montrez votre langue")))
        self.side.addWidget(
            texts.soft(
                _("Tournez l’écran vers la personne, ou posez la feuille devant elle : elle montre sa ligne du doigt.")
            )
        )
