"""Articles, services and sheets that a question names, and alerts that lead to none of them."""

from collections.abc import Iterator

from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.lint.fault import Fault, Severity
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ContactId


def unknown_citations(formulaire: Formulaire, contenu: Contenu) -> Iterator[Fault]:
    articles, contacts, fiches = set(contenu.articles), set(contenu.contacts), set(contenu.fiches)
    for node in formulaire.nodes:
        for article in node.articles:
            if article not in articles:
                yield Fault(node.name, "bind::rep:article", f"article inconnu « {article} »")
        for contact in node.contacts:
            if contact not in contacts:
                yield Fault(node.name, "bind::rep:contacts", f"service inconnu « {contact} »")
        if node.leads_to and node.leads_to not in fiches:
            yield Fault(node.name, "bind::rep:vers", f"fiche inconnue « {node.leads_to} »")


def alerts_leading_nowhere(formulaire: Formulaire, contenu: Contenu) -> Iterator[Fault]:
    """An alert that opens no sheet and shows no number leaves the officer alone with it."""
    numbers = {contact_id for contact_id, contact in contenu.contacts.items() if contact.numero}
    for node in formulaire.nodes:
        if node.alerte and not node.leads_to and not numbers.intersection(map(ContactId, node.contacts)):
            reason = "cette alerte ne mène nulle part : donner une fiche (« bind::rep:vers ») ou un numéro"
            yield Fault(node.name, "bind::rep:alerte", reason, Severity.WARNING)
