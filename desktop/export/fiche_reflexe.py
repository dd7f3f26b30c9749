"""A reflex sheet on paper: one A4 sheet, two sides at most, in two columns and in black; or in large type.

What goes on paper is decided by the author (`papier=` in the sheet), never by the room left: a sheet that does not
fit at the smallest size is refused. What stays on the screen is named at the end.
"""

from datetime import date
from functools import lru_cache

from desktop.errors import DocumentTooLongError
from desktop.export.fiche_reflexe_layout import SMALLEST_PT, FicheLayout, Setting
from desktop.fiches.model import Feuille

SIDES = 2
SIZES_PT = (10, 9.5, 9, 8.5, SMALLEST_PT)
LARGE_PT = 16
COMFORTABLE_PT = 9


def render_fiche(feuille: Feuille, today: date, *, large: bool = False) -> bytes:
    """Return the sheet as a PDF: on one side if it fits in comfortable type, else on two, as large as it can be.

    In large type it takes the pages it needs.

    Raises: DocumentTooLongError when it does not fit its two sides at the smallest size.
    """
    if large:
        return FicheLayout(feuille, today, Setting(LARGE_PT, 1)).render()
    made: list[FicheLayout] = []
    for points in SIZES_PT:
        made.append(FicheLayout(feuille, today, Setting(points, 2)))
        if made[-1].sides == 1 or (made[0].sides <= SIDES and points <= COMFORTABLE_PT):
            break
    one_side = next((drawn for drawn in made if drawn.sides == 1), None)
    fitting = one_side or next((drawn for drawn in made if drawn.sides <= SIDES), None)
    if fitting is None:
        raise DocumentTooLongError(feuille.fiche.titre)
    return fitting.render()


@lru_cache(maxsize=64)
def fits_its_paper(feuille: Feuille) -> bool:
    """Whether the sheet fits its two sides, at the smallest size if need be."""
    return FicheLayout(feuille, feuille.fiche.a_jour_au, Setting(SMALLEST_PT, 2)).sides <= SIDES
