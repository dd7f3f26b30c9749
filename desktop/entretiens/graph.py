"""What must be computed again when something changes, and in which order. Made once a form, shared by interviews."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from desktop.entretiens.formulaire import Control, FormNode, Formulaire
from desktop.entretiens.xpath.compiler import compile_expression
from desktop.entretiens.xpath.context import Evaluator
from desktop.entretiens.xpath.parser import parse
from desktop.entretiens.xpath.paths import expanded
from desktop.entretiens.xpath.references import Pattern, Reference, references


class Effect(IntEnum):
    """What a computation changes on its node. For one node they run in this order."""

    RELEVANT = 0
    COUNT = 1
    CHOICES = 2
    CALCULATE = 3


@dataclass(slots=True)
class Computation:
    """`order` is its place: everything it reads is computed before it.

    It runs on each instance of `node` and decides on `subject`: the same, but for the count of a repeat,
    which runs on what holds the repeat.
    """

    node: int
    subject: int
    effect: Effect
    evaluate: Evaluator
    order: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """`computation` reads a node. Only instances under the same `within` (a node of the form) are concerned."""

    computation: Computation
    within: int


class Graph:
    """`edges[i]` are the computations that read node `i`; `cycles` the nodes that depend on themselves.

    `part[i]` is the child of the root that node `i` is, or is in; the root is its own.
    """

    def __init__(self, formulaire: Formulaire) -> None:
        self._nodes = formulaire.nodes
        self._namespaces = formulaire.namespaces
        self._by_ref = {node.ref: node.index for node in formulaire.nodes}
        self.names = tuple(expanded(node.name, formulaire.namespaces) for node in formulaire.nodes)
        self.paths = tuple(self._ancestry(node) for node in formulaire.nodes)
        self.part = tuple(path[:2][-1] for path in self.paths)
        self.is_repeated = tuple(self._in_repeat(node) for node in formulaire.nodes)
        self.may_be_readonly = tuple(any(self._nodes[i].readonly for i in path) for path in self.paths)
        self.repeats = frozenset(node.index for node in formulaire.nodes if node.control is Control.REPEAT)
        self.inside = {repeat: [i for i, path in enumerate(self.paths) if repeat in path] for repeat in self.repeats}
        self.children = self._children()
        self.edges: list[list[Edge]] = [[] for _ in formulaire.nodes]
        self.cycles: set[int] = set()
        self._reads: list[set[int]] = [set() for _ in formulaire.nodes]
        self.computations = [self._link(*source) for source in self._sources()]
        self._sort()

    def _ancestry(self, node: FormNode) -> tuple[int, ...]:
        """Indexes from the root down to the node."""
        path = [node.index]
        while node.parent >= 0:
            node = self._nodes[node.parent]
            path.append(node.index)
        return tuple(reversed(path))

    def _in_repeat(self, node: FormNode) -> bool:
        return any(self._nodes[index].control is Control.REPEAT for index in self._ancestry(node))

    def _children(self) -> tuple[tuple[int, ...], ...]:
        children: list[list[int]] = [[] for _ in self._nodes]
        for node in self._nodes:
            if node.parent >= 0:
                children[node.parent].append(node.index)
        return tuple(tuple(indexes) for indexes in children)

    def _sources(self) -> Iterator[tuple[FormNode, Effect, str]]:
        for node in self._nodes:
            if node.relevant:
                yield node, Effect.RELEVANT, node.relevant
            if node.count:
                yield node, Effect.COUNT, node.count
            if node.choices and node.choices.is_filtered:
                yield node, Effect.CHOICES, node.choices.nodeset
            if node.calculate:
                yield node, Effect.CALCULATE, node.calculate

    def _link(self, node: FormNode, effect: Effect, source: str) -> Computation:
        expression = parse(source)
        target = node.parent if effect is Effect.COUNT else node.index
        computation = Computation(target, node.index, effect, compile_expression(expression, self._namespaces))
        origin = self.pattern(node.index)
        for reference in references(expression, origin):
            for index in self.matching(reference.pattern):
                if index == node.index and not self.is_repeated[index]:
                    continue  # `once(…)` and the like read themselves without depending on themselves
                self._reads[node.index].add(index)
                self.edges[index].append(Edge(computation, self._within(index, reference)))
        return computation

    def pattern(self, index: int) -> Pattern:
        return tuple(self._nodes[i].name for i in self.paths[index])

    def _within(self, index: int, reference: Reference) -> int:
        path = self.paths[index]
        return path[max(0, min(reference.shared, len(path)) - 1)]

    def matching(self, pattern: Pattern) -> list[int]:
        """Nodes of the form a pattern means."""
        if "*" not in pattern and "**" not in pattern:
            found = self._by_ref.get("/" + "/".join(pattern))  # type: ignore[call-overload]
            return [] if found is None else [found]
        parts = {"*": "/[^/]+", "**": "(?:/[^/]+)*"}
        wanted = re.compile("".join(parts.get(name, "/" + re.escape(name)) for name in pattern))
        return [node.index for node in self._nodes if wanted.fullmatch(node.ref)]

    def _sort(self) -> None:
        """Give each computation its order: nodes read, and enclosing groups, come first."""
        done: dict[int, int] = {}
        state: dict[int, bool] = {}
        for start in range(len(self._nodes)):
            stack = [(start, iter(self._before(start)))] if start not in state else []
            state.setdefault(start, True)
            while stack:
                index, following = stack[-1]
                ahead = next(following, None)
                if ahead is None:
                    stack.pop()
                    state[index] = False
                    done[index] = len(done)
                elif ahead not in state:
                    state[ahead] = True
                    stack.append((ahead, iter(self._before(ahead))))
                elif state[ahead]:
                    self.cycles.add(ahead)
        self.computations.sort(key=lambda computation: (done[computation.subject], computation.effect))
        for order, computation in enumerate(self.computations):
            computation.order = order

    def _before(self, index: int) -> list[int]:
        parent = self._nodes[index].parent
        reads = sorted(self._reads[index] - {index})
        return [parent, *reads] if parent >= 0 else reads
