"""An XML document as a tree for expressions: comments, instructions, CDATA sections and the doctype are nodes."""

from typing import NoReturn
from xml.parsers import expat

from desktop.entretiens.xform_names import XFORMS
from desktop.entretiens.xpath.syntax import XPathError
from desktop.entretiens.xpath.tree import Node, NodeKind


def read_document(xml: str) -> tuple[Node, dict[str, str]]:
    """The document and the namespace of each prefix it declares. Raises: XPathError when it cannot be read."""
    builder = _Builder()
    try:
        builder.parser.Parse(xml.strip(), True)
    except (expat.ExpatError, ValueError) as error:
        raise XPathError("le document XML est mal formé ou interdit") from error
    return builder.document, builder.prefixes


class _Builder:
    def __init__(self) -> None:
        self.document = self._current = Node(NodeKind.DOCUMENT)
        self.prefixes: dict[str, str] = {}
        self._text_kind = NodeKind.TEXT
        self._is_text_open = False
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.namespace_prefixes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = lambda text: self._add(Node(NodeKind.COMMENT, text=text))
        parser.ProcessingInstructionHandler = lambda name, text: self._add(Node(NodeKind.INSTRUCTION, name, text))
        parser.StartDoctypeDeclHandler = lambda name, *_: self._add(Node(NodeKind.DOCTYPE, name))
        parser.StartCdataSectionHandler = lambda: self._close_text(NodeKind.CDATA)
        parser.EndCdataSectionHandler = self._close_text
        parser.StartNamespaceDeclHandler = self._declare
        parser.EntityDeclHandler = self._refuse

    def _declare(self, prefix: str | None, uri: str) -> None:
        if prefix:
            self.prefixes[prefix] = uri

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        node = _named(NodeKind.ELEMENT, name)
        for key, value in attributes.items():
            attribute = _named(NodeKind.ATTRIBUTE, key, value)
            attribute.parent = node
            node.attributes.append(attribute)
        self._add(node)
        self._current = node

    def _end(self, _: str) -> None:
        assert self._current.parent is not None
        self._current = self._current.parent
        self._close_text()

    def _text(self, text: str) -> None:
        if self._is_text_open:
            self._current.children[-1].text += text
        else:
            self._current.append(Node(self._text_kind, text=text))
            self._is_text_open = True

    def _add(self, node: Node) -> None:
        self._current.append(node)
        self._close_text()

    def _close_text(self, following: NodeKind = NodeKind.TEXT) -> None:
        self._is_text_open = False
        self._text_kind = following

    def _refuse(self, *_: object) -> NoReturn:
        raise ValueError


def _named(kind: NodeKind, name: str, text: str = "") -> Node:
    """expat says `namespace local prefix`, with what there is; names of the XForms namespace go without it."""
    namespace, _, rest = name.rpartition(" ") if name.count(" ") < 2 else name.partition(" ")
    local, _, prefix = rest.partition(" ")
    full = f"{{{namespace}}}{local}" if namespace else local
    return Node(kind, full.removeprefix(XFORMS), text, prefix)
