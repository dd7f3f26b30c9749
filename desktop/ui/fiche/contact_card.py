"""A service on a card: its number, called or copied in one click; of a local one, how old it is, or who fills it in."""

from functools import partial

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QLabel

from desktop.fiches.model import Contact, Coordonnees, Fraicheur
from desktop.langues.dates import format_date
from desktop.langues.interface import _, marked, spoken
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow


def card_to_call(contact: Contact, call_asked: SignalInstance, copied: SignalInstance) -> panels.Card:
    """`call_asked` and `copied` are told the number, or the e-mail address to copy."""
    card = _card(contact)
    said = _("{nom}, {numero}")
    actions = []
    if contact.numero:
        call = buttons.secondary(_("Appeler"), f"call-{contact.contact_id}", icon=icons.PHONE)
        copy = buttons.quiet(_("Copier"), f"copy-{contact.contact_id}")
        for button, signal in ((call, call_asked), (copy, copied)):
            button.clicked.connect(partial(_emit, signal, contact.numero))
            button.setAccessibleDescription(said.format(nom=contact.nom, numero=contact.numero))
            actions.append(button)
    courriel = contact.coordonnees.courriel if contact.coordonnees else ""
    if courriel:
        mail = buttons.quiet(_("Copier le courriel"), f"copy-mail-{contact.contact_id}")
        mail.clicked.connect(partial(_emit, copied, courriel))
        mail.setAccessibleDescription(said.format(nom=contact.nom, numero=courriel))
        actions.append(mail)
    if actions:
        card.column.addWidget(Flow(*actions))
    return card


def _emit(signal: SignalInstance, text: str, _checked: bool = False) -> None:
    signal.emit(text)


def _card(contact: Contact) -> panels.Card:
    card = panels.Card()
    card.setObjectName(f"service-{contact.contact_id}")
    if contact.numero:
        card.column.addWidget(texts.title(contact.numero))
    card.column.addWidget(texts.strong(contact.nom))
    own = contact.coordonnees
    if own and own.nom:
        card.column.addWidget(texts.body(own.nom))
    card.column.addWidget(texts.body(contact.objet))
    for line in (contact.public, contact.horaires, contact.site, *((own.courriel, own.note) if own else ())):
        if line:
            card.column.addWidget(texts.small(line))
    if own:
        _add_age(card, contact, own)
    elif contact.is_to_fill:
        card.column.addWidget(texts.tag(_(TO_FILL), "caution"), 0, Qt.AlignmentFlag.AlignLeft)
        card.column.addWidget(
            texts.small(_("Par une personne responsable de ce poste : réglages, « Numéros du poste »."))
        )
    return card


def _add_age(card: panels.Card, contact: Contact, own: Coordonnees) -> None:
    card.column.addWidget(texts.small(checked_on(own)))
    tag = age_tag(contact)
    if tag is not None:
        card.column.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)
    if not contact.is_checked:
        card.column.addWidget(texts.small(_("Poste verrouillé : ce numéro sera contrôlé au déverrouillage.")))


def named(contact: Contact) -> str:
    """On a button: a number known by all stands alone; that of a local service says whose it is, or that it lacks."""
    if not contact.is_local:
        return contact.numero or contact.nom
    return _("{nom} : {numero}").format(nom=contact.court, numero=contact.numero or _(TO_FILL))


def checked_on(own: Coordonnees) -> str:
    date = format_date(own.verifie_le, spoken())
    if own.verifie_par:
        return _("Vérifié le {date} ({qui})").format(date=date, qui=own.verifie_par)
    return _("Vérifié le {date}").format(date=date)


def age_tag(contact: Contact) -> QLabel | None:
    """None for a number checked less than six months ago."""
    if contact.fraicheur is Fraicheur.A_JOUR:
        return None
    return texts.tag(_(_AGES[contact.fraicheur]), "caution")


TO_FILL = marked("à renseigner")
_AGES = {
    Fraicheur.A_REVERIFIER: marked("plus de six mois : à revérifier"),
    Fraicheur.PERIME: marked("plus d’un an : à revérifier avant de s’y fier"),
}
