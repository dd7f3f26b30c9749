"""Colours, sizes and fonts of the window, light and dark. Nothing else in `ui` names a colour.

One blue of ours carries what can be done, one warm accent says danger, all else is paper and ink.
Pairs of ink on ground hold a contrast of 4.5:1 or more (`tests/ui/test_theme.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop import fonts, paths
from desktop.errors import MissingFontError
from desktop.ui.style_sheet import STYLE_SHEET

TARGET_PX = 44
"""Smallest side of anything that is clicked or touched."""

BODY_PX = 17
SMALL_PX = 15
LARGE_PX = 21
TITLE_PX = 30

PAPER = "#ffffff"
"""Paper is white, whatever the scheme."""


class Scheme(StrEnum):
    LIGHT = "clair"
    DARK = "sombre"

    @property
    def other(self) -> "Scheme":
        return Scheme.DARK if self is Scheme.LIGHT else Scheme.LIGHT


@dataclass(frozen=True, slots=True)
class Colours:
    ground: str
    surface: str
    sunken: str
    line: str
    strong_line: str
    ink: str
    soft_ink: str
    action: str
    action_hover: str
    on_action: str
    action_ground: str
    danger: str
    danger_hover: str
    on_danger: str
    danger_ground: str
    caution: str
    caution_ground: str
    done: str
    done_ground: str


LIGHT = Colours(
    ground="#f6f4ef",
    surface="#ffffff",
    sunken="#eeebe3",
    line="#dcd7cb",
    strong_line="#8b8678",
    ink="#1d2530",
    soft_ink="#56606c",
    action="#1c4f7c",
    action_hover="#153f65",
    on_action="#ffffff",
    action_ground="#e3edf6",
    danger="#a8380f",
    danger_hover="#8a2d0b",
    on_danger="#ffffff",
    danger_ground="#fbe9e1",
    caution="#755200",
    caution_ground="#fbf1d6",
    done="#226043",
    done_ground="#e2f1e8",
)

DARK = Colours(
    ground="#13181e",
    surface="#1c232b",
    sunken="#0f1317",
    line="#323c47",
    strong_line="#7d8894",
    ink="#eceae5",
    soft_ink="#a9b3bd",
    action="#8dbde8",
    action_hover="#a9cef0",
    on_action="#0d1b28",
    action_ground="#20364a",
    danger="#f4a37c",
    danger_hover="#f8b998",
    on_danger="#2a0f03",
    danger_ground="#43241a",
    caution="#ecc869",
    caution_ground="#3a3119",
    done="#86d0a9",
    done_ground="#1c3a2b",
)


def colours(scheme: Scheme) -> Colours:
    return LIGHT if scheme is Scheme.LIGHT else DARK


def worn(app: QApplication) -> Colours:
    """The colours the application is dressed in, for what is painted and not styled."""
    return DARK if app.palette().color(QPalette.ColorRole.Window) == QColor(DARK.ground) else LIGHT


def system_scheme(app: QApplication) -> Scheme:
    """The scheme the desktop asks for; light when it says nothing."""
    return Scheme.DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else Scheme.LIGHT


def load_fonts() -> tuple[str, ...]:
    """Give Qt the fonts Repère prints with; return their families, that of the interface first.

    A language whose font is missing still shows if the system has another one: the interface never refuses to start.
    """
    families = []
    for script in fonts.Script:
        try:
            faces = fonts.find_script(script)
        except MissingFontError:
            continue
        families.append(faces.family)
        # One that the system gives already costs nothing: a file of Chinese takes a tenth of a second to read.
        if not QFontDatabase.hasFamily(faces.family):
            for path in (faces.regular, faces.bold):
                QFontDatabase.addApplicationFont(str(path))
    return tuple(families) or (QFont().family(),)


def apply(app: QApplication, scheme: Scheme, families: Sequence[str]) -> None:
    """Dress the whole application. To do it again as it is would polish every widget for nothing: it is not done."""
    dress = f"{scheme.value} {','.join(families)}"
    if app.property("dress") == dress:
        return
    app.setProperty("dress", dress)
    chosen = colours(scheme)
    app.setStyle("Fusion")
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(BODY_PX)
    app.setFont(font)
    app.setPalette(_palette(chosen))
    values = {name: getattr(chosen, name) for name in Colours.__slots__}
    sizes = {"body": BODY_PX, "small": SMALL_PX, "large": LARGE_PX, "title": TITLE_PX, "target": TARGET_PX}
    values["paper"] = PAPER
    values["check_icon"] = (paths.RESOURCES / "icons" / f"coche-{_CHECK_ICON[scheme]}.svg").as_posix()
    values["down_icon"] = (paths.RESOURCES / "icons" / f"chevron-{scheme.value}.svg").as_posix()
    app.setStyleSheet(Template(STYLE_SHEET).substitute(values, **{k: f"{v}px" for k, v in sizes.items()}))


_CHECK_ICON = {Scheme.LIGHT: "claire", Scheme.DARK: "sombre"}


def _palette(chosen: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: chosen.ground,
        QPalette.ColorRole.WindowText: chosen.ink,
        QPalette.ColorRole.Base: chosen.surface,
        QPalette.ColorRole.AlternateBase: chosen.sunken,
        QPalette.ColorRole.Text: chosen.ink,
        QPalette.ColorRole.Button: chosen.surface,
        QPalette.ColorRole.ButtonText: chosen.ink,
        QPalette.ColorRole.Highlight: chosen.action,
        QPalette.ColorRole.HighlightedText: chosen.on_action,
        QPalette.ColorRole.Link: chosen.action,
        QPalette.ColorRole.PlaceholderText: chosen.soft_ink,
        QPalette.ColorRole.ToolTipBase: chosen.surface,
        QPalette.ColorRole.ToolTipText: chosen.ink,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette
