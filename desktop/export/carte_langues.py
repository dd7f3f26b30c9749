"""« Montrez votre langue »: an A4 page laid on the counter, one line a language, that the person points to.

Each line says the language in itself, what to do, and in small the French name, for who must find an interpreter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.errors import DocumentTooLongError
from desktop.export.blocks import INK, LINE, SOFT, Block, Composer, stack
from desktop.export.faces import FaceChoice
from desktop.export.page import HEIGHT, MM, WIDTH, Align, Page
from desktop.export.structure import Role
from desktop.langues.langue import Langue
from desktop.langues.paper import _
from desktop.langues.texte import Texte

_MARGIN = 14 * MM
_INNER = WIDTH - 2 * _MARGIN
_NAME_WIDTH = 30 * MM
_FACTORS = (1.0, 0.9, 0.8, 0.7)
_LARGEST_ROW = 26 * MM


@dataclass(frozen=True, slots=True)
class Ligne:
    """`phrase` is what is said under the name of the language; None when nobody translated it."""

    langue: Langue
    phrase: Texte | None


def render_carte_langues(lignes: Sequence[Ligne], choice: FaceChoice | None = None) -> bytes:
    """Return the card as a PDF of one page.

    Raises:
        DocumentTooLongError: too many languages for a page.
        MissingFontError, MissingGlyphError: a text cannot be drawn.
    """
    page = Page(_("Montrez votre langue"), Langue.FRANCAIS)
    draw_carte_langues(page, lignes, choice or FaceChoice())
    return page.finish()


def draw_carte_langues(page: Page, lignes: Sequence[Ligne], choice: FaceChoice) -> None:
    """Draw it on the page that is open. Raises: as `render_carte_langues`."""
    for factor in _FACTORS:
        rows = [_line(Composer(choice, ligne.langue, factor), ligne) for ligne in lignes]
        notice = _notice(Composer(choice, Langue.FRANCAIS), lignes)
        room = HEIGHT - 2 * _MARGIN - notice.height - 3 * MM
        height = min(room / len(rows), _LARGEST_ROW)
        if max(each.height for each in rows) + 8 * factor <= height:
            _draw(page, rows, height, notice)
            return
    raise DocumentTooLongError(_("Montrez votre langue"))


def _line(composer: Composer, ligne: Ligne) -> Block:
    """The words on the side the eye starts from, the French name on the other."""
    width = _INNER - _NAME_WIDTH
    autonym = Texte(ligne.langue.autonym, ligne.langue, is_approved=True)
    said = [composer.texte(width, autonym, composer.style(19, INK, is_bold=True))]
    if ligne.phrase is not None:
        said.append(composer.texte(width, ligne.phrase, composer.style(12.5)))
    name = Texte(ligne.langue.nom, Langue.FRANCAIS, is_approved=True)
    french = composer.texte(_NAME_WIDTH, name, composer.style(10, SOFT), Align.END)
    body = composer.row([(stack(said), width), (french, _NAME_WIDTH)]).tagged(Role.BODY)
    return body.tagged(Role.ITEM)


def _notice(composer: Composer, lignes: Sequence[Ligne]) -> Block:
    """For who lays the page on the counter."""
    told = [_("Posez cette feuille devant la personne. Elle montre sa ligne ; à l’autre bout, le nom en français.")]
    waiting = [each.langue.nom for each in lignes if each.phrase is not None and not each.phrase.is_approved]
    if waiting:
        told.append(_("Traductions non relues : {langues}.").format(langues=", ".join(waiting)))
    return stack([composer.text(_INNER, (words, composer.style(9, SOFT))) for words in told], gap=1)


def _draw(page: Page, rows: Sequence[Block], height: float, notice: Block) -> None:
    top = _MARGIN
    for place, block in enumerate(rows):
        if place:
            page.rule(_MARGIN, top, WIDTH - _MARGIN, top, LINE)
        block.draw(page, _MARGIN, top + (height - block.height) / 2, block.height)
        top += height
    notice.draw(page, _MARGIN, HEIGHT - _MARGIN - notice.height, notice.height)
