"""An interview to conduct on paper: its questions in order, boxes and lines, in two columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat

from desktop.entretiens.blank import BlankQuestion, BlankSection
from desktop.export.blanks import boxes, lines
from desktop.export.blocks import BLUE, DANGER, SOFT, Block, Composer, stack
from desktop.export.columns import Pour, pour
from desktop.export.faces import FaceChoice
from desktop.export.page import HEIGHT, MM, WIDTH, Align, Page
from desktop.export.structure import Role
from desktop.langues.langue import Langue
from desktop.langues.paper import _

_MARGIN = 12 * MM
_GUTTER = 8 * MM
_INNER = WIDTH - 2 * _MARGIN
_COLUMN = (_INNER - _GUTTER) / 2
_FACTOR = 0.9
_LONG = 22
"""Characters of a choice beyond which it takes a whole line."""


@dataclass(frozen=True, slots=True)
class EntretienVierge:
    title: str
    sections: tuple[BlankSection, ...]


def draw_entretien_vierge(page: Page, entretien: EntretienVierge, choice: FaceChoice) -> None:
    """Draw it on the page that is open, then on those it takes. Raises: MissingFontError, MissingGlyphError."""
    composer = Composer(choice, Langue.FRANCAIS, _FACTOR)
    header, foot = _header(composer, entretien), _foot(composer)
    room = HEIGHT - 2 * _MARGIN - foot.height - 4
    first = room - header.height - 6
    columns = pour(list(_pours(composer, entretien)), chain(repeat(first, 2), repeat(room)))
    header.draw(page, _MARGIN, _MARGIN, header.height)
    for place, column in enumerate(columns):
        if place and place % 2 == 0:
            foot.draw(page, _MARGIN, HEIGHT - _MARGIN - foot.height, foot.height)
            page.turn()
            foot = foot.as_footer()  # read once
        top = _MARGIN + (header.height + 6 if place < 2 else 0)
        for down, block in column:
            block.draw(page, _MARGIN + place % 2 * (_COLUMN + _GUTTER), top + down, block.height)
    foot.draw(page, _MARGIN, HEIGHT - _MARGIN - foot.height, foot.height)


def _header(composer: Composer, entretien: EntretienVierge) -> Block:
    title = composer.text(_INNER, (entretien.title, composer.style(16, BLUE, is_bold=True))).tagged(Role.H1)
    codes = _(
        "Sans réponse, écrire devant la question : R, a refusé ; N, non demandé ; S, ne sait pas ; "
        "T, dit mais à ne pas transmettre. « Si » : selon ce qui précède."
    )
    return stack([title, composer.text(_INNER, (codes, composer.style(9.5, SOFT)))], gap=2)


def _foot(composer: Composer) -> Block:
    said = _("NOTE INTERNE : ne pas joindre à la procédure, ne pas transmettre. À détruire dès qu’elle ne sert plus.")
    return composer.text(_INNER, (said, composer.style(9, DANGER)), align=Align.CENTRE)


def _pours(composer: Composer, entretien: EntretienVierge) -> Iterator[Pour]:
    for section in entretien.sections:
        yield Pour(composer.heading(_COLUMN, section.title), above=8, keeps_next=True)
        for question in section.questions:
            yield Pour(_question(composer, question), above=5)


def _question(composer: Composer, question: BlankQuestion) -> Block:
    bold, soft = composer.style(10, is_bold=True), composer.style(9, SOFT)
    parts = [(question.label, bold)]
    if question.is_conditional:
        parts.insert(0, (_("Si") + " ", soft))
    if question.is_multiple:
        parts.append((" " + _("(plusieurs)"), soft))
    label = composer.text(_COLUMN, *parts)
    if not question.choices:
        return stack([label, lines(composer, _COLUMN)])
    columns = 1 if max(map(len, question.choices)) > _LONG else 2
    return stack([label, boxes(composer, _COLUMN, question.choices, columns)], gap=1)
