"""The blank forms as they print: all of them in one file."""

from desktop.langues.interface import _
from desktop.ui.imposed import Refusals
from desktop.ui.kit import fields, texts
from desktop.ui.paper.page import PaperPage

_FORMS, _ALL = "documents", "entretiens"


class ViergesPage(PaperPage):
    """`changed` asks for the file to be drawn anew with `has_entretiens()`."""

    def __init__(self) -> None:
        super().__init__(
            _("Formulaires vierges"),
            _("Gardez-en quelques-uns au poste. Remplis, ils se rangent sous clé, et se détruisent après usage."),
            Refusals(),
        )
        self.side.addWidget(texts.title(_("Formulaires vierges")))
        options = ((_FORMS, _("Documents")), (_ALL, _("Et les entretiens")))
        self._what = fields.Segments(options, "vierges")
        self._what.choose(_FORMS)
        self._what.changed.connect(self.changed)
        self.side.addWidget(self._what)
        self.side.addWidget(
            texts.soft(
                _(
                    "Fiche d’orientation, déclaration aux associations, carte de poche, langues, droits. "
                    "Les entretiens ajoutent leurs questions et leurs cases."
                )
            )
        )

    def has_entretiens(self) -> bool:
        return self._what.chosen() == _ALL
