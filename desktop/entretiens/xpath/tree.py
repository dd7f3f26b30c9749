"""Trees expressions run on: the answers of an interview, a choice list, any XML document.

An element that cannot have children holds its text itself (`text`), so that setting an answer is one assignment.
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import Any


class NodeKind(IntEnum):
    DOCUMENT = 0
    ELEMENT = 1
    ATTRIBUTE = 2
    TEXT = 3
    CDATA = 4
    COMMENT = 5
    INSTRUCTION = 6
    DOCTYPE = 7


class Node:
    """One node. `name` is `{namespace}local`, or `local` outside any namespace."""

    __slots__ = (
        "answer", "attributes", "children", "form", "is_relevant", "kind",
        "name", "named", "own_relevant", "parent", "prefix", "text",
    )  # fmt: skip

    def __init__(self, kind: NodeKind, name: str = "", text: str = "", prefix: str = "") -> None:
        self.kind = kind
        self.name = name
        self.text = text
        self.prefix = prefix
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.named: dict[str, list[Node]] = {}
        self.attributes: list[Node] = []
        self.is_relevant = True
        self.own_relevant = True
        self.answer = text
        self.form: Any = None

    def append(self, child: "Node") -> None:
        child.parent = self
        self.children.append(child)
        if child.kind is NodeKind.ELEMENT:
            self.named.setdefault(child.name, []).append(child)

    def insert_after(self, previous: "Node | None", child: "Node", index: int) -> None:
        """Put `child` after its sibling `previous`, or at `index` of all children when it is the first of its name."""
        child.parent = self
        same = self.named.setdefault(child.name, [])
        if previous is None:
            self.children.insert(index, child)
            same.insert(0, child)
        else:
            self.children.insert(self.children.index(previous) + 1, child)
            same.insert(same.index(previous) + 1, child)

    def remove(self, child: "Node") -> None:
        self.children.remove(child)
        self.named[child.name].remove(child)
        child.parent = None

    @property
    def local_name(self) -> str:
        return self.name.rpartition("}")[2]

    @property
    def namespace(self) -> str:
        return self.name[1:].partition("}")[0] if self.name.startswith("{") else ""

    @property
    def qualified_name(self) -> str:
        return f"{self.prefix}:{self.local_name}" if self.prefix else self.local_name

    def string_value(self) -> str:
        if not self.children:
            return self.text if self.is_relevant else ""
        return "".join(n.text for n in self.descendants() if n.kind <= NodeKind.CDATA and n.is_relevant)

    def descendants(self) -> Iterator["Node"]:
        for child in self.children:
            yield child
            if child.children:
                yield from child.descendants()

    def ancestors(self) -> Iterator["Node"]:
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def root(self) -> "Node":
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    def attribute(self, name: str) -> str | None:
        return next((a.text for a in self.attributes if a.name == name), None)

    def place(self) -> int:
        """1-based place among the siblings of the same name."""
        if self.parent is None:
            return 1
        return next(i for i, same in enumerate(self.parent.named[self.name], 1) if same is self)

    def index_in_parent(self) -> int:
        """0-based place among the children (or attributes) of the parent."""
        if self.parent is None:
            return 0
        siblings = self.parent.attributes if self.kind is NodeKind.ATTRIBUTE else self.parent.children
        return next(i for i, sibling in enumerate(siblings) if sibling is self)


def document_order(node: Node) -> tuple[int, ...]:
    """Sort key: attributes come after their element and before its children."""
    key: list[int] = []
    current: Node | None = node
    while current is not None and current.parent is not None:
        index = current.index_in_parent()
        key.append(index - 1_000_000 if current.kind is NodeKind.ATTRIBUTE else index)
        current = current.parent
    return tuple(reversed(key))


def document(root: Node) -> Node:
    """A document node above `root`."""
    top = Node(NodeKind.DOCUMENT)
    top.append(root)
    return top
