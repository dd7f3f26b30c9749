"""A reflex sheet laid out in one size of type: poured into columns, drawn page after page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise, repeat

from desktop.export.blocks import LINE, Block, Composer, row, space
from desktop.export.columns import Column, Pour, pour
from desktop.export.faces import FaceChoice
from desktop.export.page import HEIGHT, MM, WIDTH, Page
from desktop.export.shaping import Style
from desktop.export.shares import shares_of
from desktop.export.structure import Role, Scope
from desktop.fiches.model import Certitude, Contact, Etape, Feuille, Fiche, Nature, Papier, Paragraphe, Section
from desktop.fiches.prose import Bloc, Kind, Words, blocs, inline
from desktop.fiches.references import short_reference
from desktop.langues.dates import format_date
from desktop.langues.langue import Langue
from desktop.langues.paper import _

SMALLEST_PT = 8

_MARGIN = 10 * MM
_GUTTER = 6 * MM
_LEADING = 1.22
_BLACK = "#000000"
_NUMBER_EMS = 9
_WRITTEN_EMS = 1.7
"""Room for a number written by hand: how long, and how high."""
_MARKS = {Certitude.A_RELIRE: "à relire", Certitude.MEMOIRE: "à confirmer", Certitude.PROPOSITION: "bp"}


@dataclass(frozen=True, slots=True)
class Setting:
    """How a sheet is set: type in points, columns a page."""

    points: float
    columns: int

    @property
    def width(self) -> float:
        return float(WIDTH - 2 * _MARGIN - (self.columns - 1) * _GUTTER) / self.columns


class FicheLayout:
    """One sheet laid out at one size."""

    def __init__(self, feuille: Feuille, today: date, setting: Setting) -> None:
        self._fiche = feuille.fiche
        self._articles = {article.article_id: article for article in feuille.articles}
        self._services = {contact.contact_id: contact for contact in feuille.contacts}
        self._setting = setting
        self._composer = Composer(FaceChoice(), Langue.FRANCAIS, setting.points / 10, SMALLEST_PT)
        self._header = self._made_header()
        foot = _foot(feuille.fiche, today)
        self._foot = self._text(WIDTH - 2 * _MARGIN - self._count_width, foot, self._style(8))
        room = HEIGHT - 2 * _MARGIN - self._foot.height - 6
        first = room - self._header.height - self._space(5)
        self._columns = pour(list(self._pours()), chain(repeat(first, setting.columns), repeat(room)))

    @property
    def _count_width(self) -> float:
        return self._space(26)

    @property
    def sides(self) -> int:
        return -(-len(self._columns) // self._setting.columns)

    def render(self) -> bytes:
        page = Page(self._fiche.titre, Langue.FRANCAIS)
        for side in range(self.sides):
            if side:
                page.turn()
            top = _MARGIN
            if not side:
                self._header.draw(page, _MARGIN, top, self._header.height)
                top += self._header.height + self._space(5)
            for index, column in enumerate(self._columns[side * self._setting.columns :][: self._setting.columns]):
                self._draw_column(page, column, _MARGIN + index * (self._setting.width + _GUTTER), top)
            self._draw_foot(page, side)
        return page.finish()

    def _draw_column(self, page: Page, column: Column, x: float, top: float) -> None:
        for down, block in column:
            block.draw(page, x, top + down, block.height)

    def _draw_foot(self, page: Page, side: int) -> None:
        top = HEIGHT - _MARGIN - self._foot.height - 3
        page.rule(_MARGIN, top, WIDTH - _MARGIN, top, _BLACK, stroke=0.8)
        # Written on each side, read once, after everything.
        foot = self._foot if side + 1 == self.sides else self._foot.as_footer()
        foot.draw(page, _MARGIN, top + 3, self._foot.height)
        count = Words(_("{n}/{total}").format(n=side + 1, total=self.sides), is_bold=True)
        number = self._text(self._count_width, (count,), self._style(8)).as_footer()
        number.draw(page, WIDTH - _MARGIN - self._count_width, top + 3, number.height)

    def _made_header(self) -> Block:
        width = WIDTH - 2 * _MARGIN
        title = self._text(width, (Words(self._fiche.titre, is_bold=True),), self._style(17)).tagged(Role.H1)
        goal = self._text(width, (Words(self._fiche.objectif),), self._style(10))
        public = _("Pour : {qui}").format(qui=self._fiche.pour_qui)
        who = self._text(width, (Words(public),), self._style(9))

        def draw(page: Page, x: float, top: float, _height: float) -> None:
            for block in (title, goal, who):
                block.draw(page, x, top, block.height)
                top += block.height
            page.rule(x, top + 2, x + width, top + 2, _BLACK, stroke=1.2)

        return Block(title.height + goal.height + who.height + 2, draw)

    def _pours(self) -> Iterator[Pour]:
        kept_on_screen = []
        for section in self._fiche.sections:
            if section.papier is Papier.NON:
                kept_on_screen.append(section.titre)
                continue
            yield from self._section(section)
            for paragraphe in section.lecture:
                if paragraphe.papier is Papier.NON:
                    kept_on_screen.append(_title_of(paragraphe))
        yield from self._contacts()
        yield from self._legend(kept_on_screen)

    def _section(self, section: Section) -> Iterator[Pour]:
        yield Pour(self._heading(section.titre), self._space(6), keeps_next=True)
        for etape in section.etapes:
            if etape.papier is not Papier.NON:
                yield Pour(self._step(etape), self._space(2))
        for interdit in section.interdits:
            if interdit.papier is not Papier.NON:
                yield Pour(self._item("✗", (*inline(interdit.markdown), *self._mark(interdit, Nature.INTERDITS))))
        for paragraphe in section.lecture:
            if paragraphe.papier is not Papier.NON:
                yield from self._reading(paragraphe)

    def _step(self, etape: Etape) -> Block:
        words: tuple[Words, ...] = (Words(f"{etape.etape_id} ", is_bold=True), *inline(etape.texte))
        if etape.papier is Papier.ENTIER:
            for bloc in blocs(etape.detail):
                marker = Words(f" {bloc.marker} " if bloc.marker else " ")
                words += (marker, *(word for cell in bloc.cells for word in cell))
        numbers = [_called(c) for c in map(self._services.__getitem__, etape.contacts) if c.numero]
        if numbers:
            words += (Words(" " + _("Appel : {numbers}.").format(numbers=", ".join(numbers))),)
        words += self._mark(etape, Nature.ETAPES)
        indent = self._space(10) if etape.branch else 0
        return self._item("", words, indent)

    def _mark(self, item: Etape | Paragraphe, nature: Nature) -> tuple[Words, ...]:
        """What it rests on, and how sure it is, in a few signs; interdictions are good practice unless they cite."""
        told = [short_reference(self._articles[key].reference) for key in item.articles]
        if item.certitude in _MARKS and (nature is not Nature.INTERDITS or item.articles):
            told.append(_MARKS[item.certitude])
        return (Words(f" [{' ; '.join(told)}]"),) if told else ()

    def _reading(self, paragraphe: Paragraphe) -> Iterator[Pour]:
        mark = self._mark(paragraphe, Nature.LECTURE)
        found = blocs(paragraphe.markdown)
        ems = (self._setting.width - 8) / self._style(9.5).size
        shares = shares_of([bloc for bloc in found if bloc.kind in (Kind.HEAD, Kind.ROW)], ems)
        for bloc, following in pairwise([*found, None]):
            assert bloc is not None
            if bloc.kind is Kind.TITLE:
                title = tuple(replace(words, is_bold=True) for words in bloc.cells[0])
                block = self._text(self._setting.width, (*title, *mark), self._style(10)).tagged(Role.H3)
                yield Pour(block, self._space(3), keeps_next=True)
            elif bloc.kind in (Kind.HEAD, Kind.ROW):
                is_last = following is None or following.kind is not Kind.ROW
                below = self._space(3) if is_last else 0
                yield Pour(self._row(bloc, shares, below), keeps_next=bloc.kind is Kind.HEAD)
            elif bloc.marker:
                yield Pour(self._item(bloc.marker, bloc.cells[0]))
            else:
                yield Pour(self._text(self._setting.width, bloc.cells[0], self._style(10)))

    def _row(self, bloc: Bloc, shares: Sequence[float], below: float) -> Block:
        """Cells side by side, over a thin rule."""
        width = self._setting.width
        cells = []
        is_head = bloc.kind is Kind.HEAD
        role, scope = (Role.HEADER, Scope.COLUMN) if is_head else (Role.CELL, None)
        for words, share in zip(bloc.cells, shares, strict=True):
            shown = tuple(replace(each, is_bold=True) for each in words) if is_head else words
            cells.append((self._text(width * share - 4, shown, self._style(9.5)).tagged(role, scope), width * share))
        line = row(cells).tagged(Role.ROW, is_first=is_head)

        def draw(page: Page, x: float, top: float, _height: float) -> None:
            line.draw(page, x, top, line.height)
            page.rule(x, top + line.height + 0.5, x + width, top + line.height + 0.5, LINE, stroke=0.4)

        return Block(line.height + 1.5 + below, draw)

    def _contacts(self) -> Iterator[Pour]:
        """Who can be called, each on one line, as far as it goes; a number the post does not know is to be written."""
        shown = [contact for contact in self._services.values() if contact.numero or contact.is_to_fill]
        if shown:
            yield Pour(self._heading(_("Appeler")), self._space(6), keeps_next=True)
        for contact in shown:
            if contact.is_to_fill:
                yield Pour(self._to_write(contact))
            else:
                yield Pour(self._item("", _told_contact(contact), boxed=False))

    def _to_write(self, contact: Contact) -> Block:
        """A line long enough for a number, then whose it is."""
        style = self._style(10)
        left = style.size * 1.3
        blank = style.size * _NUMBER_EMS
        text = self._text(self._setting.width - left - blank - 4, (Words(contact.nom),), style)

        above = max(0.0, style.size * _WRITTEN_EMS - style.leading)

        def draw(page: Page, x: float, top: float, _height: float) -> None:
            line = top + above + style.leading * 0.92
            page.rule(x + left, line, x + left + blank, line, _BLACK, stroke=0.6)
            text.draw(page, x + left + blank + 4, top + above, text.height)

        return Block(above + text.height, draw)

    def _legend(self, kept_on_screen: Sequence[str]) -> Iterator[Pour]:
        said = _("bp : bonne pratique, pas une règle de droit. À relire, à confirmer : ne pas s’y fier seul.")
        yield Pour(self._text(self._setting.width, (Words(said),), self._style(8.5)), self._space(5))
        if kept_on_screen:
            listed = _("À l’écran seulement : {titres}.").format(titres=" ; ".join(kept_on_screen))
            yield Pour(self._text(self._setting.width, (Words(listed),), self._style(8.5)))

    def _heading(self, title: str) -> Block:
        text = self._text(self._setting.width - 6, (Words(title, is_bold=True),), self._style(11.5)).tagged(Role.H2)
        width = self._setting.width

        def draw(page: Page, x: float, top: float, _height: float) -> None:
            page.fill(x, top, width, text.height + 2, "#e4e4e4")
            text.draw(page, x + 3, top + 1, text.height)

        return Block(text.height + 4, draw)

    def _item(self, marker: str, words: tuple[Words, ...], indent: float = 0, *, boxed: bool = True) -> Block:
        """Words beside a mark: a box to tick when there is none to write."""
        style = self._style(10)
        left = style.size * (1.7 if marker.endswith(".") else 1.3)
        width = self._setting.width - indent - left
        mark = self._mark_of(marker, left, style) if marker or boxed else space(0)
        item = self._composer.item(mark, left, self._text(width, words, style), width)
        return row([(space(0), indent), (item, left + width)])

    def _mark_of(self, marker: str, width: float, style: Style) -> Block:
        if marker and marker != "✗":
            return self._text(width, (Words(marker),), style)
        side = style.size * 0.78

        def draw(page: Page, x: float, top: float, _height: float) -> None:
            middle = top + style.leading * 0.18
            if marker:
                page.cross(x + 1, middle, side - 1, _BLACK, _("à ne pas faire"))
            else:
                page.box(x, middle, side, _BLACK, _("case à cocher"))

        return Block(0, draw)

    def _text(self, width: float, words: tuple[Words, ...], style: Style) -> Block:
        shown = words or (Words(" "),)  # an empty cell
        return self._composer.text(width, *((each.text, replace(style, is_bold=each.is_bold)) for each in shown))

    def _style(self, size: float) -> Style:
        points = max(SMALLEST_PT, size * self._setting.points / 10)
        return Style(points, points * _LEADING, is_bold=False, colour=_BLACK)

    def _space(self, points: float) -> float:
        return points * self._setting.points / 10


def _title_of(paragraphe: Paragraphe) -> str:
    first = blocs(paragraphe.markdown)[0]
    return "".join(words.text for words in first.cells[0])


def _called(contact: Contact) -> str:
    """A number known by all stands alone; that of the post says whose it is."""
    return f"{contact.court} {contact.numero}" if contact.is_local else contact.numero


def _told_contact(contact: Contact) -> tuple[Words, ...]:
    nom = contact.court if contact.is_local else contact.nom
    told = f" {nom}" + (f" ({contact.horaires})" if contact.horaires else "")
    return (Words(contact.numero, is_bold=True), Words(told))


def _foot(fiche: Fiche, today: date) -> tuple[Words, ...]:
    """Which sheet this is, how old, and whether it may still be relied on."""
    said = _(
        "{titre}, version {version}, à jour au {jour}, à relire avant le {relire}. État : {etat}. Imprimé le {today}."
    )
    told = said.format(
        titre=fiche.titre,
        version=fiche.version,
        jour=_day(fiche.a_jour_au),
        relire=_day(fiche.a_relire_le),
        etat=fiche.relecture.value,
        today=_day(today),
    )
    if fiche.a_relire_le >= today:
        return (Words(told),)
    return (Words(_("DATE DE RELECTURE DÉPASSÉE.") + " ", is_bold=True), Words(told))


def _day(day: date) -> str:
    return format_date(day, Langue.FRANCAIS)
