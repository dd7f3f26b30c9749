"""Files made to harm: each is refused in a sentence, and the window goes on."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from desktop.annuaire.apart import MAX_FILE, read_apart
from desktop.annuaire.choix import Choix
from desktop.annuaire.problemes import FileFault
from desktop.errors import CancelledError, DirectoryFileError
from desktop.ui import error_messages
from tests.annuaire.fichiers import as_csv, bomb, structure, told, write_csv, write_parquet, write_xlsx


def refused(path: Path) -> tuple[str, int]:
    with pytest.raises(DirectoryFileError) as error:
        told(path)
    said = error_messages.sentence(error.value)
    assert "Rien n’a été changé." in said and len(said) < 250
    return str(error.value.fault), error.value.line


@pytest.fixture
def written(tmp_path):
    def write(content: bytes | str, name: str = "s.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_text_that_is_none_or_has_no_end_is_refused(written):
    header = ",".join(structure(1))

    assert refused(written(b"")) == ("empty", 0)
    assert refused(written(b"\xef\xbb\xbf \n\n")) == ("empty", 0)
    assert refused(written(b"id,nom\n1,\0\n")) == ("not_text", 0)
    assert refused(written(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))) == ("not_text", 0)
    assert refused(written("a" * 3_000_000)) == ("too_many_columns", 0)
    assert refused(written(",".join(map(str, range(1000))) + "\n")) == ("too_many_columns", 0)
    assert refused(written(f'{header}\n"{"x" * 2_000_000}"\n')) == ("cell_too_long", 2)
    assert refused(written(f'{header}\n"x" y,"\n'))[0] == "malformed"


def test_json_nested_without_end_or_that_is_no_list_is_refused(written):
    assert refused(written("[" * 100_000, "s.json")) == ("too_heavy", 0)
    assert refused(written('{"a":' * 100_000, "s.json")) == ("too_heavy", 0)
    assert refused(written('{"structures": 3}', "s.json")) == ("no_table", 0)
    assert refused(written("[1, 2]", "s.json")) == ("no_table", 1)
    assert refused(written('[\n{"id": "a"},\n{"id"\n]', "s.json")) == ("malformed", 4)
    assert refused(written('{"id": "a"}\n{"id": \n', "s.jsonl")) == ("malformed", 2)
    assert refused(written("[" + "9" * 5000 + "]", "s.json")) == ("too_heavy", 0)


def test_a_workbook_that_swells_or_expands_entities_is_refused(tmp_path):
    sound = write_xlsx(tmp_path / "sain.xlsx", s=[structure(1)])
    entities = tmp_path / "entites.xlsx"
    doctype = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]>'
    with zipfile.ZipFile(sound) as source, zipfile.ZipFile(entities, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if "sheet1" in name or "sharedStrings" in name:
                part = re.sub(rb"<t>[^<]*</t>", b"<t>&d;</t>", part.replace(b"?>", b"?>" + doctype, 1))
            target.writestr(name, part)

    assert refused(bomb(tmp_path / "bombe.xlsx", 30_000_000)) == ("too_heavy", 0)
    assert not any("bbbb" in str(each) for each in _told_or_refused(entities))
    assert refused(_cut(sound, tmp_path / "coupe.xlsx"))[0] == "malformed"


def test_a_parquet_that_is_damaged_is_refused(tmp_path):
    sound = write_parquet(tmp_path / "sain.parquet", [structure(n) for n in range(50)])

    assert refused(_cut(sound, tmp_path / "coupe.parquet")) == ("malformed", 0)


def test_a_file_that_would_take_all_memory_ends_the_process_that_reads_it_and_not_this_one(tmp_path):
    path = write_xlsx(tmp_path / "geant.xlsx", s=[structure(1)])
    far = tmp_path / "loin.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(far, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'r="A2"', b'r="ALM1048576"'))

    with pytest.raises(DirectoryFileError) as error:
        list(read_apart(far, Choix()))

    assert error.value.fault in (FileFault.TOO_HEAVY, FileFault.TOO_MANY_COLUMNS)


def test_a_file_too_large_is_not_even_opened(tmp_path):
    path = tmp_path / "trou.csv"
    with path.open("wb") as file:
        file.truncate(MAX_FILE + 1)

    with pytest.raises(DirectoryFileError) as error:
        list(read_apart(path, Choix()))

    assert error.value.fault is FileFault.TOO_HEAVY


def test_reading_stops_when_it_is_asked_to(tmp_path):
    path = write_csv(tmp_path / "s.csv", [structure(n) for n in range(3000)])

    with pytest.raises(CancelledError):
        list(read_apart(path, Choix(), lambda: True))


def test_a_row_longer_than_its_header_is_at_fault_and_the_others_are_read(written):
    text = as_csv([structure(1), structure(2)]).splitlines()
    path = written("\n".join([*text[:2], text[2] + ",de trop"]))

    (rows,) = (what[0] for name, *what in told(path) if name == "structures")
    assert [row[1] for row in rows] == ["fictive--1"]
    assert [each for name, *each in told(path) if name == "fin"] == [[1, 0]]


def _cut(sound: Path, path: Path) -> Path:
    content = sound.read_bytes()
    path.write_bytes(content[: len(content) // 2] + content[-12:])
    return path


def _told_or_refused(path: Path) -> list[object]:
    try:
        return [json.dumps(each) for each in told(path)]
    except DirectoryFileError:
        return []
