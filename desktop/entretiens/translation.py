"""Puts the translations of the catalogues into a form, each with its review state. What is missing stays French.

What the form itself says in another language serves where the catalogue has nothing; nobody has approved it.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from desktop.entretiens.extraction import (
    choice_context,
    is_for_person,
    is_missing,
    list_choices,
    pieces_like,
    source_of,
    text_context,
)
from desktop.entretiens.formulaire import (
    SOURCE_LANGUE,
    FormNode,
    FormText,
    Formulaire,
    Wording,
)
from desktop.errors import ContentError
from desktop.langues.catalogue import Catalogues
from desktop.langues.langue import Langue

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w|$)")


def translate(formulaire: Formulaire, catalogues: Catalogues, path: Path) -> Formulaire:
    """Raises: ContentError naming `path` when a translation loses or invents a `${name}`."""
    merge = _Merge(catalogues, path)
    nodes = tuple(_translated(formulaire, node, merge) for node in formulaire.nodes)
    lists = {node.choices.list_id for node in formulaire.nodes if node.choices and node.choices.list_id}
    choice_texts = {
        f"{list_id}/{name}": merge.text(choice_context(formulaire, list_id, name), label)
        for list_id in sorted(lists)
        for name, label in list_choices(formulaire, list_id)
    }
    # Every text is now on its node or with its choice: the table they came from would only be carried twice.
    return replace(formulaire, nodes=nodes, choice_texts=choice_texts, itext={})


def without_unapproved_law(formulaire: Formulaire) -> Formulaire:
    """The same form, where a sentence that states the law is said in French until its translation is approved."""
    nodes = tuple(_with_approved_law(node) if node.is_legal else node for node in formulaire.nodes)
    return replace(formulaire, nodes=nodes)


def _with_approved_law(node: FormNode) -> FormNode:
    return replace(
        node,
        label=_approved(node.label),
        hint=_approved(node.hint),
        constraint_message=_approved(node.constraint_message),
    )


def _approved(text: FormText | None) -> FormText | None:
    if text is None:
        return None
    wordings = {code: each for code, each in text.wordings.items() if code == SOURCE_LANGUE or each.is_approved}
    return FormText(wordings)


def _translated(formulaire: Formulaire, node: FormNode, merge: "_Merge") -> FormNode:
    """The node with its texts in every language; French only for what the officer alone reads."""

    def translated(field: str) -> FormText | None:
        text: FormText | None = getattr(node, field)
        if text is None or not source_of(text):
            return text
        if not is_for_person(node):
            return FormText({SOURCE_LANGUE: _french(text)})
        return merge.text(text_context(formulaire, node, field), text)

    return replace(
        node,
        label=translated("label"),
        hint=translated("hint"),
        constraint_message=translated("constraint_message"),
        guidance=typographic(node.guidance),
    )


class _Merge:
    def __init__(self, catalogues: Catalogues, path: Path) -> None:
        self._catalogues = catalogues
        self._path = path

    def text(self, contexte: str, text: FormText) -> FormText:
        pieces = text.wording(SOURCE_LANGUE)[1].pieces
        wordings = {SOURCE_LANGUE: _french(text)}
        for langue in _others():
            texte = self._catalogues.text(contexte, source_of(text), langue)
            if texte.langue is not langue:
                own = text.wordings.get(langue.value)
                if own is not None and not is_missing(own):
                    wordings[langue.value] = Wording(own.pieces, is_approved=False)
                continue
            translated = pieces_like(pieces, texte.content)
            if translated is None:
                raise ContentError(
                    self._path, 0, f"{contexte} ({langue.nom}) : les ${{…}} ne sont pas ceux du français"
                )
            wordings[langue.value] = Wording(translated, texte.is_approved)
        return FormText(wordings)


def _french(text: FormText) -> Wording:
    pieces = text.wording(SOURCE_LANGUE)[1].pieces
    return Wording(tuple(typographic(piece) if isinstance(piece, str) else piece for piece in pieces))


def typographic(text: str) -> str:
    """pyxform straightens every apostrophe: those inside a word, or before a value, are curved again."""
    return _APOSTROPHE.sub("’", text)


def _others() -> Iterable[Langue]:
    return (langue for langue in Langue if langue is not Langue.FRANCAIS)
