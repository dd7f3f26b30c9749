"""A questionnaire as it is filled by hand: every question that may be put, in order, whatever was answered before."""

import re
from dataclasses import dataclass

from desktop.entretiens.extraction import list_choices, source_of
from desktop.entretiens.formulaire import Control, FormNode, Formulaire
from desktop.fiches.typography import french

_VALUE = re.compile(r"\$\{[^}]*\}")
_MULTIPLE = frozenset({Control.SELECT_MULTIPLE, Control.RANK})


@dataclass(frozen=True, slots=True)
class BlankQuestion:
    """`choices` are empty where words are written. `is_conditional`: the engine would not always put it."""

    label: str
    choices: tuple[str, ...]
    is_multiple: bool
    is_conditional: bool


@dataclass(frozen=True, slots=True)
class BlankSection:
    title: str
    questions: tuple[BlankQuestion, ...]


def blank_sections(formulaire: Formulaire) -> tuple[BlankSection, ...]:
    """Return the sections that have a question, in French."""
    found: dict[int, list[BlankQuestion]] = {}
    for node in formulaire.nodes:
        if node.is_asked:
            found.setdefault(_section(formulaire, node).index, []).append(_question(formulaire, node))
    nodes = {node.index: node for node in formulaire.nodes}
    return tuple(
        BlankSection(french(source_of(nodes[index].label) or formulaire.title), tuple(questions))
        for index, questions in found.items()
    )


def _question(formulaire: Formulaire, node: FormNode) -> BlankQuestion:
    labels: tuple[str, ...] = ()
    if node.choices is not None:
        static = [choice.label for choice in node.choices.static]
        listed = [label for _name, label in list_choices(formulaire, node.choices.list_id)]
        labels = tuple(french(source_of(label)) for label in (*static, *listed))
    around = _above(formulaire, node)
    is_conditional = any(each.relevant for each in around)
    label = french(_VALUE.sub("…", source_of(node.label)))
    return BlankQuestion(label, labels, node.control in _MULTIPLE, is_conditional)


def _above(formulaire: Formulaire, node: FormNode) -> list[FormNode]:
    """The node, then what holds it, up to the root."""
    nodes = {each.index: each for each in formulaire.nodes}
    found = [node]
    while found[-1].parent >= 0:
        found.append(nodes[found[-1].parent])
    return found


def _section(formulaire: Formulaire, node: FormNode) -> FormNode:
    """The group of the first level it is in; the root when it is in none."""
    around = _above(formulaire, node)
    return around[-2] if len(around) > 2 else around[-1]
