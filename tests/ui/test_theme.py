"""Contrast is computed as WCAG 2.2 defines it (relative luminance)."""

from itertools import product

import pytest
from PySide6.QtGui import QColor

from desktop.ui import theme

INKS = ("ink", "soft_ink", "action", "danger", "caution", "done")
GROUNDS = ("ground", "surface", "sunken")
OWN_GROUND = (
    ("action", "action_ground"),
    ("danger", "danger_ground"),
    ("caution", "caution_ground"),
    ("done", "done_ground"),
)
ON_ACCENT = (
    ("on_action", "action"),
    ("on_action", "action_hover"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
)


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    shade = QColor(colour)
    return 0.2126 * linear(shade.redF()) + 0.7152 * linear(shade.greenF()) + 0.0722 * linear(shade.blueF())


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", list(theme.Scheme))
@pytest.mark.parametrize(("ink", "ground"), [*product(INKS, GROUNDS), *OWN_GROUND, *ON_ACCENT])
def test_every_ink_reads_on_every_ground_it_is_used_on(scheme: theme.Scheme, ink: str, ground: str) -> None:
    colours = theme.colours(scheme)

    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("scheme", list(theme.Scheme))
def test_the_edge_of_an_input_is_seen(scheme: theme.Scheme) -> None:
    colours = theme.colours(scheme)

    assert contrast(colours.strong_line, colours.surface) >= 3
