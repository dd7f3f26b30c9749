"""Posts made once and copied afterwards: making a store, and what it holds, is much of what a window test costs."""

import shutil
import tempfile
from collections.abc import Callable, Hashable
from functools import cache
from pathlib import Path


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    """Removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="repere-postes-")


class MadeOnce:
    """Puts in a profile what `anew` makes there; made the first time only, so every copy is one and the same post."""

    def __init__(self, anew: Callable[..., None]) -> None:
        self.anew = anew
        self._made: dict[tuple[Hashable, ...], Path] = {}

    def __call__(self, profile: Path, *what: Hashable) -> None:
        if what not in self._made:
            made = Path(tempfile.mkdtemp(dir=_folder().name)) / "profile"
            self.anew(made, *what)
            self._made[what] = made
        shutil.copytree(self._made[what], profile)
