"""A national service, or a number of the post, found beside the structures of the directory."""

from datetime import datetime

from PySide6.QtCore import Signal

from desktop.annuaire.departements import Departements
from desktop.annuaire.recherche import Trouvee
from desktop.fiches.model import Contact
from desktop.langues.interface import _
from desktop.ui.annuaire.why import why_card
from desktop.ui.fiche.contact_card import card_to_call
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page


class ServicePage(Page):
    call_asked = Signal(str)
    copied = Signal(str)
    chosen = Signal()

    def __init__(
        self,
        found: Trouvee,
        contact: Contact,
        departements: Departements,
        now: datetime,
        *,
        choice: str = "",
        no_choice: str = "",
    ) -> None:
        """`choice` is what choosing it does, "" when no slip is to be addressed, or none goes to this service."""
        super().__init__()
        self.heading = _("Structure")
        column = panels.Column()
        self.root.addWidget(column)
        column.add(texts.title(found.profil.nom))
        if choice:
            choose = buttons.primary(choice, "structure-choose", self.chosen.emit, icons.NEXT)
            buttons.refuse(choose, no_choice)
            column.add(buttons.row(choose))
            if no_choice:
                column.add(texts.small(no_choice))
        column.add(card_to_call(contact, self.call_asked, self.copied))
        column.add(why_card(found, departements, now))
        column.close_with_space()
