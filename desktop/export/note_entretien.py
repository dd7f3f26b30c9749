"""The working note of an interview: for the officer alone, said so on every page, with no room to write more on it.

A question a row, its answer or why there is none; what is not to be passed on stands out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import repeat

from desktop.export.blocks import BLUE, DANGER, DANGER_GROUND, INK, LINE, SOFT, Block, Composer, row, space, stack
from desktop.export.columns import Pour, pour
from desktop.export.faces import FaceChoice
from desktop.export.page import HEIGHT, MM, WIDTH, Align, Page
from desktop.export.structure import Role, Scope
from desktop.langues.langue import Langue
from desktop.langues.paper import _

_MARGIN = 15 * MM
_INNER = WIDTH - 2 * _MARGIN
_PADDING = 4.0
_WHEN = 62.0
_QUESTION = (_INNER - _WHEN) * 0.54
_ANSWER = _INNER - _WHEN - _QUESTION


@dataclass(frozen=True, slots=True)
class Ligne:
    """`reponse` is "" when there is none; `etat` says why in a few words, "" for an answer like another."""

    question: str
    reponse: str
    etat: str = ""
    quand: str = ""
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Partie:
    titre: str
    lignes: tuple[Ligne, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """`faits` are what is said above the questions, each with its label: language, times, who asked."""

    titre: str
    faits: tuple[tuple[str, str], ...]
    parties: tuple[Partie, ...]


def render_note(note: Note, choice: FaceChoice | None = None) -> bytes:
    """Return the note as a PDF, on as many pages as it takes.

    Raises: MissingFontError, MissingGlyphError: a text cannot be drawn.
    """
    composer = Composer(choice or FaceChoice(), Langue.FRANCAIS)
    band, foot = _band(composer), _foot(composer)
    room = HEIGHT - 2 * _MARGIN - band.height - foot.height - 16
    columns = pour(list(_pours(composer, note)), repeat(room))
    page = Page(_("Note interne"), Langue.FRANCAIS)
    for place, column in enumerate(columns):
        if place:
            page.turn()
            band, foot = band.as_footer(), foot.as_footer()  # read once
        band.draw(page, _MARGIN, _MARGIN, band.height)
        top = _MARGIN + band.height + 8
        for down, block in column:
            block.draw(page, _MARGIN, top + down, block.height)
        bottom = HEIGHT - _MARGIN - foot.height
        foot.draw(page, _MARGIN, bottom, foot.height)
        count = _("{n} / {total}").format(n=place + 1, total=len(columns))
        number = composer.text(_INNER, (count, composer.style(9, SOFT)), align=Align.END).as_footer()
        number.draw(page, _MARGIN, bottom, number.height)
    return page.finish()


def _band(composer: Composer) -> Block:
    """What this paper is, before anything else, on every page."""
    words = composer.text(
        _INNER - 16,
        (_("NOTE INTERNE") + "  ", composer.style(12, DANGER, is_bold=True)),
        (_("Ne pas joindre à la procédure, ne pas transmettre."), composer.style(12, DANGER)),
    )

    def draw(page: Page, x: float, top: float, _height: float) -> None:
        page.fill(x, top, _INNER, words.height + 10, DANGER_GROUND, radius=3)
        page.frame(x, top, _INNER, words.height + 10, DANGER, stroke=1.2, radius=3)
        words.draw(page, x + 8, top + 5, words.height)

    return Block(words.height + 10, draw)


def _foot(composer: Composer) -> Block:
    said = _("CONFIDENTIEL. À détruire dès qu’elle ne sert plus.")
    return composer.text(_INNER - 40, (said, composer.style(9, SOFT)))


def _pours(composer: Composer, note: Note) -> Iterator[Pour]:
    yield Pour(composer.text(_INNER, (note.titre, composer.style(17, BLUE, is_bold=True))).tagged(Role.H1))
    yield Pour(composer.pairs(_INNER, note.faits, 110), above=4)
    for partie in note.parties:
        yield Pour(composer.heading(_INNER, partie.titre), above=12, keeps_next=True)
        for ligne in partie.lignes:
            yield Pour(_line(composer, ligne))


def _line(composer: Composer, ligne: Ligne) -> Block:
    small = replace(composer.style(9, SOFT), leading=composer.style(10).leading)
    question = composer.text(_QUESTION - 8, (ligne.question, composer.style(10, SOFT)))
    answer = stack(list(_answer(composer, ligne)))
    when = composer.text(_WHEN, (ligne.quand, small), align=Align.END) if ligne.quand else space(0)
    header = question.tagged(Role.HEADER, Scope.ROW)
    cells = row([(header, _QUESTION), (answer.tagged(Role.CELL), _ANSWER), (when.tagged(Role.CELL), _WHEN)])
    line = cells.tagged(Role.ROW)

    def draw(page: Page, x: float, top: float, height: float) -> None:
        if ligne.is_withheld:
            page.fill(x, top, _INNER, height, DANGER_GROUND)
        page.rule(x, top, x + _INNER, top, LINE)
        line.draw(page, x, top + _PADDING, line.height)

    return Block(cells.height + 2 * _PADDING, draw)


def _answer(composer: Composer, ligne: Ligne) -> Iterator[Block]:
    """A state is never taken for an answer: it is written in another colour, above what was said if anything was."""
    width = _ANSWER - 8
    if ligne.etat:
        colour = DANGER if ligne.is_withheld else SOFT
        yield composer.text(width, (ligne.etat, composer.style(10, colour, is_bold=ligne.is_withheld)))
    if ligne.reponse:
        yield composer.text(width, (ligne.reponse, composer.style(10, INK, is_bold=True)))
