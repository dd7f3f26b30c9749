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
        names = {id(element): f"S{number}" for number, (element, _parent) in enumerate(_walk(self._root))}
        parents: list[object] = []
        for page, elements in enumerate(self._marked):
            parents += [page, pdfdoc.PDFArray([_reference(names[id(element)]) for element in elements])]
        for element, parent in _walk(self._root):
            above = names[id(parent)] if parent else "StructTreeRoot"
            document.Reference(_dictionary(element, above, names), names[id(element)])
        root = {
            "Type": "/StructTreeRoot",
            "K": _reference(names[id(self._root)]),
            "ParentTree": pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(parents)}),
            "ParentTreeNextKey": len(self._marked),
        }
        document.Reference(pdfdoc.PDFDictionary(root), "StructTreeRoot")
        document.Catalog.StructTreeRoot = _reference("StructTreeRoot")
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _walk(element: Element, parent: Element | None = None) -> Iterator[tuple[Element, Element | None]]:
    yield element, parent
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid, element)


def _dictionary(element: Element, parent: str, names: dict[int, str]) -> pdfdoc.PDFDictionary:
    kids = [kid if isinstance(kid, int) else _reference(names[id(kid)]) for kid in element.kids]
    found: dict[str, object] = {
        "S": f"/{element.role}",
        "P": _reference(parent),
        "K": kids[0] if len(kids) == 1 else pdfdoc.PDFArray(kids),
    }
    if any(isinstance(kid, int) for kid in element.kids):
        found["Pg"] = _reference(f"Page{element.page + 1}")
    if element.langue:
        found["Lang"] = pdfdoc.PDFString(element.langue)
    if element.alt:
        found["Alt"] = pdfdoc.PDFString(element.alt)
    if element.actual:
        found["ActualText"] = pdfdoc.PDFString(element.actual)
    if element.scope:
        found["A"] = pdfdoc.PDFDictionary({"O": "/Table", "Scope": f"/{element.scope}"})
    if element.box:
        found["A"] = pdfdoc.PDFDictionary({"O": "/Layout", "BBox": pdfdoc.PDFArray(element.box)})
    return pdfdoc.PDFDictionary(found)


def _reference(name: str) -> pdfdoc.PDFObjectReference:
    return pdfdoc.PDFObjectReference(name)
