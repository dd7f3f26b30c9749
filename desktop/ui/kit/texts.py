"""Texts: a label that wraps, in one of the sizes of the theme."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.langues.langue import Direction
from desktop.langues.line_breaks import breakable
from desktop.langues.texte import Texte


def _label(text: str, kind: str, parent: QWidget | None) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def title(text: str, parent: QWidget | None = None) -> QLabel:
    return _label(text, "title", parent)


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    return _label(text, "heading", parent)


def lead(text: str, parent: QWidget | None = None) -> QLabel:
    return _label(text, "lead", parent)


def body(text: str, parent: QWidget | None = None) -> QLabel:
    return _label(text, "body", parent)


def strong(text: str, parent: QWidget | None = None) -> QLabel:
    return _label(text, "strong", parent)


def soft(text: str, parent: QWidget | None = None) -> QLabel:
    return _label(text, "soft", parent)


def small(text: str, parent: QWidget | None = None) -> QLabel:
    return _label(text, "small", parent)


def error(text: str, parent: QWidget | None = None) -> QLabel:
    return _label(text, "error", parent)


def code(text: str, parent: QWidget | None = None) -> QLabel:
    """A code to copy by hand; never selectable, so never on the clipboard."""
    return _label(text, "mono", parent)


def rich(html: str, parent: QWidget | None = None) -> QLabel:
    """Safe HTML made by `fiches.markup`; links are reported, never followed."""
    label = _label(html, "body", parent)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setOpenExternalLinks(False)
    return label


def tag(text: str, tone: str = "") -> QLabel:
    """A small state: `tone` is "", "caution", "danger" or "done"."""
    label = _label(text, f"tag-{tone}" if tone else "tag", None)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


def of(texte: Texte, kind: str = "lead") -> QLabel:
    """A text in its own language and direction."""
    label = _label(breakable(texte.content, texte.langue), kind, None)
    if texte.langue.direction is Direction.RTL:
        # Qt shifts the wrapped lines of a plain right-to-left label by their last space, and cuts a letter.
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setText(escape(texte.content, quote=False).replace("\n", "<br>"))
        label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    return label
