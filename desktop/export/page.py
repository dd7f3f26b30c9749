"""A4 pages to draw on, one at a time: text laid out, boxes, lines. Origin at the top left, in points, going down."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import Enum
from io import BytesIO
from itertools import groupby
from operator import itemgetter

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped] # ships no types
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped] # ships no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped] # ships no types

from desktop.export.embedded_font import EmbeddedFont
from desktop.export.extraction import counterweight, lean, mark_end
from desktop.export.faces import Face
from desktop.export.glyph_operators import ink, shown_glyphs
from desktop.export.metadata import add_metadata
from desktop.export.reading import Placed, Run, runs
from desktop.export.shaping import Piece
from desktop.export.structure import Element, Role, Structure
from desktop.export.text import Line, Paragraph
from desktop.langues.langue import Direction, Langue

_PDF_VERSION = (1, 7)

MM = 72 / 25.4
WIDTH, HEIGHT = A4


class Align(Enum):
    """START is the side the paragraph's script begins on."""

    START = "start"
    CENTRE = "centre"
    END = "end"


# Baseline as a share of the leading: leaves room for accents above and descenders below.
BASELINE = 0.76


_TOUCHING = 0.01
"""Points: less apart, two pieces follow one another."""

_DECORATION = "/Artifact BMC"
_FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


