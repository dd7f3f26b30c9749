"""A reflex sheet as it prints: look, print, save. Two columns, or large type."""

from desktop.fiches.model import Fiche
from desktop.langues.interface import _
from desktop.ui.imposed import Refusals
from desktop.ui.kit import fields, texts
from desktop.ui.paper.page import PaperPage

_NORMAL, _LARGE = "normal", "large"


class FeuillePage(PaperPage):
    def __init__(self, fiche: Fiche) -> None:
        super().__init__(
            fiche.titre,
            _("Une feuille imprimée vieillit : jetez-la quand sa date de relecture est passée."),
            Refusals(),
        )
        self._type = fields.Segments(
            ((_NORMAL, _("Recto verso")), (_LARGE, _("Grands caractères"))),
            "paper-type",
        )
        self._type.choose(_NORMAL)
        self._type.changed.connect(self.changed)
        self.side.addWidget(texts.title(_("Imprimer la fiche")))
        self.side.addWidget(self._type)
        self.side.addWidget(
            texts.soft(_("Elle tient sur une feuille A4, recto verso. En grands caractères, sur plusieurs."))
        )

    def is_large(self) -> bool:
        return self._type.chosen() == _LARGE
