"""A form being filled: the tree of answers, and what follows from each change. Knows no page and no state of answer.

An answer that is not relevant, or no longer among the choices, is kept (`Node.answer`) and blank (`Node.text`).
"""

import math
from collections.abc import Mapping
from datetime import datetime

from desktop.entretiens.actions import ADDED, CHANGED, LOAD, preloaded, run_actions
from desktop.entretiens.agenda import Agenda
from desktop.entretiens.formulaire import Control, Element, FormNode, Formulaire
from desktop.entretiens.graph import Computation, Effect, Graph
from desktop.entretiens.lexical import canonical, lexical
from desktop.entretiens.program import Program
from desktop.entretiens.refs import parts
from desktop.entretiens.xpath.context import Context, Evaluator, Scope
from desktop.entretiens.xpath.paths import nodes_of
from desktop.entretiens.xpath.tree import Node, NodeKind, document
from desktop.entretiens.xpath.values import Value, to_boolean, to_number

# A form that reads its own result through repeats could turn for ever.
_MAX_ROUNDS = 200_000
_MAX_INSTANCES = 1_000


class Instance:
    """`answers` are put in before anything is computed; those whose node is unknown are left to the caller."""

    def __init__(self, program: Program, now: datetime, answers: Mapping[str, str] | None = None) -> None:
        self.program = program
        self.formulaire: Formulaire = program.formulaire
        self.graph: Graph = program.graph
        self._agenda = Agenda()
        self._single: dict[int, Node] = {}
        self.touched: set[int] = set()  # parts (`Graph.part`) where something changed, until whoever reads it clears it
        self.root = self._grow(self.formulaire.root, 0)
        self.document = document(self.root)
        self.scope = Scope(self.document, now, program.list_root, self._itext, self._choice_name, is_form=True)
        self._is_loading = True
        self._preload(now)
        for ref, value in (answers or {}).items():
            self._make_room(ref)
            if node := self.find(ref):
                self.store(node, value)
        self._queue_all(self.root)
        self._settle()
        self._is_loading = False
        run_actions(self, LOAD, self.root, answers or {})
        self._settle()

    def find(self, ref: str) -> Node | None:
        """The node of a path such as `/accueil/enfant[2]/prenom`."""
        index = self.program.index_of.get(ref)
        if index is not None and index in self._single:
            return self._single[index]
        node: Node | None = self.document
        for name, place in parts(ref):
            same = node.named.get(self.program.expanded(name), []) if node else []
            node = same[(place or 1) - 1] if (place or 1) <= len(same) else None
        return node

    def _make_room(self, ref: str) -> None:
        """Add the repeat instances a path goes through."""
        parent: Node | None = self.document
        path = ""
        for name, place in parts(ref):
            path += f"/{name}"
            index = self.program.index_of.get(path, -1)
            if parent is None or index < 0:
                return
            same = parent.named.get(self.graph.names[index], [])
            if index in self.graph.repeats:
                for _ in range(min(place, _MAX_INSTANCES) - len(same)):
                    self._insert(parent, index)
                same = parent.named.get(self.graph.names[index], [])
            parent = same[(place or 1) - 1] if (place or 1) <= len(same) else None

    def ref(self, node: Node) -> str:
        """The path of a node, with the place of each repeat instance it is in."""
        if not self.graph.is_repeated[node.form.index]:
            ref: str = node.form.ref
            return ref
        parts: list[str] = []
        current: Node | None = node
        while current is not None and current.parent is not None:
            form: FormNode = current.form
            place = ""
            if form.control is Control.REPEAT:
                place = f"[{current.place()}]"
            parts.append(form.name + place)
            current = current.parent
        return "/" + "/".join(reversed(parts))

    def set(self, node: Node, value: str) -> None:
        """Store an answer and compute what depends on it."""
        is_new = value != node.answer
        self.store(node, value)
        self._settle()
        if is_new and node.form.ref in self.program.watching:
            run_actions(self, CHANGED, node)
            self._settle()

    def evaluate(self, node: Node, evaluator: Evaluator, langue: str = "") -> Value:
        self.scope.langue = langue or self.formulaire.default_langue
        return evaluator(Context(node, self.scope))

    def is_true(self, node: Node, source: str) -> bool:
        """Whether a condition written on the node's question holds; an absent one does not."""
        return bool(source) and to_boolean(self.evaluate(node, self.program.compiled(source)))

    def is_required(self, node: Node) -> bool:
        return self.is_true(node, node.form.required)

    def is_readonly(self, node: Node) -> bool:
        """Also when a group around it is."""
        if not self.graph.may_be_readonly[node.form.index]:
            return False
        return any(self.is_true(n, n.form.readonly) for n in (node, *node.ancestors()) if n.form is not None)

    def is_satisfied(self, node: Node) -> bool:
        """Whether the constraint holds. A blank satisfies every constraint."""
        form: FormNode = node.form
        return not form.constraint or not node.text or self.is_true(node, form.constraint)

    def instances(self, index: int, under: Node | None = None) -> list[Node]:
        """Nodes of one node of the form, below `under`."""
        if under is None or not self.graph.is_repeated[index]:
            single = self._single.get(index)
            if single is not None:
                return [single]
        path = self.graph.paths[index]
        start = under or self.root
        nodes = [start]
        for step in path[path.index(start.form.index) + 1 :]:
            name = self.graph.names[step]
            nodes = [child for node in nodes for child in node.named.get(name, ())]
        return nodes

    def is_repeat_relevant(self, parent: Node, index: int) -> bool:
        """Whether a repeated group is asked about, seen from its first instance or from where it would be."""
        same = parent.named.get(self.graph.names[index])
        like = same[0] if same else self.phantom(parent, index)
        return parent.is_relevant and (not like.form.relevant or self.is_true(like, like.form.relevant))

    def add(self, parent: Node, index: int) -> Node:
        """Add one instance of a repeat at the end of those `parent` has."""
        node = self._insert(parent, index)
        self._structure_changed(index)
        self._queue_all(node)
        self._settle()
        run_actions(self, ADDED, node)
        self._settle()
        return node

    def remove(self, node: Node) -> None:
        self._drop(node)
        self._settle()

    def _preload(self, now: datetime) -> None:
        for form in self.formulaire.nodes:
            if form.preload:
                for node in self.instances(form.index):
                    node.answer = node.text = preloaded(form, now) or node.text

    def _insert(self, parent: Node, index: int) -> Node:
        form = self.formulaire.nodes[index]
        same = parent.named.get(self.graph.names[index])
        defined = self.program.defined_instances(index) if form.count else ()
        place = len(same or ())
        node = self._grow(defined[place] if place < len(defined) else self.formulaire.templates[form.ref], index)
        parent.insert_after(same[-1] if same else None, node, self._slot(parent, index))
        self._inherit(node)
        return node

    def _slot(self, parent: Node, index: int) -> int:
        """Where the first instance of a repeat goes among the children."""
        return sum(1 for child in parent.children if child.form is not None and child.form.index < index)

    def _drop(self, node: Node) -> None:
        parent, index = node.parent, node.form.index
        assert parent is not None
        parent.remove(node)
        self._structure_changed(index)

    def _grow(self, element: Element, index: int) -> Node:
        """Copy the data of a form into live nodes."""
        form = self.formulaire.nodes[index]
        node = Node(NodeKind.ELEMENT, element.name, prefix=element.prefix)
        node.form = form
        if element.text:
            node.answer = element.text
            node.text = self._visible(node, is_new=True)
        if not self.graph.is_repeated[index]:
            self._single[index] = node
        for name, value in element.attributes:
            attribute = Node(NodeKind.ATTRIBUTE, name, value)
            attribute.parent = node
            node.attributes.append(attribute)
        by_name = {self.graph.names[child]: child for child in self.graph.children[index]}
        for child_element in element.children:
            if (child := by_name.get(child_element.name)) is not None:
                node.append(self._grow(child_element, child))
        return node

    def store(self, node: Node, value: str) -> None:
        """Put a value in; what depends on it waits to be computed."""
        node.answer = value
        self._refresh(node)

    def _visible(self, node: Node, *, is_new: bool = False) -> str:
        """What of an answer its type and its choices let expressions see."""
        form: FormNode = node.form
        if form.choices is None or not node.answer:
            return canonical(node.answer, form.data_type)
        if is_new and form.choices.is_filtered:
            return node.answer  # its filter may read what is not there yet
        return _among(self.program.choice_names(self, node), node.answer, form.control)

    def _refresh(self, node: Node) -> None:
        """Make the value expressions see follow from the answer."""
        text = self._visible(node)
        if text != node.text:
            node.text = text
            self._changed(node)

    def _changed(self, node: Node) -> None:
        self.touched.add(self.graph.part[node.form.index])
        for edge in self.graph.edges[node.form.index]:
            computation = edge.computation
            if (single := self._single.get(computation.node)) is not None:
                self._agenda.add(computation, single)
                continue
            if edge.within == 0 or not self.graph.is_repeated[computation.node]:
                targets = self.instances(computation.node)
            else:
                targets = self.instances(computation.node, _enclosing(node, edge.within))
            for target in targets:
                self._agenda.add(computation, target)

    def _structure_changed(self, index: int) -> None:
        """Instances of a repeat came or went: whatever reads it, or inside it, is computed again everywhere."""
        self.touched.add(self.graph.part[index])
        for read in self.graph.inside[index]:
            for edge in self.graph.edges[read]:
                for target in self.instances(edge.computation.node):
                    self._agenda.add(edge.computation, target)

    def _queue_all(self, top: Node) -> None:
        nodes = {top.form.index: [top]}
        for node in top.descendants():
            nodes.setdefault(node.form.index, []).append(node)
        for computation in self.graph.computations:
            for node in nodes.get(computation.node, ()):
                self._agenda.add(computation, node)

    def _settle(self) -> None:
        rounds = 0
        while (waiting := self._agenda.next()) is not None:
            computation, node = waiting
            rounds += 1
            if rounds > _MAX_ROUNDS:
                self._agenda.clear()
            elif node.root() is self.document:
                self._run(computation, node)

    def _run(self, computation: Computation, node: Node) -> None:
        if computation.effect is Effect.CHOICES:
            self._refresh(node)
            return
        if computation.effect is Effect.COUNT:
            self._resize(node, computation.subject, self._count(node, computation))
            return
        value = self.evaluate(node, computation.evaluate)
        if computation.effect is Effect.RELEVANT:
            node.own_relevant = to_boolean(value)
            self._inherit(node)
        else:
            self.store(node, lexical(value, node.form.data_type))

    def _count(self, parent: Node, computation: Computation) -> float:
        """The count is written as seen from an instance of the repeat, and there may be none yet."""
        return to_number(self.evaluate(self.phantom(parent, computation.subject), computation.evaluate))

    def phantom(self, parent: Node, index: int) -> Node:
        """A node that is not in the tree, to see it from where an instance of a repeat would be."""
        node = Node(NodeKind.ELEMENT, self.graph.names[index])
        node.form, node.parent = self.formulaire.nodes[index], parent
        return node

    def _inherit(self, node: Node) -> None:
        relevant = node.own_relevant and (node.parent is None or node.parent.is_relevant)
        if relevant is node.is_relevant:
            return
        node.is_relevant = relevant
        self._changed(node)
        for child in node.children:
            self._inherit(child)

    def _resize(self, parent: Node, index: int, wanted: float) -> None:
        """Make a repeat as long as its count says."""
        if math.isnan(wanted):
            if not self._is_loading:  # a count being typed: wait for a number
                return
            wanted = 0.0
        count = int(max(0, min(wanted, _MAX_INSTANCES)))
        same = parent.named.get(self.graph.names[index], [])
        for node in same[count:]:
            self._drop(node)
        for _ in range(count - len(same)):
            node = self._insert(parent, index)
            self._structure_changed(index)
            self._queue_all(node)
            run_actions(self, ADDED, node)

    def _choice_name(self, context: Context, name: str, path: str) -> str:
        """`jr:choice-name`: the path is a string; only its question matters, every instance has the same choices."""
        found = nodes_of(self.program.compiled(path.strip())(context)) if path.strip() else []
        return self.program.offered_label(self, found[0], name, self.scope.langue) if found else ""

    def _itext(self, context: Context, text_id: str) -> str:
        text = self.formulaire.itext.get(text_id)
        return self.program.render(self, context.origin, text, self.scope.langue) if text else ""


def _among(names: tuple[str, ...], text: str, control: Control) -> str:
    """What of an answer is offered, in the order it is offered; that of a rank is kept, what is new goes last."""
    if control is Control.SELECT_ONE:
        return text if text in names else ""
    chosen = text.split()
    if control is not Control.RANK:
        return " ".join(name for name in names if name in chosen)
    kept = [name for name in chosen if name in names]
    return " ".join(kept + [name for name in names if name not in kept])


def _enclosing(node: Node, index: int) -> Node:
    while node.form.index != index and node.parent is not None and node.parent.form is not None:
        node = node.parent
    return node
