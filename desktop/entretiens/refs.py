"""Paths of the nodes of a form being filled: `/accueil/enfant[2]/prenom` has the place of each repeat instance."""

import re
from collections.abc import Iterator
from typing import TypeAlias

ONE_MORE = "[+]"
"""Ends the path of the page that asks whether a repeated group has one more instance."""
AFTER_INSTANCES = 1_000_000
"""The place of that page among the instances."""

Place: TypeAlias = tuple[tuple[int, int], ...]
"""Where a path stands in the form: index of each node from the root, and place of its instance, 0 outside repeats."""

_AFTER_ALL = 1_000_000
_PLACE = re.compile(r"\[(?:\d+|\+)\]")
_PART = re.compile(r"/([^/\[]+)(?:\[(\d{1,7})\])?")


def form_path(ref: str) -> str:
    """The path of the question in the form, whatever the instance."""
    return _PLACE.sub("", ref) if "[" in ref else ref


def parts(ref: str) -> Iterator[tuple[str, int]]:
    """The names from the root, each with its place, 0 when none is written."""
    return ((name, int(place or 0)) for name, place in _PART.findall(ref))


def just_before(place: Place) -> Place:
    """A place between that one and all that comes before it; () when nothing does."""
    *around, (index, at) = place
    return (*around, (index, at - 1), (_AFTER_ALL, 0)) if around else ()
