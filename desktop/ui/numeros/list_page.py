"""« Numéros du poste »: each local service of the sheets, its number, how old it is, and what is left to fill in."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.fiches.model import Contact, Fraicheur
from desktop.langues.interface import _, ngettext
from desktop.ui.fiche.contact_card import TO_FILL, age_tag, checked_on
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page


class NumerosPage(Page):
    entry_asked = Signal(object)  # Contact
    guide_asked = Signal()
    confirm_asked = Signal(str)  # still right today

    def __init__(self, contacts: tuple[Contact, ...]) -> None:
        super().__init__()
        self.heading = _("Numéros du poste")
        column = panels.Column(820)
        column.column.setSpacing(10)
        self.root.addWidget(column)
        column.add(texts.title(self.heading))
        column.add(texts.body(_explained()))
        empty = sum(1 for contact in contacts if contact.is_to_fill)
        if empty:
            said = ngettext("{n} service à renseigner", "{n} services à renseigner", empty).format(n=empty)
            column.add(texts.strong(said))
            label = _("Renseigner, un service après l’autre")
            column.add(buttons.row(buttons.primary(label, "guide", self.guide_asked.emit, icons.NEXT)))
        for contact in contacts:
            column.add(self._line(contact))
        column.close_with_space()

    def _line(self, contact: Contact) -> QWidget:
        card = panels.Card()
        line = QHBoxLayout()
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(texts.strong(contact.nom))
        if contact.coordonnees:
            words.addWidget(texts.body(contact.numero))
            words.addWidget(texts.small(checked_on(contact.coordonnees)))
        tag = texts.tag(_(TO_FILL), "caution") if contact.is_to_fill else age_tag(contact)
        if tag is not None:
            words.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(words, 1)
        key = contact.contact_id
        if contact.fraicheur is not Fraicheur.A_JOUR:
            right = buttons.secondary(_("Toujours juste"), f"confirm-{key}", partial(self.confirm_asked.emit, key))
            right.setAccessibleDescription(contact.nom)
            line.addWidget(right)
        label = _("Renseigner") if contact.is_to_fill else _("Modifier")
        change = buttons.quiet(label, f"entry-{key}", partial(self.entry_asked.emit, contact), icons.EDIT)
        change.setAccessibleDescription(contact.nom)
        line.addWidget(change)
        card.column.addLayout(line)
        return card


def _explained() -> str:
    return _(
        "Les services locaux que citent les fiches. Leur numéro paraît sur chaque fiche, à l’écran et sur papier, même "
        "poste verrouillé : n’y mettez aucun nom de personne, aucune ligne réservée."
    )
