"""A font embedded in a PDF with only the glyphs drawn, each one saying what text it stands for.

A character identifier stands for a pair (glyph, text), not for a glyph alone: in Arabic one drawing serves several
letters, and a reader that copies or speaks the page must get the letters written.
"""

import struct
import zlib
from collections.abc import Iterable

import uharfbuzz as hb  # type: ignore[import-untyped] # ships no types
from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped] # ships no types

from desktop.export.faces import Face

_FLAG_SYMBOLIC = 4
_STEM_V = {False: 80, True: 140}
_USELESS_TABLES = (b"GSUB", b"GPOS", b"GDEF", b"kern", b"name", b"post", b"OS/2", b"cmap", b"STAT")
_BOX = 3000
"""Half width of a box any glyph fits in, thousandths of an em."""


class EmbeddedFont:
    """A face as one document uses it. ReportLab calls `addObjects` when it writes the document."""

    def __init__(self, face: Face, document: pdfdoc.PDFDocument) -> None:
        self.face = face
        self.internal_name = f"F{len(document.fontMapping) + 1}"
        self._codes: dict[tuple[int, str], int] = {}
        document.fontMapping[face.name] = f"/{self.internal_name}"
        document.delayedFonts.append(self)

    def code(self, gid: int, text: str) -> int:
        """Return the identifier of a glyph drawn for `text`; 0 is kept for "no glyph"."""
        return self._codes.setdefault((gid, text), len(self._codes) + 1)

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 - called by ReportLab
        """Write the font, its widths and its text, once every glyph is known."""
        program, new_gids = self._subset()
        name = pdfdoc.PDFName(f"{self._tag()}+{self.face.name}")
        gids = [0, *(new_gids[gid] for gid, _ in self._codes)]
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(self._descriptor(document, name, program)),
                "DW": 0,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([self.face.advance(gid) for gid, _ in self._codes])]),
                "CIDToGIDMap": document.Reference(_stream(document, struct.pack(f">{len(gids)}H", *gids))),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(document, _to_unicode(text for _, text in self._codes))),
            }
        )
        document.Reference(font, self.internal_name)
        document.idToObject["BasicFonts"].dict[self.internal_name] = pdfdoc.PDFObjectReference(self.internal_name)

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({gid for gid, _ in self._codes})
        # Shaping is done: only outlines are left to draw, and a layout closure would bring more glyphs.
        wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        wanted.drop_table_tag_set.update(int.from_bytes(table, "big") for table in _USELESS_TABLES)
        plan = hb.SubsetPlan(self.face.hb_face, wanted)
        return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)

    def _descriptor(self, document: pdfdoc.PDFDocument, name: pdfdoc.PDFName, program: bytes) -> pdfdoc.PDFDictionary:
        face = self.face
        file = _stream(document, program)
        file.dictionary["Length1"] = len(program)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": _FLAG_SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([-_BOX, face.descent, _BOX, face.ascent]),
                "ItalicAngle": 0,
                "Ascent": face.ascent,
                "Descent": face.descent,
                "CapHeight": face.cap_height,
                "StemV": _STEM_V[face.is_bold],
                "FontFile2": document.Reference(file),
            }
        )

    def _tag(self) -> str:
        """Six letters drawn from the glyphs used, as PDF asks of a subset."""
        number = zlib.crc32(repr(sorted(self._codes)).encode("utf-8")) % 26**6
        return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))


def _stream(document: pdfdoc.PDFDocument, content: bytes) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=content)
    if document.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _to_unicode(texts: Iterable[str]) -> bytes:
    """CMap from identifiers (1, 2, 3…) to the text they stand for."""
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts, 1) if text]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
