"""What makes a form unfit for an interview, in plain French. Each fault names its question."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.entretiens.formulaire import (
    Control,
    Element,
    FormNode,
    FormText,
    Formulaire,
    Output,
)
from desktop.entretiens.graph import Graph
from desktop.entretiens.xpath.parser import parse
from desktop.entretiens.xpath.references import faults, references
from desktop.entretiens.xpath.syntax import XPathError

_REFUSED_CONTROLS = {
    Control.REPEAT: "les groupes répétés ne sont pas encore pris en charge",
    Control.RANK: "le classement de choix n'est pas encore pris en charge",
    Control.RANGE: "le curseur n'est pas encore pris en charge",
    Control.TRIGGER: "l'accusé de lecture (acknowledge) n'est pas encore pris en charge",
}
_PLACE = "la géolocalisation n'est pas prise en charge"
_OUT_TYPES = {
    "geopoint": _PLACE,
    "geotrace": _PLACE,
    "geoshape": _PLACE,
    "binary": "photo, son et fichier ne sont pas pris en charge",
}
_PRELOADS = ("uid", "date", "timestamp")
_REFUSED_TYPES = {
    "barcode": "le code-barres n'est pas pris en charge",
    "dateTime": "le type date et heure n'est pas encore pris en charge",
}
_LEVELS = ("", "danger", "attention")
_AUDIENCES = ("", "agent", "personne")


class Fault(NamedTuple):
    """`name` is the question at fault, "" for the whole form."""

    name: str
    reason: str


def out_of_scope(formulaire: Formulaire) -> Iterator[Fault]:
    """What this engine does not run at all, whoever the form is for."""
    yield from (Fault(*unsupported) for unsupported in formulaire.unsupported)
    for list_id, source in formulaire.outer_lists.items():
        yield Fault("", f"la liste « {list_id} » est dans un fichier qui manque ou ne se lit pas : {source}")
    for node in formulaire.nodes:
        if reason := _foreign(node):
            yield Fault(node.name, reason)


def _foreign(node: FormNode) -> str:
    if node.control is Control.UPLOAD:
        return _OUT_TYPES["binary"]
    if node.appearance.startswith(("ex:", "search(")):
        return "les applications extérieures et « search() » ne sont pas prises en charge"
    if node.preload and node.preload.split()[0] not in _PRELOADS:
        return "les métadonnées de téléphone ne sont pas prises en charge"
    return _OUT_TYPES.get(node.data_type, "")


def check(formulaire: Formulaire) -> Iterator[Fault]:
    """Every reason to refuse the form as an interview, in its order."""
    yield from out_of_scope(formulaire)
    if formulaire.actions:
        yield Fault(
            _last(formulaire.actions[0].target), "valeur par défaut calculée ou « trigger » : pas encore possible"
        )
    for node in formulaire.nodes:
        yield from (Fault(node.name, reason) for reason in _node_faults(formulaire, node))
    yield from _defaults(formulaire, formulaire.root, "")
    yield from _duplicates(formulaire)
    if any(True for node in formulaire.nodes for _ in _unreadable(node)):
        return
    graph = Graph(formulaire)
    yield from (Fault(formulaire.nodes[i].name, "cette question dépend d'elle-même") for i in sorted(graph.cycles))
    yield from _unknown_paths(formulaire, graph)


def _last(path: str) -> str:
    return path.strip().rpartition("/")[2]


def _node_faults(formulaire: Formulaire, node: FormNode) -> Iterator[str]:
    if node.control in _REFUSED_CONTROLS:
        yield _REFUSED_CONTROLS[node.control]
    if node.data_type in _REFUSED_TYPES:
        yield _REFUSED_TYPES[node.data_type]
    if node.alerte not in _LEVELS:
        yield f"alerte « {node.alerte} » inconnue : danger ou attention"
    if node.audience not in _AUDIENCES:
        yield f"destinataire « {node.audience} » inconnu : agent ou personne"
    if node.alerte and not node.is_note:
        yield "seule une note peut être une alerte"
    if node.choices and node.choices.nodeset and node.choices.list_id not in formulaire.lists:
        yield "liste de choix inconnue"
    yield from _unreadable(node)


def _unreadable(node: FormNode) -> Iterator[str]:
    for source in expressions(node):
        if "jr:itext" in source:
            yield "« jr:itext » ne s'écrit pas dans un calcul"
        try:
            yield from faults(parse(source))
        except XPathError as error:
            yield f"expression illisible « {source} » : {error}"


def expressions(node: FormNode) -> Iterator[str]:
    """Every expression written on a node, those inside its texts included."""
    yield from filter(None, (node.relevant, node.constraint, node.required, node.readonly, node.calculate, node.count))
    if node.choices and node.choices.nodeset:
        yield node.choices.nodeset
    for text in (node.label, node.hint, node.constraint_message, node.required_message):
        yield from outputs(text)


def outputs(text: FormText | None) -> Iterator[str]:
    for wording in text.wordings.values() if text else ():
        yield from (piece.expression for piece in wording.pieces if isinstance(piece, Output))


def _defaults(formulaire: Formulaire, element: Element, path: str) -> Iterator[Fault]:
    """A question put to somebody starts blank: a value nobody gave must not look like an answer."""
    ref = f"{path}/{element.name}"
    asked = next((node for node in formulaire.nodes if node.ref == ref and node.is_asked), None)
    if element.text and asked is not None:
        yield Fault(asked.name, "une question posée commence vide : pas de valeur par défaut")
    for child in element.children:
        yield from _defaults(formulaire, child, ref)


def _duplicates(formulaire: Formulaire) -> Iterator[Fault]:
    """Values and translations are asked by name: a name must be that of one question."""
    seen: set[str] = set()
    for node in formulaire.nodes:
        if node.name in seen:
            yield Fault(node.name, f"le nom « {node.name} » sert deux fois")
        seen.add(node.name)


def _unknown_paths(formulaire: Formulaire, graph: Graph) -> Iterator[Fault]:
    for node in formulaire.nodes:
        for source in expressions(node):
            for reference in references(parse(source), graph.pattern(node.index)):
                if reference.pattern and not graph.matching(reference.pattern):
                    path = "/" + "/".join(reference.pattern)
                    yield Fault(node.name, f"question inconnue « {path} »")