class Page:
    """Draws on one page, then the next; `finish` returns the document. Same calls, same bytes.

    Words are tagged with what they are for screen readers: what `element` opened, else a paragraph. Order of drawing is
    order of reading. Lines, frames and grounds are decoration, and read by nobody.
    """

    def __init__(self, title: str, langue: str) -> None:
        self._buffer = BytesIO()
        self._canvas = Canvas(
            self._buffer,
            pagesize=A4,
            invariant=1,
            pageCompression=1,
            initialFontName="Helvetica",
            lang=langue,
            pdfVersion=_PDF_VERSION,
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("")
        self._canvas.setProducer("")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._document = self._canvas._doc  # noqa: SLF001 - ReportLab opens no other door to fonts and tags of ours
        # ReportLab begins each page with a font of its own, which is not embedded and writes nothing here.
        self._canvas._preamble = "1 0 0 1 0 0 cm"  # noqa: SLF001 - it has no other way to do without
        del self._document.idToObject["BasicFonts"].dict["F1"]
        self._title = title
        self._langue = langue
        self._is_rtl = Langue(langue).direction is Direction.RTL
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._structure = Structure()
        self._turned = 0
        self._lean = 0
        self._blank: Piece | None = None
        self._is_decoration = False

    @contextmanager
    def element(self, element: Element, *, is_first: bool = False) -> Iterator[None]:
        """What is drawn meanwhile is, or is in, `element`; `is_first` begins another list or table (`Structure`)."""
        if self._is_decoration:
            yield
            return
        self._structure.begin(element, is_first=is_first)
        yield
        self._structure.end()

    @contextmanager
    def decoration(self, *, is_footer: bool = False) -> Iterator[None]:
        """What is drawn meanwhile is read by nobody: it says nothing, or is a footer that is read on another page."""
        if self._is_decoration:
            yield
            return
        self._is_decoration = True
        self._canvas.addLiteral(_FOOTER if is_footer else _DECORATION)
        yield
        self._canvas.addLiteral("EMC")
        self._is_decoration = False

    def draw_paragraph(
        self, paragraph: Paragraph, x: float, top: float, width: float, align: Align = Align.START
    ) -> float:
        """Draw a paragraph in a box `width` wide; return its bottom."""
        is_rtl = paragraph.direction is Direction.RTL
        share = {Align.START: float(is_rtl), Align.CENTRE: 0.5, Align.END: float(not is_rtl)}[align]
        placed: list[Placed] = []
        for line in paragraph.lines:
            if self._is_rtl and not is_rtl:
                line = replace(line, pieces=mark_end(line.pieces))
            left = x + (width - line.width) * share
            placed += _place(line, left, top + line.leading * BASELINE, is_rtl=is_rtl)
            top += line.leading
        self._draw_words(placed)
        return top

    def fill(self, x: float, top: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        with self.decoration():
            self._canvas.setFillColor(HexColor(colour))
            self._canvas.roundRect(x, HEIGHT - top - height, width, height, radius, stroke=0, fill=1)

    def frame(
        self, x: float, top: float, width: float, height: float, colour: str, stroke: float = 0.6, radius: float = 0
    ) -> None:
        with self.decoration():
            self._frame(x, top, width, height, colour, stroke, radius)

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, colour: str, stroke: float = 0.6, dash: float = 0
    ) -> None:
        with self.decoration():
            self._rule(x1, y1, x2, y2, colour, stroke, dash)

    def tick(self, x: float, top: float, side: float, colour: str, alt: str) -> None:
        """A check mark in a square of `side`: a drawing, as no font of ours has one. `alt` is what is read."""
        with self._figure(x, top, side, alt):
            path = self._canvas.beginPath()
            bottom = HEIGHT - top
            path.moveTo(x + side * 0.16, bottom - side * 0.55)
            path.lineTo(x + side * 0.42, bottom - side * 0.80)
            path.lineTo(x + side * 0.88, bottom - side * 0.18)
            self._canvas.setStrokeColor(HexColor(colour))
            self._canvas.setLineWidth(side * 0.16)
            self._canvas.setLineCap(1)
            self._canvas.drawPath(path, stroke=1, fill=0)
            self._canvas.setLineCap(0)

    def box(self, x: float, top: float, side: float, colour: str, alt: str) -> None:
        """A square to tick by hand."""
        with self._figure(x, top, side, alt):
            self._frame(x, top, side, side, colour, stroke=0.7)

    def cross(self, x: float, top: float, side: float, colour: str, alt: str) -> None:
        """What must not be done."""
        with self._figure(x, top, side, alt):
            self._rule(x, top, x + side, top + side, colour, stroke=1.1)
            self._rule(x, top + side, x + side, top, colour, stroke=1.1)

    def modules(self, x: float, top: float, side: float, rows: Sequence[Sequence[bool]], colour: str, alt: str) -> None:
        """A square of small squares, dark where it is True: a QR code. `alt` is what is read."""
        step = side / len(rows)
        with self._figure(x, top, side, alt):
            path = self._canvas.beginPath()
            for place, cells in enumerate(rows):
                bottom = HEIGHT - top - (place + 1) * step
                column = 0
                for is_dark, run in groupby(cells):
                    length = len(list(run))
                    if is_dark:
                        path.rect(x + column * step, bottom, length * step, step)
                    column += length
            self._canvas.setFillColor(HexColor(colour))
            self._canvas.drawPath(path, stroke=0, fill=1)

    def watermark(self, paragraph: Paragraph) -> None:
        """Draw one large line across the page; call it first, so that everything else lies over it."""
        with self.decoration():
            self._canvas.saveState()
            self._canvas.translate(WIDTH / 2, HEIGHT / 2)
            self._canvas.rotate(52)
            self._canvas.translate(0, -HEIGHT)
            for line in paragraph.lines:
                self._draw_pieces(_place(line, -line.width / 2, line.size * 0.35, is_rtl=False))
            self._canvas.restoreState()

    def turn(self) -> None:
        """Begin another page; what was drawn stays on the one before, and so does every element."""
        assert self._structure.is_closed
        self._end_page()
        self._turned += 1

    def finish(self) -> bytes:
        self._end_page()
        self._structure.write(self._document)
        add_metadata(self._document, self._title, self._langue)
        self._canvas.save()
        return self._buffer.getvalue()

    def _end_page(self) -> None:
        if self._blank and self._is_rtl and self._lean >= 0:
            with self.decoration():
                self._draw_together([Placed(counterweight(self._blank, self._lean), MM, HEIGHT - MM)])
        self._lean, self._blank = 0, None
        self._canvas.showPage()

    def _draw_words(self, placed: Sequence[Placed]) -> None:
        if self._is_decoration:
            self._draw_pieces(placed)
            return
        if all(each.piece.is_blank for each in placed):
            return
        if not self._structure.current.role.holds_text:
            with self.element(Element(Role.P)):
                self._draw_words(placed)
            return
        langue = placed[0].piece.langue
        if langue != self._langue:
            self._structure.current.langue = langue
        found = runs(placed)
        if len(found) == 1 and found[0].is_in_order and found[0].langue == langue:
            self._draw_marked(placed)
            return
        for run in found:
            with self.element(_span(run, langue)):
                self._draw_marked(run.pieces)

    def _draw_marked(self, placed: Iterable[Placed]) -> None:
        with self._marked():
            self._draw_pieces(placed)

    @contextmanager
    def _figure(self, x: float, top: float, side: float, alt: str) -> Iterator[None]:
        box = (x, HEIGHT - top - side, x + side, HEIGHT - top)
        with self.element(Element(Role.FIGURE, alt=alt, box=box)), self._marked():
            yield

    @contextmanager
    def _marked(self) -> Iterator[None]:
        if self._is_decoration:
            yield
            return
        role = self._structure.current.role
        self._canvas.addLiteral(f"/{role} <</MCID {self._structure.mark(self._turned)}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    def _frame(
        self, x: float, top: float, width: float, height: float, colour: str, stroke: float, radius: float = 0
    ) -> None:
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(stroke)
        self._canvas.roundRect(x, HEIGHT - top - height, width, height, radius, stroke=1, fill=0)

    def _rule(self, x1: float, y1: float, x2: float, y2: float, colour: str, stroke: float, dash: float = 0) -> None:
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(stroke)
        self._canvas.setDash(*([dash, dash],) if dash else ([],))
        self._canvas.line(x1, HEIGHT - y1, x2, HEIGHT - y2)
        self._canvas.setDash([])

    def _draw_pieces(self, placed: Iterable[Placed]) -> None:
        """Pieces that follow one another on a line, in one face and one style, are drawn at once."""
        together: list[Placed] = []
        end = 0.0
        for each in placed:
            self._lean += lean(each.piece)
            if each.piece.is_blank:
                self._blank = each.piece
            if together and not (_is_alike(together[0], each) and abs(each.x - end) < _TOUCHING):
                self._draw_together(together)
                together = []
            together.append(each)
            end = each.x + each.piece.width
        if together:
            self._draw_together(together)

    def _draw_together(self, placed: Sequence[Placed]) -> None:
        first = placed[0].piece
        font = self._fonts.get(first.face)
        if font is None:
            font = self._fonts[first.face] = EmbeddedFont(first.face, self._document)
        size = first.style.size
        shown = shown_glyphs(font, [glyph for each in placed for glyph in each.piece.glyphs], size)
        at = f"{placed[0].x:.3f} {HEIGHT - placed[0].baseline:.3f}"
        self._canvas.addLiteral(
            f"{ink(first.style.colour)} BT /{font.internal_name} {size:g} Tf {at} Td [{shown}] TJ ET"
        )


def _place(line: Line, x: float, baseline: float, *, is_rtl: bool) -> list[Placed]:
    """Where each piece is, in the order they are read."""
    start, placed = x, []
    for place, piece in zip(line.places, line.pieces, strict=True):
        placed.append((place, Placed(piece, x, baseline)))
        x += piece.width
    read = [each for _place, each in sorted(placed, key=itemgetter(0))]
    if line.blank:
        read.append(Placed(line.blank, start - line.blank.width if is_rtl else x, baseline))
    return read


def _span(run: Run, langue: str) -> Element:
    """A part of a sentence whose language is `langue`."""
    other = "" if run.langue == langue else run.langue
    return Element(Role.SPAN, langue=other, actual="" if run.is_in_order else run.text)


def _is_alike(one: Placed, other: Placed) -> bool:
    first, second = one.piece, other.piece
    return first.face is second.face and first.style == second.style and one.baseline == other.baseline
