"""The words that are dictated over the telephone, and read aloud to compare keys: `resources/mots/dictee.txt`."""

from functools import cache
from pathlib import Path

from desktop import paths
from desktop.errors import ContentError


@cache
def dictation_words(path: Path = paths.RESOURCES / "mots" / "dictee.txt") -> tuple[str, ...]:
    """Every word of the list, in its order: 7,776, without accent nor capital. Raises: ContentError."""
    try:
        return tuple(path.read_text(encoding="ascii").split())
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 0, "la liste de mots à dicter est illisible") from error
