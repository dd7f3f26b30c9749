"""Expressions that are right to the letter and seldom say what their author means."""

from collections.abc import Iterator

from desktop.entretiens.formulaire import Control, FormNode
from desktop.entretiens.lint.fault import Fault, Severity
from desktop.entretiens.lint.subject import Subject
from desktop.entretiens.xpath.patterns import PatternError, check_pattern
from desktop.entretiens.xpath.references import calls
from desktop.entretiens.xpath.syntax import Binary, Call, Expr, Filter, Literal, Path, parts

_NUMERIC = frozenset(("<", "<=", ">", ">="))


def traps(subject: Subject) -> Iterator[Fault]:
    for node, column, expression in subject.expressions():
        for path, value in _different(expression, frozenset()):
            asked = subject.node_of(path, node)
            if asked is not None and asked.is_asked and asked.index != node.index:
                yield _warning(
                    node,
                    column,
                    f"« ${{{asked.name}}} != '{value}' » est vrai aussi quand rien n'est répondu : "
                    f"ajouter « and ${{{asked.name}}} != '' », ou écrire l'égalité voulue",
                )
        for call in calls(expression):
            yield from _call_traps(subject, node, column, call)
        if any(_is_absolute_inside(subject, node, path) for path in _paths(expression)):
            yield _warning(
                node, column, "chemin absolu dans un groupe répété : il désigne toutes les répétitions ; écrire ${nom}"
            )


def _call_traps(subject: Subject, node: FormNode, column: str, call: Call) -> Iterator[Fault]:
    if call.name == "sum" and call.arguments and _may_be_blank(subject, node, call.arguments[0]):
        reason = "« sum » ne donne rien dès qu'une réponse manque : écrire sum(chemin[. != ''])"
        yield _warning(node, column, reason)
    if call.name == "jr:choice-name" and column == "calculation":
        reason = "« jr:choice-name » garde ici le libellé d'une seule langue : garder le nom du choix"
        yield _warning(node, column, reason)
    if call.name == "instance" and isinstance(call.arguments[0], Literal):
        list_id = call.arguments[0].value
        if list_id not in subject.formulaire.lists:
            yield Fault(node.name, column, f"liste inconnue « {list_id} »")
    if call.name == "regex" and len(call.arguments) == 2:
        yield from _pattern_faults(node, column, call.arguments[1])


def _pattern_faults(node: FormNode, column: str, pattern: Expr) -> Iterator[Fault]:
    if not isinstance(pattern, Literal):
        yield Fault(node.name, column, "le motif de « regex » doit être écrit en toutes lettres")
        return
    try:
        check_pattern(pattern.value)
    except PatternError as error:
        yield Fault(node.name, column, f"motif de « regex » : {error}")


def _different(expression: Expr, filled: frozenset[Path]) -> Iterator[tuple[Path, str]]:
    """Paths said to differ from a constant while they may be blank; `filled` are those known not to be."""
    match expression:
        case Binary("and", left, right):
            yield from _different(left, filled | _said_filled(right))
            yield from _different(right, filled | _said_filled(left))
            return
        case Binary("!=", Path() as path, Literal(value)) if value and path not in filled:
            yield path, value
        case Binary("!=", Literal(value), Path() as path) if value and path not in filled:
            yield path, value
    if not isinstance(expression, Path | Filter):
        for part in parts(expression):
            yield from _different(part, filled)


def _said_filled(expression: Expr) -> frozenset[Path]:
    match expression:
        case Binary("and", left, right):
            return _said_filled(left) | _said_filled(right)
        case Binary("!=", Path() as path, Literal("")) | Binary("!=", Literal(""), Path() as path):
            return frozenset((path,))
        case Binary(operator, Path() as path, _) if operator in _NUMERIC:
            return frozenset((path,))
        case Binary("=", Path() as path, Literal(value)) if value:
            return frozenset((path,))
        case Binary(">", Call("string-length", (Path() as path,)), _):
            return frozenset((path,))
    return frozenset()


def _may_be_blank(subject: Subject, node: FormNode, summed: Expr) -> bool:
    """Whether an answer nobody gave may be among what is summed: no predicate leaves it out."""
    if not isinstance(summed, Path) or any(step.predicates for step in summed.steps):
        return False
    asked = subject.node_of(summed, node)
    return asked is not None and asked.is_asked


def _paths(expression: Expr) -> Iterator[Path]:
    if isinstance(expression, Path):
        yield expression
    for part in parts(expression):
        yield from _paths(part)


def _is_absolute_inside(subject: Subject, node: FormNode, path: Path) -> bool:
    """An absolute path, written inside a repeat, to something of that same repeat."""
    if not path.is_absolute or path.start is not None:
        return False
    asked = subject.node_of(path, node)
    if asked is None or asked.index == node.index:
        return False
    around = [each.index for each in subject.ancestry(node) if each.control is Control.REPEAT]
    return any(each.index in around for each in subject.ancestry(asked)[:-1])


def _warning(node: FormNode, column: str, reason: str) -> Fault:
    return Fault(node.name, column, reason, Severity.WARNING)
