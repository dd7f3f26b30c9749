"""Paths of the nodes of a form being filled: `/accueil/enfant[2]/prenom` has the place of each repeat instance."""

import re
from collections.abc import Iterator

ONE_MORE = "[+]"
"""Ends the path of the page that asks whether a repeated group has one more instance."""
_PLACE = re.compile(r"\[(?:\d+|\+)\]")
_PART = re.compile(r"/([^/\[]+)(?:\[(\d{1,7})\])?")


def form_path(ref: str) -> str:
    """The path of the question in the form, whatever the instance."""
    return _PLACE.sub("", ref)


def parts(ref: str) -> Iterator[tuple[str, int]]:
    """The names from the root, each with its place, 0 when none is written."""
    return ((name, int(place or 0)) for name, place in _PART.findall(ref))
