"""What an expression may know while it runs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from desktop.entretiens.xpath.tree import Node
from desktop.entretiens.xpath.values import Value


@dataclass(slots=True)
class Scope:
    """What does not change from node to node. A path leads to relevant nodes only, unless `sees_irrelevant`.

    `instance` gives the root of a named list, None when unknown,
    `itext` gives the text of an id in the language of `langue`.
    """

    document: Node
    now: datetime
    instance: Callable[[str], Node | None] = lambda _: None
    itext: Callable[["Context", str], str] = lambda _context, _text_id: ""
    choice_label: Callable[["Context", str, str], str] = lambda _context, _choice, _path: ""
    langue: str = ""
    sees_irrelevant: bool = False
    is_form: bool = False  # JavaRosa's ways: what is missing compares as blank, blanks count for nothing in a sum
    namespaces: dict[str, str] = field(default_factory=dict)


class Context:
    """The node an expression runs on, its place among its like, and the node the whole expression belongs to."""

    __slots__ = ("node", "origin", "position", "scope", "size")

    def __init__(self, node: Node, scope: Scope, origin: Node | None = None, position: int = 1, size: int = 1) -> None:
        self.node = node
        self.scope = scope
        self.origin = origin or node
        self.position = position
        self.size = size


Evaluator = Callable[[Context], Value]
"""A compiled expression."""
