"""The form under examination: its expressions with the column each is written in, and what a path in them means."""

from collections.abc import Iterator
from functools import cached_property

from desktop.entretiens.expressions import sources
from desktop.entretiens.extraction import list_choices
from desktop.entretiens.formulaire import Control, FormNode, Formulaire
from desktop.entretiens.graph import Graph
from desktop.entretiens.xpath.parser import parse
from desktop.entretiens.xpath.references import references
from desktop.entretiens.xpath.syntax import Call, Expr, Literal, Path


class Subject:
    """Every expression of the form must be readable: `structure.unreadable` comes first."""

    def __init__(self, formulaire: Formulaire) -> None:
        self.formulaire = formulaire
        self.nodes = formulaire.nodes

    @cached_property
    def graph(self) -> Graph:
        return Graph(self.formulaire)

    def expressions(self) -> Iterator[tuple[FormNode, str, Expr]]:
        for node in self.nodes:
            for column, source in sources(node):
                yield node, column, parse(source)

    def node_of(self, expression: Expr, origin: FormNode) -> FormNode | None:
        """The one question a plain path means, written on `origin`; None when it is no such path."""
        if not isinstance(expression, Path) or any(step.predicates for step in expression.steps):
            return None
        if expression.start is not None and expression.start != Call("current", ()):
            return None
        found = references(expression, self.graph.pattern(origin.index))
        indexes = self.graph.matching(found[-1].pattern) if found else []
        return self.nodes[indexes[0]] if len(indexes) == 1 else None

    def is_same_instance(self, expression: Expr, origin: FormNode, node: FormNode) -> bool:
        """Whether the path leads to one place only, even if the question is in a repeat."""
        path = self.graph.paths[node.index]
        repeats = [depth for depth, index in enumerate(path, 1) if self.nodes[index].control is Control.REPEAT]
        if not repeats:
            return True
        found = references(expression, self.graph.pattern(origin.index))
        return bool(found) and found[-1].shared >= repeats[-1]

    def choices(self, node: FormNode) -> frozenset[str] | None:
        """Names a question could ever offer; None when it offers none, or they are not in the form."""
        if node.choices is None or node.control not in (Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.RANK):
            return None
        if node.choices.static:
            return frozenset(choice.name for choice in node.choices.static)
        if node.choices.list_id not in self.formulaire.lists or node.choices.value != "name":
            return None
        names = frozenset(name for name, _ in list_choices(self.formulaire, node.choices.list_id))
        return names or None

    def values(self, node: FormNode) -> frozenset[str] | None:
        """Everything a calculation can give, when it only chooses among constants; None otherwise."""
        if not node.calculate or node.is_asked:
            return None
        found = _leaves(parse(node.calculate))
        return None if found is None else frozenset(found) | {""}

    def ancestry(self, node: FormNode) -> list[FormNode]:
        """From the root down to the node."""
        return [self.nodes[index] for index in self.graph.paths[node.index]]


def _leaves(expression: Expr) -> set[str] | None:
    if isinstance(expression, Literal):
        return {expression.value}
    if isinstance(expression, Call) and expression.name == "if" and len(expression.arguments) == 3:
        then, otherwise = (_leaves(argument) for argument in expression.arguments[1:])
        return None if then is None or otherwise is None else then | otherwise
    return None
