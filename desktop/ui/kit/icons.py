"""Icons, drawn from the Phosphor font that QtAwesome carries; only that font is loaded."""

from functools import cache

from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication
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
CLIENT = "ph.identification-card"
SHEET = "ph.book-open"
SLIPS = "ph.paper-plane-tilt"
WARNING = "ph.warning"
FORBIDDEN = "ph.prohibit"
LAW = "ph.scales"
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
HOUSE = "ph.house"
INFO = "ph.info"
CARD = "ph.credit-card"
GLOBE = "ph.translate"
SETTINGS = "ph.gear-six"


@cache
def _phosphor() -> IconicFont:
    return IconicFont(("ph", "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"))


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """Return the icon in the colour the theme gives to `role`."""
    palette = QApplication.palette()
    disabled = palette.color(QPalette.ColorRole.PlaceholderText)
    drawn: QIcon = _phosphor().icon(name, color=palette.color(role), color_disabled=disabled)
    return drawn
