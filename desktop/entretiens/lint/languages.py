"""The languages a form writes itself: texts that are missing, values lost, languages Repère does not speak."""

from collections import Counter
from collections.abc import Iterator

from desktop.entretiens.extraction import is_for_person, is_missing, list_choices, output_name
from desktop.entretiens.formulaire import SOURCE_LANGUE, FormText, Formulaire, Output, Wording
from desktop.entretiens.lint.fault import Fault, Severity
from desktop.langues.langue import Langue

_FIELDS = ("label", "hint", "constraint_message", "required_message")


def translations(formulaire: Formulaire) -> Iterator[Fault]:
    asked = [langue for langue in formulaire.langues if langue != SOURCE_LANGUE]
    known = {langue.value for langue in Langue}
    if asked and SOURCE_LANGUE not in formulaire.langues:
        yield Fault("", "", "le français manque : nommer sa colonne « label » ou « label::Français (fr) »")
        return
    for langue in asked:
        if langue not in known:
            reason = f"langue « {langue} » inconnue de Repère, non montrée : écrire par exemple « label::English (en) »"
            yield Fault("", "", reason, Severity.WARNING)
    spoken = [langue for langue in asked if langue in known]
    for node in formulaire.nodes:
        for field in _FIELDS if is_for_person(node) else ():
            yield from _faults(getattr(node, field), spoken, node.name, field)
    for list_id in formulaire.lists:
        for name, label in list_choices(formulaire, list_id):
            yield from _faults(label, spoken, name, "label", list_id)


def _faults(text: FormText | None, langues: list[str], name: str, field: str, list_id: str = "") -> Iterator[Fault]:
    if text is None or not text.wordings:
        return
    source = text.wordings.get(SOURCE_LANGUE)
    if is_missing(source):
        yield Fault(name, field, "le texte français manque", list_id=list_id, langue=SOURCE_LANGUE)
        return
    for langue in langues:
        wording = text.wordings.get(langue)
        if is_missing(wording):
            nom = Langue(langue).nom
            yield Fault(name, field, f"traduction manquante ({nom})", Severity.WARNING, list_id, langue)
        elif _values(wording) != _values(source):
            yield Fault(name, field, "les ${…} ne sont pas ceux du français", list_id=list_id, langue=langue)


def _values(wording: Wording | None) -> Counter[str]:
    pieces = wording.pieces if wording else ()
    return Counter(output_name(piece) for piece in pieces if isinstance(piece, Output))
