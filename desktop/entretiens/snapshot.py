"""The whole state of a form being filled, as plain values: what tests, scripts and authors compare."""

from collections.abc import Iterator
from typing import Any

from desktop.entretiens.formulaire import Control, FormNode
from desktop.entretiens.instance import Instance
from desktop.entretiens.xpath.tree import Node

_KINDS = {Control.SELECT_ONE: "select", Control.SELECT_MULTIPLE: "select"}


def snapshot(instance: Instance, langue: str = "") -> list[dict[str, Any]]:
    """Nodes in order with `ref`, `t` kind, `rel`, `ro`, `req`, and `val`, `vio`, `label`, `opts` where they apply."""
    return list(_children(instance, instance.root, langue))


def _children(instance: Instance, parent: Node, langue: str) -> Iterator[dict[str, Any]]:
    for index in instance.graph.children[parent.form.index]:
        form = instance.formulaire.nodes[index]
        nodes = parent.named.get(instance.graph.names[index], [])
        if form.control is Control.REPEAT:
            kind = "repeat-range:controlled" if form.count else "repeat-range:uncontrolled"
            relevant = instance.is_repeat_relevant(parent, index)
            ref = f"{instance.ref(parent)}/{form.name}"
            state = {"ref": ref, "t": kind, "rel": relevant, "ro": False, "req": False}
            if form.label is not None:
                state["label"] = instance.program.render(instance, parent, form.label, langue)
            yield state
        for node in nodes:
            yield _state(instance, node, form, langue)
            if form.control in (Control.REPEAT, Control.GROUP):
                yield from _children(instance, node, langue)


def _state(instance: Instance, node: Node, form: FormNode, langue: str) -> dict[str, Any]:
    kind = "repeat-instance" if form.control is Control.REPEAT else _KINDS.get(form.control, str(form.control))
    is_note = form.control is Control.INPUT and form.is_fixed and (form.label or form.hint) is not None
    state: dict[str, Any] = {
        "ref": instance.ref(node),
        "t": "note" if is_note else kind,
        "rel": node.is_relevant,
        "ro": instance.is_readonly(node),
        "req": instance.is_required(node),
    }
    program = instance.program
    if form.label is not None:
        label = program.render(instance, node, form.label, langue)
        state["label"] = label
    if form.control in (Control.REPEAT, Control.GROUP):
        return state
    state["val"] = node.string_value()
    if form.choices is not None and form.control is not Control.TRIGGER:
        instance.scope.langue = langue
        names = program.choice_names(instance, node)
        state["opts"] = [[name, program.choice_label(instance, node, name, langue)] for name in names]
    violation = _violation(instance, node, form, langue)
    if violation is not None:
        state["vio"] = violation
    return state


def _violation(instance: Instance, node: Node, form: FormNode, langue: str) -> list[str | None] | None:
    if not node.is_relevant:
        return None
    if not instance.is_satisfied(node):
        kind, text = "constraint", form.constraint_message
    elif not node.text and instance.is_required(node):
        kind, text = "required", form.required_message
    else:
        return None
    return [kind, instance.program.render(instance, node, text, langue) if text else None]
