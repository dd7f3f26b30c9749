"""gettext for the window: every visible literal goes through `_`, formatted after translation.

French is what the sources say; English is `translations/en/LC_MESSAGES/interface.po`. What leaves the desk on paper
is in French whatever the window speaks: `langues/paper.py`. A literal that is read at import is `marked`, and
translated where it is shown.
"""

from pathlib import Path

from desktop import paths
from desktop.langues.catalogue import read_catalog
from desktop.langues.langue import Langue

DOMAIN = "interface"
LANGUES = (Langue.FRANCAIS, Langue.ANGLAIS)
"""What the window speaks."""


class _Window:
    langue = Langue.FRANCAIS
    said: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - replaced whole, never changed


def speak(langue: Langue, folder: Path = paths.TRANSLATIONS) -> None:
    """Show what is shown from now on in `langue`; a sentence without translation stays in French.

    Raises: ContentError.
    """
    said = {} if langue is Langue.FRANCAIS else _read(folder / langue.value / "LC_MESSAGES" / f"{DOMAIN}.po")
    _Window.langue, _Window.said = langue, said


def spoken() -> Langue:
    """Return the language of the window."""
    return _Window.langue


def _(text: str) -> str:
    return _Window.said.get(text, (text,))[0]


def ngettext(one: str, many: str, n: int) -> str:
    form = 0 if _Window.langue.locale.plural_form(n) == "one" else 1
    return _Window.said.get(one, (one, many))[form]


def marked(text: str) -> str:
    """Mark a literal for extraction; it is translated when shown."""
    return text


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    found = {}
    for message in read_catalog(path):
        source = message.id if isinstance(message.id, str) else message.id[0]
        said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if source and said and all(said):
            found[source] = said
    return found
