"""Location paths as closures. A path without predicate, by far the most common, takes one lookup a step.

An absolute path written inside a repeat means the same repeat instance as the question it belongs to (JavaRosa).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from desktop.entretiens.xpath.axes import AXES, REVERSE
from desktop.entretiens.xpath.context import Context, Evaluator
from desktop.entretiens.xpath.syntax import Expr, NodeTest, Path, Step, XPathError
from desktop.entretiens.xpath.tree import Node, NodeKind, document_order
from desktop.entretiens.xpath.values import Value, to_boolean

_PARENT = ".."
_KINDS = {
    "text": (NodeKind.TEXT, NodeKind.CDATA),
    "comment": (NodeKind.COMMENT,),
    "processing-instruction": (NodeKind.INSTRUCTION,),
}


def nodes_of(value: Value) -> list[Node]:
    """Raises: XPathError when the value is not a node set."""
    if type(value) is not list:
        raise XPathError("un chemin est attendu ici, pas une valeur")
    return value


def compile_path(path: Path, compiled: Callable[[Expr], Evaluator], namespaces: Mapping[str, str]) -> Evaluator:
    simple = _simple_steps(path.steps, namespaces)
    if simple is not None and path.start is None:
        return _simple_path(path.is_absolute, simple)
    steps = [_compile_step(step, compiled, namespaces) for step in path.steps]
    if path.start is not None:
        start = compiled(path.start)
        return lambda context: _walk(context, nodes_of(start(context)), steps)
    if path.is_absolute:
        return lambda context: _walk(context, [context.scope.document], steps)
    return lambda context: _walk(context, [context.node], steps)


def compile_filter(operand: Evaluator, predicates: Sequence[Evaluator]) -> Evaluator:
    def run(context: Context) -> Value:
        nodes = nodes_of(operand(context))
        for predicate in predicates:
            nodes = _keep(context, nodes, predicate)
        return nodes

    return run


def union(left: Evaluator, right: Evaluator) -> Evaluator:
    return lambda context: _ordered([*nodes_of(left(context)), *nodes_of(right(context))])


def expanded(name: str, namespaces: Mapping[str, str]) -> str:
    """`p:local` as `{namespace}local`. A prefix nobody declared matches nothing."""
    prefix, colon, local = name.partition(":")
    if not colon:
        return name
    namespace = namespaces.get(prefix, "?" + prefix)
    return f"{{{namespace}}}{local}" if namespace else local


def _simple_steps(steps: Sequence[Step], namespaces: Mapping[str, str]) -> tuple[str, ...] | None:
    names: list[str] = []
    for step in steps:
        if step.predicates:
            return None
        if step.axis == "child" and step.test.kind == "name" and "*" not in step.test.name:
            names.append(expanded(step.test.name, namespaces))
        elif step.test.kind == "node" and step.axis == "parent":
            names.append(_PARENT)
        elif step.test.kind != "node" or step.axis != "self":
            return None
    return tuple(names)


def _simple_path(is_absolute: bool, names: tuple[str, ...]) -> Evaluator:
    def run(context: Context) -> Value:
        node: Node | None = context.scope.document if is_absolute else context.node
        for depth, name in enumerate(names):
            if node is None:
                return []
            if name is _PARENT:
                node = node.parent
                continue
            found = node.named.get(name)
            if not found:
                return []
            if len(found) > 1:
                return _spread(context, found, names[depth + 1 :], is_absolute)
            node = found[0]
        return [node] if node is not None and (node.is_relevant or context.scope.sees_irrelevant) else []

    return run


def _spread(context: Context, nodes: list[Node], names: Sequence[str], is_absolute: bool) -> list[Node]:
    """Follow the rest of a simple path from several nodes."""
    for depth in range(len(names) + 1):
        if is_absolute and depth < len(names):
            nodes = _pinned(context, nodes)
        if depth == len(names):
            break
        if names[depth] is _PARENT:
            nodes = _unique(node.parent for node in nodes if node.parent is not None)
        else:
            nodes = [child for node in nodes for child in node.named.get(names[depth], ())]
    return _visible(context, nodes)


def _pinned(context: Context, nodes: list[Node]) -> list[Node]:
    if len(nodes) < 2:
        return nodes
    node: Node | None = context.origin
    while node is not None:
        if any(node is candidate for candidate in nodes):
            return [node]
        node = node.parent
    return nodes


def _unique(nodes: Iterable[Node]) -> list[Node]:
    return list({id(node): node for node in nodes}.values())


def _ordered(nodes: Iterable[Node]) -> list[Node]:
    unique = _unique(nodes)
    return sorted(unique, key=document_order) if len(unique) > 1 else unique


_CompiledStep = Callable[[Context, list[Node]], list[Node]]


def _walk(context: Context, nodes: list[Node], steps: Sequence[_CompiledStep]) -> list[Node]:
    for step in steps:
        nodes = step(context, nodes)
        if not nodes:
            return nodes
    return _visible(context, nodes)


def _visible(context: Context, nodes: list[Node]) -> list[Node]:
    """Nodes that are not relevant do not exist for expressions."""
    if context.scope.sees_irrelevant:
        return nodes
    return [node for node in nodes if node.is_relevant]


def _compile_step(step: Step, compiled: Callable[[Expr], Evaluator], namespaces: Mapping[str, str]) -> _CompiledStep:
    axis = AXES[step.axis]
    accepts = _test(step.test, step.axis, namespaces)
    predicates = [compiled(predicate) for predicate in step.predicates]
    in_order = step.axis in ("self", "child", "attribute")

    def from_node(context: Context, node: Node) -> list[Node]:
        found = [candidate for candidate in axis(node) if accepts(candidate)]
        for predicate in predicates:
            found = _keep(context, found, predicate)
        return found

    def run(context: Context, nodes: list[Node]) -> list[Node]:
        if len(nodes) == 1:
            found = from_node(context, nodes[0])
            return found[::-1] if step.axis in REVERSE else found
        gathered = [found for node in nodes for found in from_node(context, node)]
        return gathered if in_order else _ordered(gathered)

    return run


def _test(test: NodeTest, axis: str, namespaces: Mapping[str, str]) -> Callable[[Node], bool]:
    if test.kind == "node":
        return lambda _: True
    if test.kind != "name":
        kinds = _KINDS[test.kind]
        return lambda node: node.kind in kinds and test.name in ("", node.name)
    principal = NodeKind.ATTRIBUTE if axis == "attribute" else NodeKind.ELEMENT
    if test.name == "*":
        return lambda node: node.kind is principal
    name = expanded(test.name, namespaces)
    if name.endswith("}*"):
        return lambda node: node.kind is principal and node.name.startswith(name[:-1])
    return lambda node: node.kind is principal and node.name == name


def _keep(context: Context, nodes: list[Node], predicate: Evaluator) -> list[Node]:
    if not nodes:
        return nodes
    inner = Context(nodes[0], context.scope, context.origin, 1, len(nodes))
    kept: list[Node] = []
    for position, node in enumerate(nodes, 1):
        inner.node = node
        inner.position = position
        value = predicate(inner)
        if value == position if type(value) is float else to_boolean(value):
            kept.append(node)
    return kept
