"""A4 pages to draw on, one at a time: text laid out, boxes, lines. Origin at the top left, in points, going down."""

from enum import Enum
from io import BytesIO

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped] # ships no types
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped] # ships no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped] # ships no types

from desktop.export.embedded_font import EmbeddedFont
from desktop.export.faces import EM, Face
from desktop.export.shaping import Glyph, Piece
from desktop.export.text import Line, Paragraph
from desktop.langues.langue import Direction

MM = 72 / 25.4
WIDTH, HEIGHT = A4


class Align(Enum):
    """START is the side the paragraph's script begins on."""

    START = "start"
    CENTRE = "centre"
    END = "end"


# Baseline as a share of the leading: leaves room for accents above and descenders below.
BASELINE = 0.76


class Page:
    """Draws on one page, then the next; `finish` returns the document. Same calls, same bytes."""

    def __init__(self, title: str, langue: str) -> None:
        self._buffer = BytesIO()
        self._canvas = Canvas(
            self._buffer, pagesize=A4, invariant=1, pageCompression=1, initialFontName="Helvetica", lang=langue
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("")
        self._canvas.setProducer("")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._fonts: dict[Face, EmbeddedFont] = {}

    def draw_paragraph(
        self, paragraph: Paragraph, x: float, top: float, width: float, align: Align = Align.START
    ) -> float:
        """Draw a paragraph in a box `width` wide; return its bottom."""
        is_rtl = paragraph.direction is Direction.RTL
        for line in paragraph.lines:
            spare = width - line.width
            share = {Align.START: float(is_rtl), Align.CENTRE: 0.5, Align.END: float(not is_rtl)}[align]
            self._draw_line(line, x + spare * share, top + line.leading * BASELINE)
            top += line.leading
        return top

    def fill(self, x: float, top: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.roundRect(x, HEIGHT - top - height, width, height, radius, stroke=0, fill=1)

    def frame(
        self, x: float, top: float, width: float, height: float, colour: str, stroke: float = 0.6, radius: float = 0
    ) -> None:
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(stroke)
        self._canvas.roundRect(x, HEIGHT - top - height, width, height, radius, stroke=1, fill=0)

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, colour: str, stroke: float = 0.6, dash: float = 0
    ) -> None:
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(stroke)
        self._canvas.setDash(*([dash, dash],) if dash else ([],))
        self._canvas.line(x1, HEIGHT - y1, x2, HEIGHT - y2)
        self._canvas.setDash([])

    def tick(self, x: float, top: float, side: float, colour: str) -> None:
        """A check mark in a square of `side`: a drawing, as no font of ours has one."""
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

    def watermark(self, paragraph: Paragraph) -> None:
        """Draw one large line across the page; call it first, so that everything else lies over it."""
        self._canvas.saveState()
        self._canvas.translate(WIDTH / 2, HEIGHT / 2)
        self._canvas.rotate(52)
        self._canvas.translate(0, -HEIGHT)
        for line in paragraph.lines:
            self._draw_line(line, -line.width / 2, line.size * 0.35)
        self._canvas.restoreState()

    def turn(self) -> None:
        """Begin another page; what was drawn stays on the one before."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    def _draw_line(self, line: Line, x: float, baseline: float) -> None:
        for piece in line.pieces:
            self._draw_piece(piece, x, HEIGHT - baseline)
            x += piece.width

    def _draw_piece(self, piece: Piece, x: float, y: float) -> None:
        font = self._fonts.get(piece.face)
        if font is None:
            document = self._canvas._doc  # noqa: SLF001 - ReportLab opens no other door to a font of ours
            font = self._fonts[piece.face] = EmbeddedFont(piece.face, document)
        self._canvas.setFillColor(HexColor(piece.style.colour))
        shown = "".join(_show(font, glyph, piece.style.size) for glyph in piece.glyphs)
        operators = f"BT /{font.internal_name} {piece.style.size:g} Tf {x:.3f} {y:.3f} Td [{shown}] TJ ET"
        self._canvas.addLiteral(operators)


def _show(font: EmbeddedFont, glyph: Glyph, size: float) -> str:
    """One glyph of a TJ array; a vertical offset closes the array, shifts, and opens it again."""
    code = f"<{font.code(glyph.gid, glyph.text):04X}>"
    moved = f"{-glyph.dx} {code} {glyph.dx}" if glyph.dx else code
    left = font.face.advance(glyph.gid) - glyph.advance
    spaced = f"{moved} {left} " if left else moved
    return f"] TJ {glyph.dy * size / EM:.3f} Ts [{spaced}] TJ 0 Ts [" if glyph.dy else spaced
