"""Translations read from PO files, each sentence with its review state.

A sentence is approved when its entry carries the flag `relue` (`#, relue`); comments above say by whom and when:
`# traducteur : …`, `# relecteur : …`, `# date : AAAA-MM-JJ`.
`fuzzy` wins over `relue`. To add a language: a member of `Langue`, then `make translations`.
"""

import re
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from desktop.errors import ContentError
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte

DOMAIN = "personne"
APPROVED_FLAG = "relue"
_LINE = re.compile(r'(?:#.*)?|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"')


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


class CataloguesBeside(Catalogues):
    """Those of a file that a service wrote itself: `accueil.xlsx` has `accueil.en.po` beside it."""

    def __init__(self, file: Path) -> None:
        super().__init__(file.parent)
        self._file = file

    def path(self, langue: Langue) -> Path:
        return self._file.with_suffix(f".{langue.value}.po")


def read_catalog(path: Path) -> Catalog:
    """What a file holds, states included; empty when there is no file. Raises: ContentError."""
    if not path.exists():
        return Catalog()
    try:
        content = path.read_text(encoding="utf-8")
        _check_lines(path, content)
        return read_po(StringIO(content), ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        raise ContentError(path, error.lineno + 1, "entrée de traduction illisible") from error
    except (OSError, ValueError, LookupError) as error:
        raise ContentError(path, 0, "catalogue de traduction illisible") from error


def _check_lines(path: Path, content: str) -> None:
    """Babel reads on when a quote is missing, and loses a letter."""
    for number, line in enumerate(content.splitlines(), start=1):
        if not _LINE.fullmatch(line.strip()):
            raise ContentError(path, number, "ligne de traduction mal écrite (guillemets ?)")


def _load(path: Path) -> dict[tuple[str, str], _Entry]:
    """Usable sentences of one file, by context and French source."""
    return {
        (str(message.context or ""), str(message.id)): _Entry(str(message.string), APPROVED_FLAG in message.flags)
        for message in read_catalog(path)
        if _is_usable(message)
    }


def _is_usable(message: Message) -> bool:
    is_simple = isinstance(message.id, str) and isinstance(message.string, str)
    return is_simple and bool(message.id) and bool(message.string) and not message.fuzzy
