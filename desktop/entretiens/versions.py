"""Answers given under another version of a questionnaire, carried to this one by their path, their name and their type.

Nothing is dropped: what fits no question any more is told, and stays in the store as it was.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.entretiens.formulaire import Control, Formulaire
from desktop.entretiens.model import Ref, Reponse
from desktop.entretiens.refs import form_path, parts


class Fate(StrEnum):
    """What became of an answer that is not where it was."""

    MOVED = "moved"  # to a question of the same name, elsewhere in the form
    UNFIT = "unfit"  # its question takes another sort of answer, or no longer offers this choice
    GONE = "gone"  # its question is no longer asked


@dataclass(frozen=True, slots=True)
class Change:
    """`reponse` is as it was kept; `carried` what stands for it now, None unless it moved."""

    reponse: Reponse
    fate: Fate
    carried: Reponse | None = None


def carry(
    formulaire: Formulaire, reponses: Iterable[Reponse], fits: Callable[[Reponse], bool]
) -> tuple[dict[Ref, Reponse], tuple[Change, ...]]:
    """The answers of this form by their path, and what became of the others."""
    asked = [node.ref for node in formulaire.nodes if node.is_asked and not node.calculate]
    repeats = repeats_of(formulaire)
    kept: dict[Ref, Reponse] = {}
    others: list[Reponse] = []
    for reponse in reponses:
        if fits(reponse) and placed(form_path(reponse.ref), reponse.ref, repeats) == reponse.ref:
            kept[reponse.ref] = reponse
        else:
            others.append(reponse)
    changes = []
    for reponse in others:
        change = _changed(asked, repeats, reponse, fits)
        if change.carried is not None and change.carried.ref in kept:
            change = Change(reponse, Fate.GONE)
        if change.carried is not None:
            kept[change.carried.ref] = change.carried
        changes.append(change)
    return kept, tuple(changes)


def _changed(
    asked: Collection[Ref], repeats: Collection[str], reponse: Reponse, fits: Callable[[Reponse], bool]
) -> Change:
    path = form_path(reponse.ref)
    name = path.rpartition("/")[2]
    same = [path] if path in asked else [ref for ref in asked if ref.rpartition("/")[2] == name]
    if len(same) != 1:
        return Change(reponse, Fate.GONE)
    carried = replace(reponse, ref=placed(same[0], reponse.ref, repeats))
    is_carried = carried.ref != reponse.ref and fits(carried)
    return Change(reponse, Fate.MOVED, carried) if is_carried else Change(reponse, Fate.UNFIT)


def repeats_of(formulaire: Formulaire) -> frozenset[str]:
    """The paths of the repeated groups of a form."""
    return frozenset(node.ref for node in formulaire.nodes if node.control is Control.REPEAT)


def placed(path: str, former: str, repeats: Collection[str]) -> Ref:
    """Give the repeated groups of `path` the places `former` has: in their order, or by name when they are not as many.

    A group that was not repeated before is its first instance.
    """
    before = [(name, place) for name, place in parts(former) if place]
    around = [path[:end] for end in range(1, len(path)) if path[end] == "/" and path[:end] in repeats]
    by_name = dict(before)
    places = [place for _, place in before]
    if len(places) != len(around):
        places = [by_name.get(group.rpartition("/")[2], 1) for group in around]
    for group, place in zip(reversed(around), reversed(places), strict=True):
        path = f"{group}[{place}]{path[len(group) :]}"
    return Ref(path)


def without_instance(reponses: Mapping[Ref, Reponse], removed: Ref) -> dict[Ref, Reponse]:
    """The answers left when an instance of a repeated group goes: those of the instances after it come before."""
    group, _, place = removed.rstrip("]").rpartition("[")
    left = {}
    for ref, reponse in reponses.items():
        found = re.match(rf"{re.escape(group)}\[(\d+)\]", ref)
        at = int(found[1]) if found else 0
        if found and at > int(place):
            reponse = replace(reponse, ref=Ref(f"{group}[{at - 1}]{ref[found.end() :]}"))
        if not found or at != int(place):
            left[reponse.ref] = reponse
    return left
