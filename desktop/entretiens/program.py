"""A form made ready to run: expressions compiled once, texts and choices on demand. Shared by every interview of it."""

from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.entretiens.formulaire import (
    Action,
    Control,
    Element,
    FormNode,
    FormText,
    Formulaire,
    Output,
    Wording,
)
from desktop.entretiens.graph import Graph
from desktop.entretiens.refs import AFTER_INSTANCES, ONE_MORE, Place, parts
from desktop.entretiens.xpath.compiler import compile_source
from desktop.entretiens.xpath.context import Context, Evaluator
from desktop.entretiens.xpath.paths import expanded, nodes_of
from desktop.entretiens.xpath.tree import Node, NodeKind
from desktop.entretiens.xpath.values import to_string

if TYPE_CHECKING:
    from desktop.entretiens.instance import Instance

_CHOOSING = (Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.RANK, Control.TRIGGER)


@lru_cache(maxsize=8)
def program_of(formulaire: Formulaire) -> "Program":
    """The program of a form, made once. Raises: XPathError."""
    return Program(formulaire)


class Program:
    """Raises: XPathError when an expression of the form cannot be read."""

    def __init__(self, formulaire: Formulaire) -> None:
        self.formulaire = formulaire
        self.graph = Graph(formulaire)
        self.index_of: dict[str, int] = {node.ref: node.index for node in formulaire.nodes}
        self.alertes = tuple(node for node in formulaire.nodes if node.alerte)
        self.answerable = frozenset(n.index for n in formulaire.nodes if n.is_asked and not n.calculate)
        self.watching: dict[str, list[Action]] = {}  # by the path of what they watch
        for action in formulaire.actions:
            self.watching.setdefault(action.observed, []).append(action)
        self._compiled: dict[str, Evaluator] = {}
        self._lists: dict[str, Node | None] = {}
        self._places: dict[str, Place] = {}
        self._every: dict[int, frozenset[str]] = {}
        self._listed: dict[tuple[str, str], tuple[str, ...]] = {}
        self._names = {node.index: self._constant_names(node.index) for node in formulaire.nodes if node.choices}

    def compiled(self, source: str) -> Evaluator:
        evaluator = self._compiled.get(source)
        if evaluator is None:
            evaluator = self._compiled[source] = compile_source(source, self.formulaire.namespaces)
        return evaluator

    def list_root(self, list_id: str) -> Node | None:
        """The node that holds a choice list, made when it is first read; None when there is no such list."""
        if list_id not in self._lists:
            element = self.formulaire.lists.get(list_id)
            holder = Node(NodeKind.ELEMENT, "instance")
            if element is not None:
                holder.append(_tree(element))
            self._lists[list_id] = holder if element is not None else None
        return self._lists[list_id]

    def place(self, ref: str) -> Place:
        """Sort key of a path, in the order of the form and of instances; what asks for one more is after them all."""
        known = self._places.get(ref)
        if known is not None:
            return known
        path = ""
        key: list[tuple[int, int]] = []
        for name, place in parts(ref):
            path += f"/{name}"
            key.append((self.index_of.get(path, -1), place))
        if ref.endswith(ONE_MORE):
            key[-1] = (key[-1][0], AFTER_INSTANCES)
        return self._places.setdefault(ref, tuple(key))

    def expanded(self, name: str) -> str:
        return expanded(name, self.formulaire.namespaces)

    def render(self, instance: "Instance", node: Node, text: FormText, langue: str) -> str:
        """The words of a text for a node, values put in."""
        return self.render_wording(instance, node, text.wording(langue)[1], langue)

    def render_wording(self, instance: "Instance", node: Node, wording: Wording, langue: str) -> str:
        pieces = [
            to_string(instance.evaluate(node, self.compiled(piece.expression), langue))
            if isinstance(piece, Output)
            else piece
            for piece in wording.pieces
        ]
        return "".join(pieces)

    def choice_names(self, instance: "Instance", node: Node) -> tuple[str, ...]:
        """Names of the choices offered now, in order."""
        constant = self._names.get(node.form.index)
        if constant is not None:
            return constant
        value = self.compiled(node.form.choices.value)
        return tuple(to_string(value(Context(item, instance.scope))) for item in self._items(instance, node))

    def defined_instances(self, index: int) -> tuple[Element, ...]:
        """Instances of a repeat written in the form, those it starts with."""
        elements: tuple[Element, ...] = (self.formulaire.root,)
        for step in self.graph.paths[index][1:]:
            name = self.graph.names[step]
            elements = tuple(child for element in elements[:1] for child in element.children if child.name == name)
        return elements

    def every_choice(self, form: FormNode) -> frozenset[str]:
        """Names the question could ever offer, whatever its filter says."""
        known = self._every.get(form.index)
        if known is None:
            known = self._every[form.index] = frozenset(self._unfiltered_names(form))
        return known

    def choice_text(self, node: Node, name: str, langue: str) -> tuple[str, Wording] | None:
        """The words of a choice when they are constant or shipped with translations."""
        choices = node.form.choices
        shipped = self.formulaire.choice_texts.get(f"{choices.list_id}/{name}")
        if shipped is None:
            shipped = next((choice.label for choice in choices.static if choice.name == name), None)
        return shipped.wording(langue) if shipped and shipped.wordings else None

    def offered_label(self, instance: "Instance", node: Node, name: str, langue: str) -> str:
        """The label of a choice the question offers or could offer, "" of anything else."""
        is_known = name in self.every_choice(node.form) or name in self.choice_names(instance, node)
        return self.choice_label(instance, node, name, langue) if is_known else ""

    def choice_label(self, instance: "Instance", node: Node, name: str, langue: str) -> str:
        """The label of a choice, its name when it has none."""
        found = self.choice_text(node, name, langue)
        if found is not None:
            return self.render_wording(instance, node, found[1], langue)
        choices = node.form.choices
        if choices.label is None or not choices.nodeset:
            return name
        value = self.compiled(choices.value)
        for item in (*self._items(instance, node), *self._every_item(node)):
            if to_string(value(Context(item, instance.scope))) == name:
                return self.render(instance, item, choices.label, langue)
        return name

    def _items(self, instance: "Instance", node: Node) -> list[Node]:
        return nodes_of(instance.evaluate(node, self.compiled(node.form.choices.nodeset), instance.scope.langue))

    def _every_item(self, node: Node) -> list[Node]:
        """The whole list, for the label of a choice its filter no longer offers."""
        holder = self.list_root(node.form.choices.list_id)
        return holder.children[0].children if holder else []

    def _constant_names(self, index: int) -> tuple[str, ...] | None:
        """Names that no answer changes; None when they must be computed."""
        node = self.formulaire.nodes[index]
        choices = node.choices
        if choices is None or node.control not in _CHOOSING:
            return ()
        if not choices.nodeset:
            return tuple(choice.name for choice in choices.static)
        if choices.is_filtered or choices.list_id not in self.formulaire.lists or "randomize" in choices.nodeset:
            return None
        return self._unfiltered_names(node)

    def _unfiltered_names(self, node: FormNode) -> tuple[str, ...]:
        choices = node.choices
        if choices is None or not choices.nodeset:
            return tuple(choice.name for choice in choices.static) if choices else ()
        key = (choices.list_id, choices.value)
        if key not in self._listed:
            root = self.formulaire.lists.get(choices.list_id)
            self._listed[key] = tuple(_child_text(item, choices.value) for item in root.children) if root else ()
        return self._listed[key]


def _child_text(element: Element, name: str) -> str:
    return next((child.text for child in element.children if child.name == name), "")


def _tree(element: Element) -> Node:
    node = Node(NodeKind.ELEMENT, element.name, element.text, element.prefix)
    for child in element.children:
        node.append(_tree(child))
    return node
