"""A font embedded in a PDF with only the glyphs drawn, each one saying what text it stands for.

A character identifier stands for a pair (glyph, text), not for a glyph alone: in Arabic one drawing serves several
letters, and a reader that copies or speaks the page must get the letters written.

Outlines of TrueType and of PostScript (Chinese) are embedded as they are. The second kind allows no table from
identifiers to glyphs: a CMap of ours leads from identifiers to the glyphs of the whole font, which name those kept.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence

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
        kind = self._postscript() if self.face.is_cff else self._truetype(document, new_gids)
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "BaseFont": name,
                "CIDSystemInfo": _system_info(),
                "FontDescriptor": document.Reference(self._descriptor(document, name, program)),
                "DW": 0,
                **kind,
            }
        )
        encoding = document.Reference(self._encoding(document)) if self.face.is_cff else "/Identity-H"
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": encoding,
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(document, _to_unicode(text for _, text in self._codes))),
            }
        )
        document.Reference(font, self.internal_name)
        document.idToObject["BasicFonts"].dict[self.internal_name] = pdfdoc.PDFObjectReference(self.internal_name)

    def _truetype(self, document: pdfdoc.PDFDocument, new_gids: Mapping[int, int]) -> dict[str, object]:
        gids = [0, *(new_gids[gid] for gid, _ in self._codes)]
        return {
            "Subtype": "/CIDFontType2",
            "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([self.face.advance(gid) for gid, _ in self._codes])]),
            "CIDToGIDMap": document.Reference(_stream(document, struct.pack(f">{len(gids)}H", *gids))),
        }

    def _postscript(self) -> dict[str, object]:
        gids = sorted({gid for gid, _ in self._codes})
        widths = (item for gid in gids for item in (gid, pdfdoc.PDFArray([self.face.advance(gid)])))
        return {"Subtype": "/CIDFontType0", "W": pdfdoc.PDFArray(list(widths))}

    def _encoding(self, document: pdfdoc.PDFDocument) -> pdfdoc.PDFStream:
        name = f"Repere-{self._tag()}"
        stream = _stream(document, _to_cid(name, (gid for gid, _ in self._codes)))
        values = {"Type": "/CMap", "CMapName": f"/{name}", "CIDSystemInfo": _system_info()}
        stream.dictionary.dict.update(values)
        return stream

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """What is embedded, and the place there of each glyph."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({gid for gid, _ in self._codes})
        # Shaping is done: only outlines are left to draw, and a layout closure would bring more glyphs.
        wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        wanted.drop_table_tag_set.update(int.from_bytes(table, "big") for table in _USELESS_TABLES)
        plan = hb.SubsetPlan(self.face.hb_face, wanted)
        kept = plan.execute()
        program = kept.reference_table("CFF ") if self.face.is_cff else kept.blob
        return program.data, dict(plan.old_to_new_glyph_mapping)

    def _descriptor(self, document: pdfdoc.PDFDocument, name: pdfdoc.PDFName, program: bytes) -> pdfdoc.PDFDictionary:
        face = self.face
        file = _stream(document, program)
        if face.is_cff:
            file.dictionary["Subtype"] = "/CIDFontType0C"
        else:
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
                "FontFile3" if face.is_cff else "FontFile2": document.Reference(file),
            }
        )

    def _tag(self) -> str:
        """Six letters drawn from the glyphs used, as PDF asks of a subset."""
        number = zlib.crc32(repr(sorted(self._codes)).encode("utf-8")) % 26**6
        return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))


def _system_info() -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(
        {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
    )


def _stream(document: pdfdoc.PDFDocument, content: bytes) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=content)
    if document.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _to_unicode(texts: Iterable[str]) -> bytes:
    """CMap from identifiers (1, 2, 3…) to the text they stand for."""
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts, 1) if text]
    return _cmap("Adobe-Identity-UCS", "UCS", 2, "bfchar", lines)


def _to_cid(name: str, gids: Iterable[int]) -> bytes:
    """CMap from identifiers (1, 2, 3…) to glyphs of the whole font."""
    return _cmap(name, "Identity", 1, "cidchar", [f"<{code:04X}> {gid}" for code, gid in enumerate(gids, 1)])


def _cmap(name: str, ordering: str, kind: int, operator: str, lines: Sequence[str]) -> bytes:
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} begin{operator}\n" + "\n".join(block) + f"\nend{operator}" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType {kind} def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
