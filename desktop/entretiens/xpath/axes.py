"""The axes of XPath: from one node to others. Reverse axes give the nearest node first."""

from collections.abc import Callable, Iterable, Iterator

from desktop.entretiens.xpath.tree import Node, NodeKind


def _self(node: Node) -> Iterable[Node]:
    return (node,)


def _parent(node: Node) -> Iterable[Node]:
    return (node.parent,) if node.parent is not None else ()


def _descendant_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from node.descendants()


def _ancestor_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from node.ancestors()


def _following_sibling(node: Node) -> Iterable[Node]:
    if node.parent is None or node.kind is NodeKind.ATTRIBUTE:
        return ()
    return node.parent.children[node.index_in_parent() + 1 :]


def _preceding_sibling(node: Node) -> Iterable[Node]:
    if node.parent is None or node.kind is NodeKind.ATTRIBUTE:
        return ()
    return reversed(node.parent.children[: node.index_in_parent()])


def _following(node: Node) -> Iterator[Node]:
    if node.kind is NodeKind.ATTRIBUTE and node.parent is not None:
        yield from node.parent.descendants()
        node = node.parent
    for start in _ancestor_or_self(node):
        for sibling in _following_sibling(start):
            yield from _descendant_or_self(sibling)


def _preceding(node: Node) -> Iterator[Node]:
    start = node.parent if node.kind is NodeKind.ATTRIBUTE and node.parent is not None else node
    for ancestor in _ancestor_or_self(start):
        for sibling in _preceding_sibling(ancestor):
            yield from reversed(list(_descendant_or_self(sibling)))


AXES: dict[str, Callable[[Node], Iterable[Node]]] = {
    "self": _self,
    "child": lambda node: node.children,
    "parent": _parent,
    "attribute": lambda node: node.attributes,
    "descendant": Node.descendants,
    "descendant-or-self": _descendant_or_self,
    "ancestor": Node.ancestors,
    "ancestor-or-self": _ancestor_or_self,
    "following-sibling": _following_sibling,
    "preceding-sibling": _preceding_sibling,
    "following": _following,
    "preceding": _preceding,
    "namespace": lambda _: (),
}

REVERSE = frozenset(("ancestor", "ancestor-or-self", "preceding", "preceding-sibling"))
