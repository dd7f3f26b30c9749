"""Several documents in one file, each on pages of its own: what is printed ahead, for a day without electricity."""

from collections.abc import Callable, Sequence

from desktop.export.page import Page
from desktop.langues.langue import Langue
from desktop.langues.paper import _


def render_vierges(documents: Sequence[Callable[[Page], None]]) -> bytes:
    """Return one PDF; each document draws itself on the page that is open, and turns it if it needs more.

    Raises: what they raise.
    """
    page = Page(_("Formulaires vierges"), Langue.FRANCAIS)
    for place, draw in enumerate(documents):
        if place:
            page.turn()
        draw(page)
    return page.finish()
