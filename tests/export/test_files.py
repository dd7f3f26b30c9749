import os
import stat
from pathlib import Path

import pytest

from desktop.errors import ExportError
from desktop.export.files import export_file

DATA = b"%PDF-1.4 " + bytes(range(256)) * 200


def test_the_file_holds_exactly_the_document(tmp_path):
    export_file(DATA, tmp_path / "fiche.pdf")

    assert (tmp_path / "fiche.pdf").read_bytes() == DATA
    assert [path.name for path in tmp_path.iterdir()] == ["fiche.pdf"]


def test_a_former_file_is_replaced(tmp_path):
    (tmp_path / "fiche.pdf").write_bytes(b"former")

    export_file(DATA, tmp_path / "fiche.pdf")

    assert (tmp_path / "fiche.pdf").read_bytes() == DATA


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_only_its_owner_may_read_it(tmp_path):
    export_file(DATA, tmp_path / "fiche.pdf")

    assert stat.S_IMODE((tmp_path / "fiche.pdf").stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_told(tmp_path):
    target = tmp_path / "absent" / "fiche.pdf"

    with pytest.raises(ExportError) as caught:
        export_file(DATA, target)

    assert caught.value.target == target


def test_a_folder_in_the_place_of_the_file_leaves_nothing_behind(tmp_path):
    (tmp_path / "fiche.pdf").mkdir()

    with pytest.raises(ExportError):
        export_file(DATA, tmp_path / "fiche.pdf")

    assert [path.name for path in tmp_path.iterdir()] == ["fiche.pdf"]


@pytest.mark.parametrize("step", ["fsync", "replace", "read_bytes"])
def test_a_disk_that_fails_at_any_step_leaves_the_former_file_alone(tmp_path, monkeypatch, step):
    target = tmp_path / "fiche.pdf"
    target.write_bytes(b"former")

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(ExportError):
        export_file(DATA, target)
    monkeypatch.undo()

    assert target.read_bytes() == b"former"
    assert [path.name for path in tmp_path.iterdir()] == ["fiche.pdf"]
