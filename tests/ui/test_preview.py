"""The sheets shown as they are written: again at each save, and what is wrong told meanwhile."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop.paths import RESOURCES
from desktop.ui.fiche.page import FichePage
from desktop.ui.preview import PreviewWindow


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    shutil.copytree(RESOURCES, tmp_path / "resources")
    return tmp_path / "resources"


@pytest.fixture
def window(qtbot, resources: Path) -> PreviewWindow:
    window = PreviewWindow(resources, lambda: date(2026, 11, 25), "signes")
    qtbot.addWidget(window)
    window.show()
    return window


def state(window: PreviewWindow) -> str:
    banner = window.findChild(QWidget, "state")
    return banner.accessibleName() if banner is not None else ""


def heading(window: PreviewWindow) -> str:
    pages = window.findChildren(FichePage)
    return pages[-1].heading if pages else ""


def save(path: Path, old: str, new: str) -> None:
    """As editors do: another file takes its place."""
    beside = path.with_suffix(".tmp")
    text = path.read_text(encoding="utf-8")
    assert old in text
    beside.write_text(text.replace(old, new, 1), encoding="utf-8")
    beside.replace(path)


def test_a_save_is_seen_at_once_and_again(window, qtbot, resources):
    path = resources / "fiches" / "signes" / "fiche.md"
    assert heading(window).startswith("Signes")

    save(path, "titre: Signes", "titre: Indices")
    qtbot.waitUntil(lambda: heading(window).startswith("Indices"), timeout=60_000)
    save(path, "titre: Indices", "titre: Repères")
    qtbot.waitUntil(lambda: heading(window).startswith("Repères"), timeout=60_000)


def test_what_is_wrong_is_told_and_goes_when_it_is_mended(window, qtbot, resources):
    path = resources / "fiches" / "signes" / "fiche.md"
    assert state(window) == "Rien à corriger dans les fiches."

    save(path, "titre: Signes", "titre: [Signes")
    qtbot.waitUntil(lambda: "fiches/signes/fiche.md, ligne" in state(window), timeout=60_000)
    save(path, "titre: [Signes", "titre: Signes")
    qtbot.waitUntil(lambda: state(window) == "Rien à corriger dans les fiches.", timeout=60_000)
