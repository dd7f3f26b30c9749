"""Node sets, positions and repeats."""

import uuid

from desktop.entretiens.xpath.context import Context, Evaluator
from desktop.entretiens.xpath.paths import nodes_of
from desktop.entretiens.xpath.registry import contextual, function, lazy
from desktop.entretiens.xpath.syntax import XPathError
from desktop.entretiens.xpath.tree import Node, NodeKind, document_order
from desktop.entretiens.xpath.values import Value, strings, to_number, to_string

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@contextual("last", 0)
def _last(context: Context) -> Value:
    return float(context.size)


@contextual("position", 0, 1)
def _position(context: Context, nodes: Value | None = None) -> Value:
    """Without argument the place in the predicate; with a node, its place among siblings of its name."""
    if nodes is None:
        return float(context.position)
    found = nodes_of(nodes)
    return float(found[0].place()) if found else 0.0


@function("count", 1)
def _count(nodes: Value) -> Value:
    return float(len(nodes_of(nodes)))


@contextual("current", 0)
def _current(context: Context) -> Value:
    return [context.origin]


def _first(context: Context, nodes: Value | None) -> Node | None:
    if nodes is None:
        return context.node
    found = nodes_of(nodes)
    return found[0] if found else None


@contextual("name", 0, 1)
def _name(context: Context, nodes: Value | None = None) -> Value:
    node = _first(context, nodes)
    return node.qualified_name if node else ""


@contextual("local-name", 0, 1)
def _local_name(context: Context, nodes: Value | None = None) -> Value:
    node = _first(context, nodes)
    return node.local_name if node else ""


@contextual("namespace-uri", 0, 1)
def _namespace_uri(context: Context, nodes: Value | None = None) -> Value:
    node = _first(context, nodes)
    return node.namespace if node else ""


@contextual("id", 1)
def _id(context: Context, value: Value) -> Value:
    wanted = {name for text in strings((value,)) for name in text.split()}
    everything = context.node.root().descendants()
    found = [n for n in everything if n.kind is NodeKind.ELEMENT and n.attribute("id") in wanted]
    return sorted(found, key=document_order)


@contextual("lang", 1)
def _lang(context: Context, value: Value) -> Value:
    wanted = to_string(value).lower()
    for node in (context.node, *context.node.ancestors()):
        langue = node.attribute(_XML_LANG)
        if langue is not None:
            return langue.lower() == wanted or langue.lower().startswith(wanted + "-")
    return False


@lazy("indexed-repeat", 3, 9)
def _indexed_repeat(arguments: list[Evaluator]) -> Evaluator:
    """`indexed-repeat(question, repeat, index, …)`: the question in a given repeat instance."""
    if len(arguments) % 2 == 0:
        raise XPathError("nombre d'arguments de « indexed-repeat »")
    target, pairs = arguments[0], list(zip(arguments[1::2], arguments[2::2], strict=True))

    def run(context: Context) -> Value:
        unpinned = Context(context.node, context.scope, context.scope.document)
        found = nodes_of(target(unpinned))
        for repeat, index in pairs:
            position = to_number(index(context))
            instances = {id(node): node for node in nodes_of(repeat(unpinned))}
            found = [n for n in found if any(_is_at(a, position) for a in n.ancestors() if id(a) in instances)]
        return found

    return run


def _is_at(node: Node, position: float) -> bool:
    same = node.parent.named[node.name] if node.parent else [node]
    return 1 <= position <= len(same) and same[int(position) - 1] is node


@function("uuid", 0, 1)
def _uuid(length: Value | None = None) -> Value:
    text = str(uuid.uuid4())
    return text if length is None else text.replace("-", "")[: int(to_number(length))]
