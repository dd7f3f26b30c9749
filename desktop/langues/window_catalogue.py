"""What the window says, gathered from the sources for who translates it: `translations/<code>/…/interface.po`."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from desktop.langues.catalogue import read_catalog
from desktop.langues.interface import DOMAIN, LANGUES
from desktop.langues.langue import Langue

_KEYWORDS = {"_": None, "marked": None, "ngettext": (1, 2)}
# Headers that change at each run, or that nobody fills.
_SAYS_NOTHING = tuple(f'"{name}' for name in ("POT-", "PO-", "Generated", "Report-", "Last-Tr", "Language-Team"))
# Said on paper, in French only.
_ON_PAPER = "from desktop.langues.paper import"


def window_catalogues(sources: Path, translations: Path) -> Iterator[tuple[Path, bytes]]:
    """Each file and what it should hold now: what is said no more is dropped, what is new is empty.

    Raises: ContentError.
    """
    messages = tuple(_messages(sources))
    for langue in LANGUES:
        if langue is not Langue.FRANCAIS:
            path = translations / langue.value / "LC_MESSAGES" / f"{DOMAIN}.po"
            yield path, _updated(read_catalog(path), messages, langue)


def _messages(sources: Path) -> Iterator[str | tuple[str, ...]]:
    for path in sorted(sources.rglob("*.py")):
        if _ON_PAPER not in path.read_text(encoding="utf-8"):
            for _line, message, _comments, _context in extract_from_file("python", path, keywords=_KEYWORDS):
                if message:
                    yield message


def _updated(former: Catalog, messages: tuple[str | tuple[str, ...], ...], langue: Langue) -> bytes:
    header = "Ce que dit la fenêtre. `make translations` le met à jour."
    catalog = Catalog(langue.locale, project="Repère", version="1", header_comment=f"# {header}", fuzzy=False)
    for message in messages:
        known = former.get(message)
        catalog.add(message, known.string if known and known.id == message else "")
    written = BytesIO()
    write_po(written, catalog, width=120, omit_header=False, sort_output=False, include_lineno=False)
    lines = written.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_SAYS_NOTHING)).encode()
