"""What waits to be computed, in the order of the graph: each computation once a node, however often it is asked."""

import heapq
import itertools

from desktop.entretiens.graph import Computation
from desktop.entretiens.xpath.tree import Node


class Agenda:
    def __init__(self) -> None:
        self._heap: list[tuple[int, int, Computation, Node]] = []
        self._waiting: set[tuple[int, int]] = set()
        self._serial = itertools.count()

    def add(self, computation: Computation, node: Node) -> None:
        key = (computation.order, id(node))
        if key not in self._waiting:
            self._waiting.add(key)
            heapq.heappush(self._heap, (computation.order, next(self._serial), computation, node))

    def next(self) -> tuple[Computation, Node] | None:
        if not self._heap:
            return None
        order, _, computation, node = heapq.heappop(self._heap)
        self._waiting.discard((order, id(node)))
        return computation, node

    def clear(self) -> None:
        self._heap.clear()
        self._waiting.clear()
