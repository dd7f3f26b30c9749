"""What does not fit on screen: texts that are cut, targets too small for a finger."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

W = TypeVar("W", bound=QWidget)

TARGET_PX = 44
TARGETS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
WORDS = (QPushButton, QCheckBox, QComboBox)


def small_targets(root: QWidget) -> list[str]:
    """What can be clicked or typed in, in sight, under 44 px one way or the other."""
    found = [f"{_named(w)} {w.width()}×{w.height()}" for w in _targets(root) if _is_small(w.width(), w.height())]
    for bar in _visible(root, QTabBar):
        tabs = ((bar.tabText(i), bar.tabRect(i)) for i in range(bar.count()))
        found += [f"{name} {rect.width()}×{rect.height()}" for name, rect in tabs if _is_small(*rect.size().toTuple())]
    return found


def cut_texts(root: QWidget) -> list[str]:
    """Texts in sight with less room than they need, and columns wider than what is seen of them."""
    found = [_named(w) for w in _words(root) if w.width() < w.sizeHint().width()]
    found += [f"{_named(label)} (lignes)" for label in _visible(root, QLabel) if _lacks_lines(label)]
    for area in _visible(root, QScrollArea):
        content = area.widget()
        if content is not None and content.width() > area.viewport().width():
            found.append(f"{_named(area)} {content.width()} > {area.viewport().width()}")
    return found


def _targets(root: QWidget) -> Iterator[QWidget]:
    for kind in TARGETS:
        for widget in _visible(root, kind):
            if not isinstance(widget.parent(), QAbstractSpinBox | QComboBox):  # a part of its input
                yield widget


def _words(root: QWidget) -> Iterator[QWidget]:
    for kind in WORDS:
        yield from _visible(root, kind)
    yield from (label for label in _visible(root, QLabel) if not label.wordWrap() and label.text())


def _lacks_lines(label: QLabel) -> bool:
    if not label.wordWrap() or not label.text():
        return False
    needed = label.heightForWidth(label.width())
    return label.height() < needed - 1 or label.minimumSizeHint().width() > label.width()


def _is_small(width: int, height: int) -> bool:
    return width < TARGET_PX or height < TARGET_PX


def _visible(root: QWidget, kind: type[W]) -> Iterator[W]:
    return (widget for widget in root.findChildren(kind) if widget.isVisible())


def _named(widget: QWidget) -> str:
    text = str(widget.text())[:60] if hasattr(widget, "text") else ""
    return f"{type(widget).__name__} {widget.objectName()} « {text} »"
