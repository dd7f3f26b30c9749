"""The needs on the slip: a table by delay in French, a list by delay when all is said twice."""

from collections.abc import Sequence

from desktop.export.blocks import BLUE, DANGER, INK, LINE, SOFT, Block, Composer, row, space, stack
from desktop.export.fiche_layout import CONTENT_WIDTH, GUTTER, HALF, in_two, tick_mark
from desktop.export.page import Align, Page
from desktop.export.structure import Role, Scope
from desktop.langues.paper import _
from desktop.orientations import labels
from desktop.orientations.model import BesoinExprime, Urgence
from desktop.orientations.transmission import Transmissible


def besoins_part(composer: Composer, slip: Transmissible) -> Block | None:
    """A table: one line a need, one column a delay, the most urgent first; in two halves when it is long."""
    if not slip.besoins:
        return None
    order = list(Urgence)
    needs = sorted(slip.besoins, key=lambda each: order.index(each.urgence))
    if composer.beside:
        table = _besoins_list(composer, needs)
    elif len(needs) <= _LONG_TABLE:
        table = _besoins_table(composer, needs, CONTENT_WIDTH)
    else:
        middle = (len(needs) + 1) // 2
        halves = (needs[:middle], needs[middle:])
        table = row([(_besoins_table(composer, half, HALF), HALF) for half in halves], gap=GUTTER)
    return stack([composer.heading(CONTENT_WIDTH, _("Besoins")), table])


_LONG_TABLE = 5


def _besoins_list(composer: Composer, needs: Sequence[BesoinExprime]) -> Block:
    """Said twice, the needs are a list by delay, in two columns: a table would not hold their words."""
    indent = composer.style(10.5).size + 5
    first = CONTENT_WIDTH * 0.2
    width = (CONTENT_WIDTH - first) / 2
    lines = []
    for urgence in Urgence:
        is_today = urgence is Urgence.CE_JOUR
        colour = DANGER if is_today else INK
        said = [labels.BESOIN[need.besoin] for need in needs if need.urgence is urgence]
        cells = []
        for words in said:
            body = composer.label(width - indent - 8, (words, composer.style(10.5, is_bold=is_today)))
            cells.append(composer.item(tick_mark(composer, colour, _("coché")), indent, body, width - indent))
        if cells:
            delay = composer.label(first - 8, (labels.URGENCE[urgence], composer.style(9.5, colour, is_bold=True)))
            lines.append(row([(delay, first), (in_two(composer, cells, width), 2 * width)]))
    return stack(lines, composer.space(4))


def _besoins_table(composer: Composer, needs: Sequence[BesoinExprime], width: float) -> Block:
    first, column = width * 0.43, width * 0.19
    head = composer.style(9, SOFT)
    titles = [(composer.text(first, (_("Besoin"), head)), first)]
    titles += [(composer.label(column, (labels.URGENCE[u], head), align=Align.CENTRE), column) for u in Urgence]
    header = row([(title.tagged(Role.HEADER, Scope.COLUMN), each) for title, each in titles]).tagged(Role.ROW)
    lines = [_besoin_line(composer, need, first, column) for need in needs]
    return stack([header, *lines]).tagged(Role.TABLE)


def _besoin_line(composer: Composer, need: BesoinExprime, first: float, column: float) -> Block:
    is_today = need.urgence is Urgence.CE_JOUR
    words = composer.label(first, (labels.BESOIN[need.besoin], composer.style(10.5, is_bold=is_today)))
    padding = composer.space(2)
    side = composer.style(10.5).size

    def tick(page: Page, x: float, top: float, _height: float) -> None:
        page.tick(x + (column - side) / 2, top + side * 0.1, side, DANGER if is_today else BLUE, _("coché"))

    cells = [(words.tagged(Role.HEADER, Scope.ROW), first)]
    cells += [((Block(0, tick) if need.urgence is u else space(0)).tagged(Role.CELL), column) for u in Urgence]
    line = row(cells).tagged(Role.ROW)

    def draw(page: Page, x: float, top: float, _height: float) -> None:
        page.rule(x, top, x + first + 3 * column, top, LINE)
        line.draw(page, x, top + padding, line.height)

    return Block(words.height + 2 * padding, draw)
