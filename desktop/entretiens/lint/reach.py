"""Questions nobody can ever be asked, and questions nobody can ever answer."""

from collections.abc import Iterator

from desktop.entretiens.formulaire import FormNode
from desktop.entretiens.lint.conditions import Conditions
from desktop.entretiens.lint.fault import Fault
from desktop.entretiens.lint.literal import All, Equal
from desktop.entretiens.lint.satisfiable import Solver
from desktop.entretiens.lint.subject import Subject
from desktop.entretiens.xpath.parser import parse
from desktop.entretiens.xpath.syntax import Call


def unreachable(subject: Subject) -> Iterator[Fault]:
    """The outermost group or question only: what is inside follows."""
    conditions, by_itself, solver = Conditions(subject), Conditions(subject, follows=False), Solver(subject)
    lost: set[int] = set()
    for node in subject.nodes:
        if node.parent in lost:
            lost.add(node.index)
        elif node.relevant and not solver.is_possible(conditions.relevance(node)):
            lost.add(node.index)
            alone = by_itself.formula(parse(node.relevant), node, True)
            reason = (
                "cette condition n'est jamais vraie"
                if not solver.is_possible(alone)
                else ("cette condition contredit celle d'un groupe ou d'une question dont elle dépend")
            )
            yield Fault(node.name, "relevant", f"question injoignable : {reason}")
    yield from _unanswerable(subject, conditions, solver, lost)


def _unanswerable(subject: Subject, conditions: Conditions, solver: Solver, lost: set[int]) -> Iterator[Fault]:
    for node in subject.nodes:
        if node.index in lost:
            continue
        if node.constraint and node.is_asked:
            filled = Equal(node.index, "", False)
            accepted = conditions.formula(parse(node.constraint), node, True)
            if not solver.is_possible(All((filled, accepted, conditions.relevance(node)))):
                yield Fault(node.name, "constraint", "aucune réponse ne satisfait cette contrainte")
        if _is_always(node.required) and _is_always(node.readonly) and not _is_filled(subject, node):
            yield Fault(node.name, "required", "obligatoire, en lecture seule et vide : personne ne peut y répondre")


def _is_always(source: str) -> bool:
    return bool(source) and parse(source) == Call("true", ())


def _is_filled(subject: Subject, node: FormNode) -> bool:
    """Whether something puts a value in it."""
    by_action = any(action.target.strip() == node.ref for action in subject.formulaire.actions)
    return bool(node.calculate or node.preload) or by_action or bool(_default(subject, node))


def _default(subject: Subject, node: FormNode) -> str:
    element = subject.formulaire.root
    for step in subject.ancestry(node)[1:]:
        found = [child for child in element.children if child.name == step.name]
        if not found:
            return ""
        element = found[0]
    return element.text
