"""Texts of a form to translate, each under a context that survives rows being moved: `form:question|label`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.entretiens.formulaire import (
    SOURCE_LANGUE,
    Control,
    FormNode,
    FormText,
    Formulaire,
    Output,
    Pieces,
    Wording,
)
from desktop.entretiens.model import Audience

FIELDS = ("label", "hint", "constraint_message")
_LAST_NAME = re.compile(r"([\w.-]+)\s*$")
# What pyxform puts where a language has no text.
_NOT_TRANSLATED = "-"
_COMMENTS = {"label": "Question", "hint": "Précision sous la question", "constraint_message": "Réponse refusée"}


@dataclass(frozen=True, slots=True)
class Message:
    """One text to translate. `${name}` in it stands for an answer and must stay."""

    contexte: str
    source: str
    comment: str
    is_legal: bool = False


def extract(formulaire: Formulaire) -> Iterator[Message]:
    """What the person may read. Guidance, alerts and questions to the officer stay French."""
    used: dict[str, str] = {}
    for node in formulaire.nodes:
        if not is_for_person(node):
            continue
        for field in FIELDS:
            if source := source_of(getattr(node, field)):
                yield Message(text_context(formulaire, node, field), source, _comment(node, field), node.is_legal)
        if node.choices and node.choices.list_id:
            used.setdefault(node.choices.list_id, source_of(node.label))
    for list_id, question in used.items():
        for name, label in list_choices(formulaire, list_id):
            yield Message(
                choice_context(formulaire, list_id, name), source_of(label), f"Réponse proposée à : {question}"
            )


def own_translations(formulaire: Formulaire, langue: str) -> dict[str, str]:
    """What a form that is not merged yet says itself in a language, by context."""
    found: dict[str, FormText | None] = {}
    for node in formulaire.nodes:
        for field in FIELDS if is_for_person(node) else ():
            found[text_context(formulaire, node, field)] = getattr(node, field)
    for list_id in formulaire.lists:
        for name, label in list_choices(formulaire, list_id):
            found[choice_context(formulaire, list_id, name)] = label
    return {
        contexte: source_of(text, langue)
        for contexte, text in found.items()
        if text is not None and not is_missing(text.wordings.get(langue))
    }


def is_for_person(node: FormNode) -> bool:
    return node.audience != Audience.AGENT and not node.alerte


def text_context(formulaire: Formulaire, node: FormNode, field: str) -> str:
    return f"{formulaire.form_id}:{node.name}|{field}"


def choice_context(formulaire: Formulaire, list_id: str, name: str) -> str:
    return f"{formulaire.form_id}:{list_id}/{name}|label"


def list_choices(formulaire: Formulaire, list_id: str) -> Iterator[tuple[str, FormText]]:
    """Name and label of each choice of a list."""
    root = formulaire.lists.get(list_id)
    for item in root.children if root else ():
        columns = {child.name: child.text for child in item.children}
        label = formulaire.itext.get(columns.get("itextId", ""))
        if columns.get("label"):
            label = FormText({SOURCE_LANGUE: Wording((columns["label"],))})
        if label is not None:
            yield columns.get("name", ""), label


def source_of(text: FormText | None, langue: str = SOURCE_LANGUE) -> str:
    """The words, French unless another language is asked, with `${name}` where a value goes."""
    if text is None or not text.wordings:
        return ""
    return "".join(
        f"${{{output_name(piece)}}}" if isinstance(piece, Output) else piece for piece in text.wording(langue)[1].pieces
    ).strip()


def is_missing(wording: Wording | None) -> bool:
    return wording is None or wording.pieces in ((), (_NOT_TRANSLATED,))


def output_name(output: Output) -> str:
    found = _LAST_NAME.search(output.expression)
    return found[1] if found else output.expression


def pieces_like(pieces: Pieces, translated: str) -> Pieces | None:
    """A translation cut in pieces, its placeholders being those of the French `pieces`; None when they differ."""
    outputs = {output_name(piece): piece for piece in pieces if isinstance(piece, Output)}
    parts = re.split(r"\$\{\s*([\w.-]+)\s*\}", translated)
    names = parts[1::2]
    expected = sorted(output_name(piece) for piece in pieces if isinstance(piece, Output))
    if sorted(names) != expected:
        return None
    mixed = [outputs[part] if index % 2 else part for index, part in enumerate(parts)]
    return tuple(piece for piece in mixed if piece != "")


def _comment(node: FormNode, field: str) -> str:
    is_section = node.control is Control.GROUP and field == "label"
    return "Titre de section" if is_section else _COMMENTS[field]
