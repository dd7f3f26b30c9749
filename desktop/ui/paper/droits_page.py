"""« Vos droits » as it prints, in the person's language with the French opposite."""

from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.ui.imposed import Refusals
from desktop.ui.kit import fields, texts
from desktop.ui.paper.langue_box import LangueBox
from desktop.ui.paper.page import PaperPage


class DroitsPage(PaperPage):
    def __init__(self, langue: Langue, langues: tuple[Langue, ...]) -> None:
        """`langues` are those the service offers."""
        super().__init__(
            _("Vos droits"),
            _("Un papier sur soi peut trahir. Demandez-lui si elle peut le garder sans danger."),
            Refusals(),
        )
        self.side.addWidget(texts.title(_("Les droits de la victime")))
        self._langue = LangueBox(langue, langues)
        self._langue.activated.connect(self.changed)
        self.side.addWidget(fields.Field(_("Dans quelle langue ?"), self._langue, name="droits-langue"))
        self.side.addWidget(
            texts.soft(
                _(
                    "Première page, toute victime ; seconde page, victime étrangère de traite ou de proxénétisme. "
                    "À lire avec elle et l’interprète, puis à lui laisser si elle le veut."
                )
            )
        )

    def langue(self) -> Langue:
        return self._langue.langue()
