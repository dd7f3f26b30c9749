"""Every expression written on a question, with the column it is written in."""

from collections.abc import Iterator

from desktop.entretiens.formulaire import FormNode, FormText, Output

_TEXTS = ("label", "hint", "constraint_message", "required_message")


def sources(node: FormNode) -> Iterator[tuple[str, str]]:
    """Those inside its texts included."""
    written = {
        "relevant": node.relevant,
        "constraint": node.constraint,
        "required": node.required,
        "readonly": node.readonly,
        "calculation": node.calculate,
        "repeat_count": node.count,
        "choice_filter": node.choices.nodeset if node.choices else "",
    }
    yield from ((column, source) for column, source in written.items() if source)
    for column in _TEXTS:
        yield from ((column, source) for source in _outputs(getattr(node, column)))


def _outputs(text: FormText | None) -> Iterator[str]:
    for wording in text.wordings.values() if text else ():
        yield from (piece.expression for piece in wording.pieces if isinstance(piece, Output))
