"""Every shipped sheet, read in the window: an author's long title or table must not be cut there."""

from collections.abc import Iterator

import pytest

from desktop.paths import RESOURCES
from desktop.ui.fiche.page import FichePage
from tests.ui.fit import cut_texts, small_targets
from tests.ui.running import Running

SIZES = [(900, 560), (1366, 768)]
FICHES = sorted(path.parent.name for path in (RESOURCES / "fiches").glob("*/fiche.md"))


@pytest.fixture(scope="module")
def new_post(qapp, tmp_path_factory) -> Iterator[Running]:
    """One window for all the sheets; no store is made."""
    running = Running.start(tmp_path_factory.mktemp("new") / "profile")
    yield running
    running.close()


@pytest.mark.parametrize("fiche_id", FICHES)
def test_a_sheet_fits_the_window_at_both_sizes(new_post, fiche_id: str):
    shell = new_post.application.shell
    new_post.application.routes.home()
    new_post.player.click("sheets")
    new_post.player.click(f"fiche-{fiche_id}")
    page = new_post.player.on(FichePage)
    new_post.player.until(lambda: page.is_whole, "every section")
    found = []

    for size in SIZES:
        shell.resize(*size)
        new_post.player.settle()
        new_post.player.settle()
        found += cut_texts(shell) + small_targets(shell)

    assert found == []
