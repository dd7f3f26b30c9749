"""Many documents at one go: all of them or none, whatever happens on the way."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from desktop.errors import CancelledError, ExportError, MissingGlyphError
from desktop.export.fiche_orientation import render_orientation
from desktop.orientations.transmission import transmissible
from desktop.services.lot import export_batch
from desktop.storage.watch import Watch
from tests.bench.slips import slips

COUNT = 12


def drawn(count: int = COUNT) -> Iterator[tuple[str, bytes]]:
    for number, orientation in enumerate(slips(count)):
        yield f"fiche-{number:04}.pdf", render_orientation(transmissible(orientation), is_draft=False)


def broken() -> Iterator[tuple[str, bytes]]:
    yield from drawn(2)
    raise MissingGlyphError("🙂", "fr")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_slip_is_there_whole_and_its_progress_was_told(tmp_path):
    told = []

    export_batch(drawn(), COUNT, tmp_path / "lot", Watch(lambda done, total: told.append((done, total))))

    assert names(tmp_path / "lot") == [f"fiche-{number:04}.pdf" for number in range(COUNT)]
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in (tmp_path / "lot").iterdir())
    assert told == [(done, COUNT) for done in range(COUNT + 1)]


def test_stopped_half_way_it_leaves_nothing_and_draws_no_more(tmp_path):
    stop, asked = Event(), []

    def until_stopped() -> Iterator[tuple[str, bytes]]:
        for document in drawn():
            asked.append(document[0])
            yield document

    watch = Watch(lambda done, _total: stop.set() if done == 4 else None, stop)
    with pytest.raises(CancelledError):
        export_batch(until_stopped(), COUNT, tmp_path / "lot", watch)

    assert names(tmp_path) == []
    assert len(asked) == 5


def test_one_that_cannot_be_drawn_leaves_nothing_of_the_others(tmp_path):
    with pytest.raises(MissingGlyphError):
        export_batch(broken(), COUNT, tmp_path / "lot", Watch())

    assert names(tmp_path) == []


def test_a_folder_that_was_there_keeps_what_it_had(tmp_path):
    (tmp_path / "fiche-0000.pdf").write_bytes(b"former")
    (tmp_path / "autre.txt").write_bytes(b"other")

    with pytest.raises(MissingGlyphError):
        export_batch(broken(), COUNT, tmp_path, Watch())
    assert (tmp_path / "fiche-0000.pdf").read_bytes() == b"former"
    export_batch(drawn(2), 2, tmp_path, Watch())

    assert names(tmp_path) == ["autre.txt", "fiche-0000.pdf", "fiche-0001.pdf"]
    assert (tmp_path / "fiche-0000.pdf").read_bytes() != b"former"


def test_where_nothing_can_be_written_it_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(ExportError):
        export_batch(drawn(1), 1, tmp_path / "file" / "lot", Watch())
