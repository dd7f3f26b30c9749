"""What a person already said in other interviews, as answers of the one that begins.

A question of the same name is the same question (`tests/entretiens/test_shipped.py` holds them to it): its answer, or
why there was none, is taken over as it was given, in its language and at its time. What fits no more stays behind.
The instances of a repeated group all come from one interview: the second child of another may not be this one's.
"""

from collections.abc import Iterable
from dataclasses import replace

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.model import Ref, Reponse
from desktop.entretiens.versions import placed, repeats_of


def carried(formulaire: Formulaire, others: Iterable[Entretien]) -> tuple[Reponse, ...]:
    """Answers for `formulaire` out of `others`, the interview that counts most first."""
    refs = {node.name: node.ref for node in formulaire.nodes if node.is_asked}
    repeats = repeats_of(formulaire)
    found: dict[Ref, Reponse] = {}
    told_by: dict[str, Entretien] = {}
    for other in others:
        for reponse in other.reponses():
            path = refs.get(reponse.ref.rpartition("/")[2])
            if path is None or not other.is_relevant(reponse.ref):
                continue
            ref = placed(path, reponse.ref, repeats)
            if ref.count("[") != reponse.ref.count("["):
                continue  # nothing says which instance it is of, or which of several answers is the one
            group = ref.partition("[")[0]
            if ref == group or told_by.setdefault(group, other) is other:
                found.setdefault(ref, replace(reponse, ref=ref))
    if not found:
        return ()
    now = max(reponse.answered_at for reponse in found.values())
    return Entretien(formulaire, found.values(), now=now).reponses()
