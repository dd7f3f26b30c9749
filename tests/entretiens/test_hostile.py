"""A stranger's workbook: whatever it holds, it is refused soon, in French, and costs little."""

import io
import zipfile

import pytest

from desktop.entretiens.importation import examine, examine_apart
from desktop.entretiens.workbook_reading import MAX_BYTES, read_workbook
from desktop.errors import ContentError
from tests.entretiens.tables import sheets, write_xlsx

SURVEY = [{"type": "text", "name": "q", "label": "Que dites-vous ?"}]


def rewritten(path, change, compression=zipfile.ZIP_DEFLATED):
    """The workbook with its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(out, "w", compression) as target:
        for name in archive.namelist():
            target.writestr(name, change(name, archive.read(name)))
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture
def workbook(tmp_path):
    return write_xlsx(tmp_path / "essai.xlsx", sheets(SURVEY, []))


def swollen(name, part):
    return part + b" " * 30_000_000 if "sheet1" in name else part


def with_entities(name, part):
    return part.replace(b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet', 1) if "sheet1" in name else part


def with_far_row(name, part):
    return part.replace(b'<row r="2"', b'<row r="1048576"') if "sheet1" in name else part


def without_end(name, part):
    return part[: len(part) // 2] if "sheet1" in name else part


def with_many_rows(name, part):
    rows = b"".join(b'<row><c t="inlineStr"><is><t>x</t></is></c></row>' for _ in range(25_000))
    return part.replace(b"</sheetData>", rows + b"</sheetData>") if "sheet1" in name else part


@pytest.mark.parametrize("change", [swollen, with_entities, with_far_row, without_end, with_many_rows])
def test_a_workbook_that_lies_about_itself_is_refused(workbook, change):
    with pytest.raises(ContentError):
        read_workbook(rewritten(workbook, change))


def test_a_file_too_big_is_not_even_read(tmp_path):
    path = tmp_path / "essai.md"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(ContentError) as caught:
        read_workbook(path)

    assert "trop gros" in caught.value.reason


def test_a_file_that_is_no_workbook_is_refused_in_french(tmp_path):
    path = tmp_path / "essai.xlsx"
    path.write_bytes(b"MZ" + bytes(5000))

    (found,) = examine(path).findings

    assert found.reason == "le fichier n'est pas un classeur .xlsx lisible"


def test_a_form_too_nested_is_refused(tmp_path):
    groups = [{"type": "begin group", "name": f"g{n}", "label": "G"} for n in range(30)]
    nested = [*groups, *SURVEY, *({"type": "end group"} for _ in groups)]

    (found,) = examine(write_xlsx(tmp_path / "essai.xlsx", sheets(nested, []))).findings

    assert (found.place.row, "imbriqués" in found.reason) == (21, True)


def test_what_takes_too_long_is_stopped_and_said(workbook):
    examined = examine_apart(workbook, time_s=0.001)

    assert not examined.is_fit
    assert "trop de temps" in examined.findings[0].reason


def test_the_process_apart_finds_the_same(workbook, tmp_path):
    unfit = write_xlsx(tmp_path / "b.xlsx", sheets([SURVEY[0] | {"relevant": "false()"}], []))

    assert examine_apart(workbook) == examine(workbook)
    assert examine_apart(unfit) == examine(unfit)


def test_formulas_run_nothing(tmp_path):
    survey = [SURVEY[0] | {"hint": '=HYPERLINK("http://exemple.test","ici")'}]

    formulaire = examine(write_xlsx(tmp_path / "essai.xlsx", sheets(survey, []))).compiled

    assert "HYPERLINK" not in formulaire
