"""Plays operations on a form, without window nor store, and tells the state after each of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.instance import Instance
from desktop.entretiens.program import program_of
from desktop.entretiens.refs import form_path
from desktop.entretiens.snapshot import snapshot
from desktop.entretiens.xform import langue_code
from desktop.entretiens.xpath.tree import Node


class OperationError(ValueError):
    """An operation the form cannot take. The reason is French."""


class Replay:
    """A form being played. Operations are `set`, `add`, `remove` and `lang`, each on a `ref`."""

    def __init__(self, formulaire: Formulaire, now: datetime, langue: str = "") -> None:
        self.instance = Instance(program_of(formulaire), now)
        self.langue = langue_code(langue) or formulaire.default_langue

    def snapshot(self) -> list[dict[str, Any]]:
        return snapshot(self.instance, self.langue)

    def perform(self, operation: Mapping[str, Any]) -> None:
        """Raises: OperationError."""
        kind, ref, value = str(operation.get("op")), str(operation.get("ref") or ""), operation.get("value")
        if kind == "lang":
            self.langue = langue_code(ref)
        elif kind == "set":
            self.instance.set(self._node(ref), written(value))
        elif kind == "remove":
            self.instance.remove(self._in_repeat(self._node(ref)))
        elif kind == "add":
            self._add(ref)
        else:
            raise OperationError(f"opération inconnue « {kind} » : set, add, remove ou lang")

    def _add(self, ref: str) -> None:
        index = self.instance.program.index_of.get(form_path(ref))
        if index is None or index not in self.instance.graph.repeats:
            raise OperationError(f"« {ref} » n’est pas un groupe répété")
        self.instance.add(self._node(ref.rpartition("/")[0]), index)

    def _in_repeat(self, node: Node) -> Node:
        if node.form.index not in self.instance.graph.repeats:
            raise OperationError(f"« {self.instance.ref(node)} » n’est pas dans un groupe répété")
        return node

    def _node(self, ref: str) -> Node:
        node = self.instance.find(ref)
        if node is None or node.form is None:
            raise OperationError(f"« {ref} » n’est pas dans ce questionnaire")
        return node


def written(value: Any) -> str:
    """A JSON value as the answer it means: names of choices may come as a list."""
    if isinstance(value, list):
        return " ".join(map(written, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def replay(formulaire: Formulaire, operations: Sequence[Mapping[str, Any]], now: datetime, langue: str = "") -> Any:
    """`{"snapshot": …, "operations": …}`: the state at the start, and each operation with that after it.

    Raises: OperationError, its reason beginning with the place of the operation.
    """
    playing = Replay(formulaire, now, langue)
    told: dict[str, Any] = {"snapshot": playing.snapshot(), "operations": []}
    for number, operation in enumerate(operations, 1):
        try:
            playing.perform(operation)
        except (OperationError, AttributeError) as error:
            raise OperationError(f"opération n° {number} : {error}") from error
        told["operations"].append({**operation, "snap": playing.snapshot()})
    return told
