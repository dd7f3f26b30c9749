"""Icons, drawn from the Phosphor font that QtAwesome carries; only that font is loaded."""

from functools import cache
from pathlib import Path

import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap, QPixmapCache
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from qtawesome.iconic_font import IconicFont

BACK = "ph.arrow-left"
NEXT = "ph.arrow-right"
PHONE = "ph.phone"
LOCK = "ph.lock-simple"
UNLOCK = "ph.lock-simple-open"
LIGHT = "ph.sun"
DARK = "ph.moon"
CLOSE = "ph.x"
PERSON = "ph.handshake"
MINOR = "ph.person-simple-run"
CHANGE = "ph.user-circle"
PEOPLE = "ph.users"
KEY = "ph.key"
JOURNAL = "ph.notebook"
CLIENT = "ph.identification-card"
SHEET = "ph.book-open"
SLIPS = "ph.paper-plane-tilt"
INBOX = "ph.tray"
CALENDAR = "ph.calendar-check"
WARNING = "ph.warning"
CHECK = "ph.check-circle"
CHECK_DONE = "ph.check-circle-fill"
CIRCLE = "ph.circle"
SQUARE = "ph.square"
SQUARE_DONE = "ph.check-square-fill"
PAUSE = "ph.pause"
TURN = "ph.device-tablet"
CHAT = "ph.chats-circle"
LIST = "ph.list-bullets"
PRINT = "ph.printer"
SAVE = "ph.floppy-disk"
ERASE = "ph.trash"
ADD = "ph.plus"
EDIT = "ph.pencil-simple"
EYE = "ph.eye"
EYE_OFF = "ph.eye-slash"
CLOCK = "ph.clock"
INFO = "ph.info"
CARD = "ph.credit-card"
RIGHTS = "ph.scales"
SETTINGS = "ph.gear-six"
LANGUAGE = "ph.translate"
FIND = "ph.magnifying-glass"
MAP = "ph.map-trifold"


@cache
def _phosphor() -> IconicFont:
    # Named, or on Windows QtAwesome copies its fonts into those of the user.
    folder = str(Path(qtawesome.__file__).parent / "fonts")
    return IconicFont(("ph", "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json", folder))


def dress(
    widget: QAbstractButton | QLabel,
    name: str,
    role: QPalette.ColorRole = QPalette.ColorRole.ButtonText,
    size_px: int = 22,
) -> None:
    """Put an icon on a widget, in the colour the theme gives to `role`; `redraw` follows the theme when it changes."""
    widget.setProperty("icon-name", name)
    widget.setProperty("icon-role", role.value)
    widget.setProperty("icon-size", size_px)
    _draw(widget)


def undress(label: QLabel) -> None:
    """Take the icon of a label away."""
    label.setProperty("icon-name", "")
    label.setPixmap(QPixmap())


def redraw(root: QWidget) -> None:
    """Draw every icon below `root` again, in the colours of the present theme."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLabel) and widget.property("icon-name"):
            _draw(widget)


def _draw(widget: QAbstractButton | QLabel) -> None:
    palette = QApplication.palette()
    size = QSize(widget.property("icon-size"), widget.property("icon-size"))
    colour = palette.color(QPalette.ColorRole(widget.property("icon-role")))
    disabled = palette.color(QPalette.ColorRole.PlaceholderText)
    name = widget.property("icon-name")
    if isinstance(widget, QLabel):
        widget.setPixmap(_pixmap(name, colour, size, widget.devicePixelRatioF()))
    else:
        widget.setIcon(_phosphor().icon(name, color=colour, color_disabled=disabled))
        widget.setIconSize(size)


def _pixmap(name: str, colour: QColor, size: QSize, ratio: float) -> QPixmap:
    """Drawn from the font once: a page of choices shows the same mark many times over."""
    key = f"{name} {colour.name()} {size.width()} {ratio}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        drawn: QIcon = _phosphor().icon(name, color=colour)
        pixmap = drawn.pixmap(size, ratio)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def picture(name: str, role: QPalette.ColorRole, size_px: int) -> QLabel:
    """An icon alone; it says nothing to a screen reader."""
    label = QLabel()
    dress(label, name, role, size_px)
    return label
