"""Values set when something happens (`setvalue`): the opening, a question answered, a repeat instance added."""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.entretiens.formulaire import Action, FormNode
from desktop.entretiens.lexical import lexical
from desktop.entretiens.xpath.context import Context
from desktop.entretiens.xpath.paths import nodes_of
from desktop.entretiens.xpath.tree import Node

if TYPE_CHECKING:
    from desktop.entretiens.instance import Instance

LOAD = frozenset(("odk-instance-first-load", "odk-instance-load"))
CHANGED = frozenset(("xforms-value-changed",))
ADDED = frozenset(("odk-new-repeat",))


def run_actions(instance: "Instance", events: frozenset[str], source: Node, kept: Collection[str] = ()) -> None:
    """Run the actions that watch `source`, or any node when it is the root. Targets among `kept` are left alone."""
    is_everything = source is instance.root
    watching = instance.formulaire.actions if is_everything else instance.program.watching.get(source.form.ref, ())
    for action in watching:
        if action.event not in events:
            continue
        for context in _contexts(instance, action, source):
            for target in _targets(instance, action, context):
                if instance.ref(target) not in kept and (target.is_relevant or events is not LOAD):
                    instance.store(target, _value(instance, action, target))


def _contexts(instance: "Instance", action: Action, source: Node) -> list[Node]:
    if source is not instance.root:
        return [source]
    index = instance.program.index_of.get(action.observed)
    return [source] if index is None else instance.instances(index)


def _targets(instance: "Instance", action: Action, context: Node) -> list[Node]:
    evaluate = instance.program.compiled(action.target)
    scope = replace(instance.scope, sees_irrelevant=True)
    found = nodes_of(evaluate(Context(context, scope)))
    return [node for node in found if node.form is not None]


def _value(instance: "Instance", action: Action, target: Node) -> str:
    if not action.value:
        return action.text
    value = instance.evaluate(target, instance.program.compiled(action.value))
    return lexical(value, target.form.data_type)


def preloaded(form: FormNode, now: datetime) -> str:
    """What a node holds before anything is asked: an identifier, a date; "" for what only a telephone knows."""
    if form.preload == "uid":
        return f"uuid:{uuid.uuid4()}"
    if form.preload.startswith("date"):
        return now.date().isoformat()
    return now.isoformat(timespec="milliseconds") if form.preload == "timestamp start" else ""
