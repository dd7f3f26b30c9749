"""Comparisons with an answer that nobody can give: a choice that is not in the list, a value no calculation makes."""

from collections.abc import Iterator

from desktop.entretiens.formulaire import Control, FormNode
from desktop.entretiens.lint.fault import Fault
from desktop.entretiens.lint.subject import Subject
from desktop.entretiens.xpath.syntax import Binary, Call, Expr, Filter, Literal, Path, parts


def unknown_answers(subject: Subject) -> Iterator[Fault]:
    for node, column, expression in subject.expressions():
        for path, value in _compared(expression):
            asked = subject.node_of(path, node)
            reason = _reason(subject, asked, value) if asked is not None and value else ""
            if reason:
                yield Fault(node.name, column, reason)


def _compared(expression: Expr) -> Iterator[tuple[Path, str]]:
    """Paths and the constants they are compared with; what is inside a predicate is seen from elsewhere."""
    match expression:
        case Binary("=" | "!=", Path() as path, Literal(value)) | Binary("=" | "!=", Literal(value), Path() as path):
            yield path, value
        case Call("selected", (Path() as path, Literal(value))):
            yield path, value.strip()
    if not isinstance(expression, Path | Filter):
        for part in parts(expression):
            yield from _compared(part)


def _reason(subject: Subject, asked: FormNode, value: str) -> str:
    names = subject.choices(asked)
    if names is not None:
        given = value.split() if asked.control is not Control.SELECT_ONE else [value]
        missing = next((name for name in given if name not in names), "")
        return f"« {missing} » n'est pas une réponse proposée à « {asked.name} »" if missing else ""
    values = subject.values(asked)
    if values is not None and value not in values:
        return f"le calcul « {asked.name} » ne donne jamais « {value} »"
    return ""
