"""The working note of an interview as it prints: with what was typed freely, or without."""

from desktop.langues.interface import _
from desktop.ui.imposed import Refusals
from desktop.ui.kit import fields, texts
from desktop.ui.paper.page import PaperPage

_CHOICES, _ALL = "choix", "tout"


class NotePage(PaperPage):
    """`changed` asks for the note to be drawn anew with `has_texts()`."""

    def __init__(self, refusals: Refusals) -> None:
        super().__init__(
            _("Note interne"),
            _("Pour vous seul : ne la joignez pas à la procédure, ne la transmettez pas, détruisez-la ensuite."),
            refusals,
        )
        self.side.addWidget(texts.title(_("Note de l’entretien")))
        self._texts = fields.Segments(((_CHOICES, _("Sans les textes libres")), (_ALL, _("Avec"))), "note-texts")
        self._texts.choose(_CHOICES)
        self._texts.changed.connect(self.changed)
        self.side.addWidget(self._texts)
        self.side.addWidget(
            texts.soft(
                _(
                    "N’imprimez les textes libres que relus : ni adresse d’un hébergement protégé, ni nom de la "
                    "personne qui l’exploite, ni numéro de procédure ou de titre de séjour."
                )
            )
        )

    def has_texts(self) -> bool:
        return self._texts.chosen() == _ALL
