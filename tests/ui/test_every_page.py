"""What holds on every page: nothing is cut, all can be touched, help and the lock are one key away."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.emergency import EmergencyDrawer
from desktop.ui.unlock import UnlockPage
from tests.ui.fit import cut_texts, small_targets
from tests.ui.running import Running, texts_held
from tests.ui.stops import FIRST_START_STEPS, PERSONAL, SECTIONS, STOPS, furnish, go_through_first_start

LARGE, SMALL = (1366, 768), (900, 560)
FIRST_START = tuple(f"premier démarrage {step}" for step in range(FIRST_START_STEPS))

every_page = pytest.mark.parametrize("name", [*STOPS, *FIRST_START])
both_sizes = pytest.mark.parametrize("size", [LARGE, SMALL])
# Of the sections of a slip, two are enough: one page holds them all.
every_open_page = pytest.mark.parametrize(
    "name", [n for n, stop in STOPS.items() if stop.is_open and n.removeprefix("orientation ") not in SECTIONS[1:]]
)


@dataclass(frozen=True)
class Visit:
    """What was seen of one page; `cut` by size of the window, `numbers` once F1 was pressed."""

    cut: dict[tuple[int, int], list[str]]
    small: list[str]
    numbers: str
    came_back: bool


def visit(running: Running) -> Visit:
    """Look at the page in the window, press F1 then Escape."""
    shell = running.application.shell
    page = shell.page
    small = small_targets(shell)
    cut = {}
    for size in (SMALL, LARGE):
        shell.resize(*size)
        running.player.settle()
        running.player.settle()
        cut[size] = cut_texts(shell) if shell.size().toTuple() == size else [f"la fenêtre ne tient pas dans {size}"]
    press(running, Qt.Key.Key_F1)
    drawer = shell.findChild(EmergencyDrawer)
    assert drawer is not None
    numbers = texts_held(drawer) if drawer.isVisible() else ""
    press(running, Qt.Key.Key_Escape)
    return Visit(cut, small, numbers, came_back=shell.page is page and not drawer.isVisible())


def press(running: Running, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    shell = running.application.shell
    shell.activateWindow()
    running.player.until(shell.isActiveWindow, "the window in front")
    QTest.keyClick(QApplication.focusWidget() or shell, key, modifier)
    running.player.settle()


@pytest.fixture(scope="module")
def furnished(qapp, tmp_path_factory) -> Iterator[Running]:
    """One window for all the pages."""
    profile = tmp_path_factory.mktemp("furnished") / "profile"
    furnish(profile)
    running = Running.start(profile)
    yield running
    running.close()


@pytest.fixture(scope="module")
def visits(furnished, tmp_path_factory) -> dict[str, Visit]:
    """Every page, visited once."""
    found = {}
    for name, stop in STOPS.items():
        stop.reach_from_before(furnished)
        found[name] = visit(furnished)
    new = Running.start(tmp_path_factory.mktemp("new") / "profile")
    go_through_first_start(new, lambda step: found.update({FIRST_START[step]: visit(new)}))
    new.close()
    return found


@every_page
@both_sizes
def test_no_text_is_cut(visits, name: str, size: tuple[int, int]):
    assert visits[name].cut[size] == []


@every_page
def test_all_that_can_be_touched_is_44_px_wide_and_high_at_least(visits, name: str):
    assert visits[name].small == []


@every_page
def test_f1_shows_the_emergency_numbers_and_escape_comes_back(visits, name: str):
    assert [number for number in ("15", "17", "112", "114") if number not in visits[name].numbers] == []
    assert visits[name].came_back


@every_open_page
def test_ctrl_l_locks_and_no_widget_holds_a_personal_word_any_more(furnished, name: str):
    STOPS[name].reach(furnished)
    QApplication.clipboard().setText("Zénobie")

    press(furnished, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    furnished.player.on(UnlockPage)
    furnished.settle()

    held = "\n".join(texts_held(window) for window in QApplication.topLevelWidgets())
    assert [word for word in PERSONAL if word in held] == []
    assert QApplication.clipboard().text() == ""
    assert furnished.application.desk.opened is None


def test_the_pages_hold_the_personal_words_before_the_lock(furnished):
    seen: set[str] = set()
    for name in ("entretien", "orientation contact"):
        STOPS[name].reach(furnished)
        held = texts_held(furnished.application.shell)
        seen |= {word for word in PERSONAL if word in held}

    assert seen == set(PERSONAL)
