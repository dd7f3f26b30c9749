"""Many documents at one go: all of them or none, whatever happens on the way."""

from functools import partial
from pathlib import Path
from threading import Event

import pytest

from desktop.errors import CancelledError, ExportError, MissingGlyphError
from desktop.export.fiche_orientation import render_orientation
from desktop.orientations.transmission import transmissible
from desktop.services.lot import Document, export_batch
from desktop.storage.watch import Watch
from tests.bench.slips import slips

COUNT = 12


def listed(count: int = COUNT) -> list[Document]:
    drawn = [partial(render_orientation, transmissible(each), is_draft=False) for each in slips(count)]
    return [(f"fiche-{number:04}.pdf", draw) for number, draw in enumerate(drawn)]


def fail() -> bytes:
    raise MissingGlyphError("🙂", "fr")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_slip_is_there_whole_and_its_progress_was_told(tmp_path):
    told = []

    export_batch(listed(), tmp_path / "lot", Watch(lambda done, total: told.append((done, total))))

    assert names(tmp_path / "lot") == [f"fiche-{number:04}.pdf" for number in range(COUNT)]
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in (tmp_path / "lot").iterdir())
    assert told == [(done, COUNT) for done in range(COUNT + 1)]


def test_stopped_half_way_it_leaves_nothing_and_draws_no_more(tmp_path):
    stop, told = Event(), []

    def tell(done: int, _total: int) -> None:
        told.append(done)
        if done == 4:
            stop.set()

    with pytest.raises(CancelledError):
        export_batch(listed(), tmp_path / "lot", Watch(tell, stop))

    assert names(tmp_path) == []
    assert told == [0, 1, 2, 3, 4]


def test_one_that_cannot_be_drawn_leaves_nothing_of_the_others(tmp_path):
    with pytest.raises(MissingGlyphError):
        export_batch([*listed(2), ("fiche-0002.pdf", fail)], tmp_path / "lot", Watch())

    assert names(tmp_path) == []


def test_a_folder_that_was_there_keeps_what_it_had(tmp_path):
    (tmp_path / "fiche-0000.pdf").write_bytes(b"former")
    (tmp_path / "autre.txt").write_bytes(b"other")

    with pytest.raises(MissingGlyphError):
        export_batch([*listed(2), ("fiche-0002.pdf", fail)], tmp_path, Watch())
    assert (tmp_path / "fiche-0000.pdf").read_bytes() == b"former"
    export_batch(listed(2), tmp_path, Watch())

    assert names(tmp_path) == ["autre.txt", "fiche-0000.pdf", "fiche-0001.pdf"]
    assert (tmp_path / "fiche-0000.pdf").read_bytes() != b"former"


def test_where_nothing_can_be_written_it_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(ExportError):
        export_batch(listed(1), tmp_path / "file" / "lot", Watch())
