"""What holds the form together: readable expressions, known references, no circle, one question a name."""

from collections.abc import Iterator

from desktop.entretiens.expressions import sources
from desktop.entretiens.formulaire import Element, Formulaire
from desktop.entretiens.lint.fault import Fault
from desktop.entretiens.lint.subject import Subject
from desktop.entretiens.xpath.parser import parse
from desktop.entretiens.xpath.references import faults, references
from desktop.entretiens.xpath.syntax import XPathError

MAX_DEPTH = 20


def unreadable(formulaire: Formulaire) -> Iterator[Fault]:
    """What must be mended before anything else can be said of the form."""
    for node in formulaire.nodes:
        for column, source in sources(node):
            if "jr:itext" in source:
                yield Fault(node.name, column, "« jr:itext » ne s'écrit pas dans un calcul")
            try:
                yield from (Fault(node.name, column, reason) for reason in faults(parse(source)))
            except XPathError as error:
                yield Fault(node.name, column, f"expression illisible « {source} » : {error}")


def misplaced(formulaire: Formulaire) -> Iterator[Fault]:
    yield from _duplicates(formulaire)
    yield from _too_deep(formulaire)
    for node in formulaire.nodes:
        if node.choices and node.choices.list_id and node.choices.list_id not in formulaire.lists:
            yield Fault(node.name, "type", "liste de choix inconnue")
    yield from _defaults(formulaire, formulaire.root, "")


def unknown_references(subject: Subject) -> Iterator[Fault]:
    for node, column, expression in subject.expressions():
        for reference in references(expression, subject.graph.pattern(node.index)):
            if reference.pattern and not subject.graph.matching(reference.pattern):
                yield Fault(node.name, column, f"question inconnue « /{'/'.join(reference.pattern)} »")


def cycles(subject: Subject) -> Iterator[Fault]:
    for index in sorted(subject.graph.cycles):
        node = subject.nodes[index]
        column = "calculation" if node.calculate else "relevant" if node.relevant else ""
        yield Fault(node.name, column, "cette question dépend d'elle-même")


def _duplicates(formulaire: Formulaire) -> Iterator[Fault]:
    """Values and translations are asked by name: a name must be that of one question."""
    seen: dict[str, int] = {}
    for node in formulaire.nodes:
        if nth := seen.get(node.name, 0):
            yield Fault(node.name, "name", f"le nom « {node.name} » sert deux fois", nth=nth)
        seen[node.name] = seen.get(node.name, 0) + 1


def _too_deep(formulaire: Formulaire) -> Iterator[Fault]:
    depths: list[int] = []
    for node in formulaire.nodes:
        depths.append(depths[node.parent] + 1 if node.parent >= 0 else 0)
        if depths[-1] == MAX_DEPTH:
            yield Fault(node.name, "type", f"groupes trop imbriqués : {MAX_DEPTH} au plus")


def _defaults(formulaire: Formulaire, element: Element, path: str) -> Iterator[Fault]:
    """A question put to somebody starts blank: a value nobody gave must not look like an answer."""
    ref = f"{path}/{element.name}"
    asked = next((node for node in formulaire.nodes if node.ref == ref and node.is_asked), None)
    if element.text and asked is not None:
        yield Fault(asked.name, "default", "une question posée commence vide : pas de valeur par défaut")
    for child in element.children:
        yield from _defaults(formulaire, child, ref)
