"""What a person already said in other interviews, as answers of the one that begins.

A question of the same name is the same question (`tests/entretiens/test_shipped.py` holds them to it): its answer, or
why there was none, is taken over as it was given, in its language and at its time. What fits no more stays behind.
"""

from collections.abc import Iterable
from dataclasses import replace

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.model import Ref, Reponse


def carried(formulaire: Formulaire, others: Iterable[Entretien]) -> tuple[Reponse, ...]:
    """Answers for `formulaire` out of `others`, the interview that counts most first."""
    refs = {node.name: node.ref for node in formulaire.nodes if node.is_asked}
    found: dict[Ref, Reponse] = {}
    for other in others:
        for reponse in other.reponses():
            ref = refs.get(reponse.ref.rpartition("/")[2])
            if ref is not None and other.is_relevant(reponse.ref):
                found.setdefault(ref, replace(reponse, ref=ref))
    if not found:
        return ()
    now = max(reponse.answered_at for reponse in found.values())
    return Entretien(formulaire, found.values(), now=now).reponses()
