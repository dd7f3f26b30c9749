"""Articles, services and sheets that a question names: an alert must lead somewhere."""

from collections.abc import Iterator

from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.lint.fault import Fault
from desktop.fiches.contenu import Contenu


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
