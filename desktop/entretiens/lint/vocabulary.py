"""Words that a text of the service does not use of people, in French: translators have their own list to keep."""

from collections.abc import Iterator

from desktop.entretiens.extraction import list_choices, source_of
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.lint.fault import Fault
from desktop.fiches.vocabulaire import Vocabulaire

_COLUMNS = ("label", "hint", "constraint_message", "required_message")


def forbidden_words(formulaire: Formulaire, vocabulaire: Vocabulaire) -> Iterator[Fault]:
    for node in formulaire.nodes:
        for column in _COLUMNS:
            for reason in _reasons(source_of(getattr(node, column)), vocabulaire):
                yield Fault(node.name, column, reason)
        yield from (Fault(node.name, "guidance_hint", reason) for reason in _reasons(node.guidance, vocabulaire))
    for list_id in formulaire.lists:
        for name, label in list_choices(formulaire, list_id):
            for reason in _reasons(source_of(label), vocabulaire):
                yield Fault(name, "label", reason, list_id=list_id)


def _reasons(text: str, vocabulaire: Vocabulaire) -> Iterator[str]:
    for emploi in vocabulaire.refused(text):
        word = text[emploi.start : emploi.end]
        yield f"« {word} » : écrire plutôt {' ou '.join(f'« {said} »' for said in emploi.mot.dire)}"
