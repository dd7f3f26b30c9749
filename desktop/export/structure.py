"""The logical structure of a PDF: what each piece of a page is, in which order it is read, in which language.

Screen readers and conversions to other forms read this tree, not the page. Roles are the standard structure types of
ISO 32000-1, 14.8.4.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped] # ships no types


class Role(StrEnum):
    """What a part of a document is; values are the names PDF gives them."""

    DOCUMENT = "Document"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    P = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEADER = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    SPAN = "Span"

    @property
    def holds_text(self) -> bool:
        """Whether words may be put straight into it; elsewhere they are a paragraph."""
        return self in _TEXTUAL


_TEXTUAL = frozenset({Role.H1, Role.H2, Role.H3, Role.P, Role.LABEL, Role.HEADER, Role.SPAN})
_WHOLES = {Role.ITEM: Role.LIST, Role.ROW: Role.TABLE}


class Scope(StrEnum):
    """What a header cell is the header of."""

    COLUMN = "Column"
    ROW = "Row"


@dataclass(eq=False, slots=True)
class Element:
    """A node of the tree. `actual` is its text where glyphs do not say it in order; `box` is where a figure is."""

    role: Role
    langue: str = ""
    alt: str = ""
    actual: str = ""
    scope: Scope | None = None
    box: tuple[float, float, float, float] | None = None
    page: int = 0
    kids: list["Element | int"] = field(default_factory=list)
    """Elements, and marked contents of `page` by their number there."""


class Structure:
    """The tree of one document, made while it is drawn, in the order it is drawn."""

    def __init__(self) -> None:
        self._root = Element(Role.DOCUMENT)
        self._open = [self._root]
        self._marked: list[list[Element]] = []

    @property
    def current(self) -> Element:
        return self._open[-1]

    @property
    def is_closed(self) -> bool:
        return self.current is self._root

    def begin(self, element: Element, *, is_first: bool = False) -> None:
        """Open `element` in what is open. An item outside a list, or a row outside a table, goes on with the one just
        before it, if there is one and it is not `is_first`; so a list may go on in the next column.
        """
        parent = self.current
        whole = _WHOLES.get(element.role)
        if whole and parent.role is not whole:
            last = parent.kids[-1] if parent.kids else None
            if is_first or not isinstance(last, Element) or last.role is not whole:
                last = Element(whole)
                parent.kids.append(last)
            parent = last
        parent.kids.append(element)
        self._open.append(element)

    def end(self) -> None:
        """Close what is open; what nothing was drawn in is no part of the document, save an empty cell of a table."""
        element = self._open.pop()
        if not element.kids and element.role is not Role.CELL:
            self.current.kids.remove(element)

    def mark(self, page: int) -> int:
        """Return the number of the next marked content of `page`, counted from 0; it belongs to what is open."""
        while len(self._marked) <= page:
            self._marked.append([])
        number = len(self._marked[page])
        self._marked[page].append(self.current)
        self.current.page = page
        self.current.kids.append(number)
        return number

    def write(self, document: pdfdoc.PDFDocument) -> None:
        """Put the tree in the file, once everything is drawn."""
        elements = list(_walk(self._root))
        nodes = [_Node() for _element in elements]
        references = {
            id(element): document.Reference(node, f"S{number}").format(document)
            for number, (node, (element, _parent)) in enumerate(zip(nodes, elements, strict=True))
        }
        marked = [pdfdoc.PDFArray([references[id(element)] for element in page]) for page in self._marked]
        root = {
            "Type": "/StructTreeRoot",
            "K": references[id(self._root)],
            "ParentTree": pdfdoc.PDFDictionary(
                {"Nums": pdfdoc.PDFArray([each for pair in enumerate(marked) for each in pair])}
            ),
            "ParentTreeNextKey": len(marked),
        }
        document.Catalog.StructTreeRoot = document.Reference(pdfdoc.PDFDictionary(root), "StructTreeRoot")
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        references[id(None)] = document.Catalog.StructTreeRoot.format(document)
        for node, (element, parent) in zip(nodes, elements, strict=True):
            node.content = _dictionary(element, references[id(parent)], references, document)


class _Node(pdfdoc.PDFObject):  # type: ignore[misc] # ReportLab ships no types
    """An element written beforehand: there are hundreds of them, and ReportLab's own dictionaries are slow."""

    content = b""

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        return self.content


def _walk(element: Element, parent: Element | None = None) -> Iterator[tuple[Element, Element | None]]:
    yield element, parent
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid, element)


def _dictionary(element: Element, parent: bytes, references: dict[int, bytes], document: pdfdoc.PDFDocument) -> bytes:
    kids = b" ".join(b"%d" % kid if isinstance(kid, int) else references[id(kid)] for kid in element.kids)
    written = b"<</S/%s/P %s/K[%s]" % (element.role.encode("ascii"), parent, kids)
    if any(isinstance(kid, int) for kid in element.kids):
        written += b"/Pg " + pdfdoc.PDFObjectReference(f"Page{element.page + 1}").format(document)
    for key, text in ((b"/Lang", element.langue), (b"/Alt", element.alt), (b"/ActualText", element.actual)):
        if text:
            written += key + pdfdoc.PDFString(text).format(document)
    if element.scope:
        written += b"/A<</O/Table/Scope/%s>>" % element.scope.encode("ascii")
    if element.box:
        written += b"/A<</O/Layout/BBox[%.2f %.2f %.2f %.2f]>>" % element.box
    return written + b">>"
