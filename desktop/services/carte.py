"""Which words go on the pocket card: those of `carte.*` in the phrases, and never why the person has it."""

import re
from collections.abc import Iterable, Mapping

from desktop.export.carte import Carte, Numero
from desktop.fiches.model import Contact, ContactId
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte
from desktop.langues.textes import TextesPersonne

_TO_SAY = ("carte.phrase", "carte.je_parle.{langue}", "carte.interprete")
"""Said on the telephone, in this order. Only the first one when the person speaks French."""

_PRECISIONS = ("carte.gratuit", "carte.jour_nuit")
_DAY_AND_NIGHT = re.compile(r"24\s?h sur 24, tous les jours")


def compose_carte(
    textes: TextesPersonne,
    contacts: Mapping[ContactId, Contact],
    langue: Langue,
    contact_ids: Iterable[str],
    rendez_vous: str,
    adresse: str = "",
) -> Carte:
    """Return the card in `langue`. A contact without a verified number, or no longer shipped, is left out."""
    known = (contacts.get(ContactId(contact_id)) for contact_id in contact_ids)
    chosen = [contact for contact in known if contact is not None and contact.numero]
    shared = [key for key in _PRECISIONS if chosen and all(key in _precisions(contact) for contact in chosen)]

    def said(keys: Iterable[str]) -> tuple[Texte, ...]:
        return tuple(textes.text(key, langue) for key in keys)

    own = {contact.contact_id: [key for key in _precisions(contact) if key not in shared] for contact in chosen}
    return Carte(
        langue=langue,
        numeros=tuple(Numero(c.numero, _objet(textes, c, langue), said(own[c.contact_id])) for c in chosen),
        phrases=_phrases(textes, langue),
        rendez_vous=rendez_vous.strip(),
        adresse=adresse,
        face=textes.text("carte.face", langue),
        appeler=textes.text("carte.appeler", langue),
        precisions=said(shared),
        rendez_vous_titre=textes.text("carte.rendez_vous", langue),
    )


def _precisions(contact: Contact) -> list[str]:
    """What was verified of a number that helps to dare: that it is free, that it answers day and night."""
    found = {_PRECISIONS[0]: contact.gratuit, _PRECISIONS[1]: _DAY_AND_NIGHT.match(contact.horaires) is not None}
    return [key for key, is_true in found.items() if is_true]


def _objet(textes: TextesPersonne, contact: Contact, langue: Langue) -> Texte:
    """A few neutral words; a service nobody wrote them for is printed without: its own may say too much."""
    key = f"carte.contact.{contact.contact_id}"
    return textes.text(key, langue) if key in textes.keys(key) else Texte("", langue, is_approved=True)


def _phrases(textes: TextesPersonne, langue: Langue) -> tuple[Texte, ...]:
    """What to say on the telephone: in French, since it is answered in French, then what it means."""
    head = textes.text("carte.dire", langue)
    if langue is Langue.FRANCAIS:
        return head, textes.text(_TO_SAY[0], langue)
    keys = [key.format(langue=langue.value) for key in _TO_SAY]
    said = _joined([textes.text(key, Langue.FRANCAIS) for key in keys])
    meant = [texte for key in keys if (texte := textes.text(key, langue)).langue is langue]
    return (head, said, _joined(meant)) if meant else (head, said)


def _joined(texts: list[Texte]) -> Texte:
    # A full stop of Chinese is as wide as a character: it brings its own blank.
    content = " ".join(texte.content for texte in texts).replace("。 ", "。")
    return Texte(content, texts[0].langue, all(texte.is_approved for texte in texts))
