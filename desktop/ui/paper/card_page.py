"""The pocket card: in which language, with which numbers; seen before it is printed."""

from PySide6.QtCore import Signal

from desktop.fiches.model import Contact
from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.ui.imposed import Refusals
from desktop.ui.kit import buttons, fields, texts
from desktop.ui.paper.langue_box import LangueBox
from desktop.ui.paper.page import PaperPage


class CardPage(PaperPage):
    """`changed` asks for the card to be drawn anew with what the methods of this page say."""

    done = Signal()

    def __init__(
        self,
        contacts: tuple[Contact, ...],
        chosen: frozenset[str],
        langue: Langue,
        langues: tuple[Langue, ...],
        refusals: Refusals,
        adresse: str = "",
    ) -> None:
        """`langues` are those the service offers. `adresse` is that of the recipient, "" unless it is public."""
        super().__init__(
            _("Carte de poche"),
            _("Rien sur la carte ne dit pourquoi la personne l’a. Demandez-lui si elle peut la garder sans danger."),
            refusals,
        )
        self.side.addWidget(texts.title(_("Une carte pour elle")))
        self.side.addWidget(buttons.primary(_("Terminé"), "card-done", self.done.emit))
        self._langue = LangueBox(langue, langues)
        self._langue.activated.connect(self.changed)
        self.side.addWidget(fields.Field(_("Dans quelle langue ?"), self._langue, name="card-langue"))
        self._rendez_vous = fields.line_edit(_("Exemple : mardi 14 h, accueil"), max_length=60)
        self._rendez_vous.editingFinished.connect(self.changed)
        self.side.addWidget(
            fields.Field(
                _("Un rendez-vous ou un contact, en mots neutres"),
                self._rendez_vous,
                _("Laissez vide si c’est risqué."),
                "card-rendez-vous",
            )
        )
        label = texts.body(_("Écrire l’adresse : {adresse}").format(adresse=adresse))
        self._address = buttons.Choice((label,), "card-adresse")
        self._address.clicked.connect(self.changed)
        self._address.setVisible(bool(adresse))
        self.side.addWidget(self._address)
        self.side.addWidget(texts.strong(_("Quels numéros ?")))
        self._boxes: dict[str, buttons.Choice] = {}
        for contact in contacts:
            label = texts.body(f"{contact.numero} : {contact.nom}")
            box = buttons.Choice((label,), f"card-{contact.contact_id}")
            box.setChecked(contact.contact_id in chosen)
            box.clicked.connect(self.changed)
            self.side.addWidget(box)
            self._boxes[contact.contact_id] = box

    def langue(self) -> Langue:
        return self._langue.langue()

    def contact_ids(self) -> tuple[str, ...]:
        return tuple(contact_id for contact_id, box in self._boxes.items() if box.isChecked())

    def rendez_vous(self) -> str:
        return self._rendez_vous.text().strip()

    def has_address(self) -> bool:
        return self._address.isChecked()
