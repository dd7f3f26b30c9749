"""The document that came with a slip, as the sender drew it."""

from desktop.langues.interface import _
from desktop.ui.imposed import Refusals
from desktop.ui.kit import texts
from desktop.ui.paper.page import PaperPage


class RecueDocumentPage(PaperPage):
    def __init__(self, unite: str, refusals: Refusals) -> None:
        super().__init__(
            _("Document reçu"),
            _("Ce papier dit qui elle est et comment la joindre : rangez-le sous clé, détruisez-le ensuite."),
            refusals,
        )
        self.side.addWidget(texts.title(_("Document reçu")))
        self.side.addWidget(
            texts.body(_("Dessiné et signé par « {unite} », tel qu’il est arrivé.").format(unite=unite))
        )
