"""« Vos droits »: what the law has said to a victim, in the person's language with the French opposite (dossier § 8).

One page a part: the rights of anyone, then those of a foreign victim. Each right is a row, so that an interpreter and
a lawyer read the same line; the text of law is under the French.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.errors import DocumentTooLongError
from desktop.export.blocks import BLUE, DANGER, LINE, SOFT, Block, Composer, space, stack
from desktop.export.faces import FaceChoice
from desktop.export.page import HEIGHT, MM, WIDTH, Page
from desktop.export.structure import Role
from desktop.langues.langue import Langue
from desktop.langues.paper import _
from desktop.langues.texte import Texte

_MARGIN = 15 * MM
_INNER = WIDTH - 2 * _MARGIN
_GUTTER = 8 * MM
_FACTORS = (1.0, 0.95, 0.9, 0.85, 0.8)
_LARGEST_GAP = 16.0
_SMALLEST_GAP = 7.0


@dataclass(frozen=True, slots=True)
class Droit:
    """`dit` is in the person's language, or in French for want of a translation; `references` are texts of law."""

    dit: Texte
    francais: Texte
    references: str = ""


@dataclass(frozen=True, slots=True)
class Partie:
    """One page of rights, under its title."""

    titre: Droit
    droits: tuple[Droit, ...]

    @property
    def is_approved(self) -> bool:
        return all(droit.dit.is_approved for droit in (self.titre, *self.droits))


def render_droits(parties: Sequence[Partie], langue: Langue, choice: FaceChoice | None = None) -> bytes:
    """Return the sheet as a PDF of one page a part; in French there is one column.

    Raises:
        DocumentTooLongError: a part does not fit on its page.
        MissingFontError, MissingGlyphError: a text cannot be drawn.
    """
    page = Page(_("Vos droits"), langue)
    for place, partie in enumerate(parties):
        if place:
            page.turn()
        draw_partie(page, partie, langue, choice or FaceChoice())
    return page.finish()


def draw_partie(page: Page, partie: Partie, langue: Langue, choice: FaceChoice) -> None:
    """Draw a part on the page that is open. Raises: as `render_droits`."""
    for factor in _FACTORS:
        composer = Composer(choice, langue, factor)
        title = _title(composer, partie.titre)
        rows = [_right(composer, droit) for droit in partie.droits]
        foot = _foot(composer, partie)
        room = HEIGHT - 2 * _MARGIN - title.height - foot.height - 10
        gap = (room - sum(block.height for block in rows)) / len(rows)
        if gap >= _SMALLEST_GAP * factor:
            break
    else:
        raise DocumentTooLongError(partie.titre.francais.content)
    gap = min(gap, _LARGEST_GAP)
    title.draw(page, _MARGIN, _MARGIN, title.height)
    top = _MARGIN + title.height + gap / 2
    for block in rows:
        page.rule(_MARGIN, top, WIDTH - _MARGIN, top, LINE)
        block.draw(page, _MARGIN, top + gap / 2, block.height)
        top += block.height + gap
    foot.draw(page, _MARGIN, HEIGHT - _MARGIN - foot.height, foot.height)


def _title(composer: Composer, titre: Droit) -> Block:
    bold, soft = composer.style(19, BLUE, is_bold=True), composer.style(12, SOFT)
    if _is_french(composer):
        return composer.texte(_INNER, titre.francais, bold).tagged(Role.H1)
    width = (_INNER - _GUTTER) / 2
    lower = space((bold.leading - soft.leading) * 0.76)
    french = stack([lower, _french(composer).texte(width, titre.francais, soft)])
    return _opposite(composer, composer.texte(width, titre.dit, bold).tagged(Role.H1), french)


def _right(composer: Composer, droit: Droit) -> Block:
    """The person's words on the side she begins to read; the French, smaller, opposite."""
    if _is_french(composer):
        said = composer.texte(_INNER, droit.francais, composer.style(12))
        body = stack([said, *_references(composer, _INNER, droit)], gap=1).tagged(Role.BODY)
        return body.tagged(Role.ITEM)
    width = (_INNER - _GUTTER) / 2
    french = _french(composer)
    opposite = [french.texte(width, droit.francais, composer.style(10)), *_references(french, width, droit)]
    said = composer.texte(width, droit.dit, composer.style(11.5)).tagged(Role.CELL)
    return _opposite(composer, said, stack(opposite, gap=1).tagged(Role.CELL)).tagged(Role.ROW)


def _opposite(composer: Composer, said: Block, french: Block) -> Block:
    width = (_INNER - _GUTTER) / 2
    return composer.row([(said, width), (french, width)], gap=_GUTTER)


def _references(composer: Composer, width: float, droit: Droit) -> list[Block]:
    if not droit.references:
        return []
    return [_french(composer).text(width, (droit.references, composer.style(9, SOFT)))]


def _foot(composer: Composer, partie: Partie) -> Block:
    """For the agent: that somebody must still read the translation over."""
    french = _french(composer)
    told = [(_("À lire avec un interprète professionnel."), SOFT)]
    if any(droit.dit.langue is not composer.langue for droit in (partie.titre, *partie.droits)):
        told.append((_("Ce qui n’a pas de traduction utilisable est en français."), DANGER))
    elif not partie.is_approved:
        told.append((_("Traduction non relue."), DANGER))
    return stack([french.text(_INNER, (words, composer.style(9, colour))) for words, colour in told], gap=1)


def _is_french(composer: Composer) -> bool:
    return composer.langue is Langue.FRANCAIS


def _french(composer: Composer) -> Composer:
    return Composer(composer.choice, Langue.FRANCAIS, composer.factor, composer.smallest)
