"""A folder of several files: all of them, or as if nothing had been asked."""

import os

import pytest

from desktop.errors import ExportError, FolderNotEmptyError
from desktop.export.folder import export_folder

FILES = {"a.txt": b"un", "b.txt": b"deux"}


def test_the_files_are_in_the_folder_and_nothing_is_beside_it(tmp_path):
    export_folder(FILES, tmp_path / "sortie")

    assert {path.name: path.read_bytes() for path in (tmp_path / "sortie").iterdir()} == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["sortie"]


def test_one_file_that_cannot_be_written_leaves_none(tmp_path):
    with pytest.raises(ExportError):
        export_folder({**FILES, "x" * 300: b"trois"}, tmp_path / "sortie")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../a.txt", "a/b", "/a", "..", ""])
def test_a_name_that_leads_elsewhere_is_never_written(tmp_path, name):
    with pytest.raises(ValueError):
        export_folder({name: b""}, tmp_path / "sortie")

    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_left_as_it_is(tmp_path):
    (tmp_path / "sortie").mkdir()
    (tmp_path / "sortie" / "c.txt").write_bytes(b"avant")

    with pytest.raises(FolderNotEmptyError):
        export_folder(FILES, tmp_path / "sortie")

    assert [path.read_bytes() for path in (tmp_path / "sortie").iterdir()] == [b"avant"]


def test_what_a_writing_cut_short_left_is_erased_by_the_next_one(tmp_path):
    left, of_others = tmp_path / f".{'a1' * 12}.tmp", tmp_path / ".autre.tmp"
    for folder in (left, of_others):
        folder.mkdir()
        (folder / "fiche.pdf").write_bytes(b"en clair")
        os.utime(folder, (1, 1))

    export_folder(FILES, tmp_path / "sortie")

    assert sorted(path.name for path in tmp_path.iterdir()) == [".autre.tmp", "sortie"]
