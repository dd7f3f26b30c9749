"""The key of this post as it prints, its six words large, and its renewal."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.poste.cles import ClePublique, empreinte
from desktop.ui import key_labels
from desktop.ui.imposed import Refusals
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.paper.page import PaperPage


class OwnKeyPage(PaperPage):
    text_asked = Signal()
    renew_asked = Signal()

    def __init__(self, cle: ClePublique, *, may_renew: bool) -> None:
        super().__init__(
            _("La clé de ce poste"),
            _("Cette clé est publique : elle ferme, elle n’ouvre rien. Donnez-la à vos partenaires, en main propre."),
            Refusals(),
        )
        self.side.addWidget(texts.title(_("Six mots à lire")))
        self.side.addWidget(
            texts.body(
                _("Un partenaire qui a reçu cette clé vous appelle : lisez-lui ces mots, qu’il compare aux siens.")
            )
        )
        self.side.addWidget(key_labels.words_card(empreinte(cle), _("Les six mots de la clé de ce poste")))
        save = buttons.secondary(_("Enregistrer la ligne de texte"), "save-line", self.text_asked.emit, icons.SAVE)
        self.side.addWidget(save)
        if not may_renew:
            return
        yes = buttons.danger(_("Renouveler"), "confirm-renew", self.renew_asked.emit)
        asked = panels.Confirmation(
            _(
                "Renouveler la clé de ce poste ? Chaque partenaire recevra une alerte et devra vérifier la nouvelle. "
                "Les papiers déjà donnés ne vaudront plus rien. Ce qui est déjà scellé pour vous s’ouvrira encore."
            ),
            yes,
        )
        self.side.addWidget(buttons.row(buttons.danger_quiet(_("Renouveler la clé…"), "renew-key", asked.ask)))
        self.side.addWidget(asked)
