"""Translations read from PO files, each sentence with its review state.

A sentence is approved when its entry carries the flag `relue` (`#, relue`); a comment above says by whom and when.
`fuzzy` wins over `relue`. To add a language: a member of `Langue`, then `make translations`.
"""

from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from desktop.errors import ContentError
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte

DOMAIN = "personne"
APPROVED_FLAG = "relue"


@dataclass(frozen=True, slots=True)
class _Entry:
    content: str
    is_approved: bool


class Catalogues:
    """The person-facing catalogues under `folder`, each read when first asked for and kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries: dict[Langue, dict[tuple[str, str], _Entry]] = {}

    def path(self, langue: Langue) -> Path:
        return self._folder / langue.value / "LC_MESSAGES" / f"{DOMAIN}.po"

    def text(self, contexte: str, source: str, langue: Langue) -> Texte:
        """`source` in `langue`; the French, not approved, when it is not translated. Raises: ContentError."""
        if langue is Langue.FRANCAIS:
            return Texte(source, Langue.FRANCAIS, is_approved=True)
        if langue not in self._entries:
            self._entries[langue] = _load(self.path(langue))
        entry = self._entries[langue].get((contexte, source))
        if entry is None:
            return Texte(source, Langue.FRANCAIS, is_approved=False)
        return Texte(entry.content, langue, entry.is_approved)


def _load(path: Path) -> dict[tuple[str, str], _Entry]:
    """Usable sentences of one file, by context and French source; none when the language has no file yet."""
    if not path.exists():
        return {}
    try:
        with path.open("rb") as file:
            catalog = read_po(file, ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        raise ContentError(path, error.lineno + 1, "entrée de traduction illisible") from error
    except (OSError, ValueError, LookupError) as error:
        raise ContentError(path, 0, "catalogue de traduction illisible") from error
    usable = (message for message in catalog if _is_usable(message))
    return {
        (str(message.context or ""), str(message.id)): _Entry(str(message.string), APPROVED_FLAG in message.flags)
        for message in usable
    }


def _is_usable(message: Message) -> bool:
    is_simple = isinstance(message.id, str) and isinstance(message.string, str)
    return is_simple and bool(message.id) and bool(message.string) and not message.fuzzy
