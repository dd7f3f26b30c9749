"""Texts of a running interview in any language, with their review state. Constant ones are made once."""

from desktop.entretiens.formulaire import FormText, Wording
from desktop.entretiens.instance import Instance
from desktop.entretiens.xpath.tree import Node
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte

_CODES = {langue.value: langue for langue in Langue}


class Textes:
    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._constant: dict[tuple[int, str, Langue], Texte] = {}

    def of(self, node: Node, field: str, langue: Langue) -> Texte | None:
        """The text of a question: `field` is `label`, `hint` or `constraint_message`."""
        key = (node.form.index, field, langue)
        known = self._constant.get(key)
        if known is not None:
            return known
        text: FormText | None = getattr(node.form, field)
        if text is None or not text.wordings:
            return None
        code, wording = text.wording(langue.value)
        if not wording.pieces:
            return None
        texte = self._texte(node, code, wording, langue)
        if all(isinstance(piece, str) for piece in wording.pieces):
            self._constant[key] = texte
        return texte

    def of_choice(self, node: Node, name: str, langue: Langue) -> Texte:
        key = (node.form.index, f"choice {name}", langue)
        known = self._constant.get(key)
        if known is not None:
            return known
        program = self._instance.program
        found = program.choice_text(node, name, langue.value)
        if found is None:
            label = program.choice_label(self._instance, node, name, langue.value)
            return Texte(label, Langue.FRANCAIS, langue is Langue.FRANCAIS)
        texte = self._texte(node, *found, langue)
        if all(isinstance(piece, str) for piece in found[1].pieces):
            self._constant[key] = texte
        return texte

    def _texte(self, node: Node, code: str, wording: Wording, asked: Langue) -> Texte:
        """French in place of a missing translation is not approved."""
        content = self._instance.program.render_wording(self._instance, node, wording, code).strip()
        return Texte(content, _CODES.get(code, Langue.FRANCAIS), wording.is_approved and code == asked.value)
