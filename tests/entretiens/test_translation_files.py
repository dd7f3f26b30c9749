"""A service's own form: its PO files, and the spreadsheet its reviewers fill."""

import argparse

import pytest
from openpyxl import load_workbook

from desktop.entretien_command import add_to, run
from desktop.entretiens.importation import examine, load_rehearsed
from desktop.entretiens.po_files import PoFiles
from desktop.entretiens.review_sheet import read_review, render_review
from desktop.entretiens.workbook import Place
from desktop.entretiens.xlsform import read_xlsform
from desktop.langues.catalogue import read_catalog
from desktop.langues.langue import Langue
from tests.entretiens.tables import sheets, write_xlsx

SURVEY = [
    {"type": "text", "name": "prenom", "label": "Quel prénom ?", "label::English (en)": "What first name?"},
    {"type": "note", "name": "merci", "label": "Merci ${prenom}", "label::English (en)": "Thank you ${prenom}"},
    {"type": "note", "name": "egal", "label": "+ de 18 ans", "label::English (en)": "@18"},
]
ENGLISH = Langue.ANGLAIS


@pytest.fixture
def form(tmp_path):
    return write_xlsx(tmp_path / "essai.xlsx", sheets(SURVEY, []))


@pytest.fixture
def files(form):
    found = PoFiles(form, read_xlsform(form))
    found.update((ENGLISH,))
    return found


def review(files, tmp_path):
    path = tmp_path / "relecture.xlsx"
    path.write_bytes(render_review({ENGLISH: files.catalog(ENGLISH)}))
    return path


def change(path, row, column, value):
    book = load_workbook(path)
    sheet = book["en"]
    header = [cell.value for cell in sheet[1]]
    sheet.cell(row, header.index(column) + 1).value = value
    book.save(path)


def test_the_first_file_of_a_language_holds_what_the_form_says(files, form):
    strings = {message.context: message.string for message in read_catalog(form.with_suffix(".en.po")) if message.id}

    assert strings["essai:prenom|label"] == "What first name?"
    assert strings["essai:merci|label"] == "Thank you ${prenom}"


def test_a_translation_approved_in_its_file_is_approved_in_the_interview(files, form):
    po = form.with_suffix(".en.po")
    po.write_text(po.read_text("utf-8").replace('msgctxt "essai:prenom', '#, relue\nmsgctxt "essai:prenom'), "utf-8")

    wordings = {node.name: node.label.wordings["en"] for node in load_rehearsed(form).nodes if node.label}

    assert (wordings["prenom"].is_approved, wordings["merci"].is_approved) == (True, False)


def test_a_sheet_taken_back_unchanged_changes_nothing(files, tmp_path):
    catalog = files.catalog(ENGLISH)
    message = next(message for message in catalog if message.context == "essai:merci|label")
    message.flags.add("relue")
    message.user_comments = ["une remarque", "traducteur : A. Martin", "relecteur : C. Petit", "date : 2026-11-02"]
    files.save(ENGLISH, catalog)
    before = files.path(ENGLISH).read_bytes()
    path = review(files, tmp_path)

    taken = files.catalog(ENGLISH)
    assert read_review(path, {ENGLISH: taken}) == ()
    files.save(ENGLISH, taken)

    assert files.path(ENGLISH).read_bytes() == before
    assert b"relue" in before and b"A. Martin" in before


def test_what_looks_like_a_formula_is_text_in_the_sheet(files, tmp_path):
    sheet = load_workbook(review(files, tmp_path))["en"]

    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}
    assert not [
        cell for row in sheet.iter_rows() for cell in row if str(cell.value or "").startswith(("=", "+", "-", "@"))
    ]


def test_what_a_reviewer_says_comes_back_with_their_name(files, tmp_path):
    path = review(files, tmp_path)
    for column, value in (
        ("traduction", "Which name?"),
        ("état", "relue"),
        ("relecteur", "B. Roy"),
        ("date", "2026-11-03"),
    ):
        change(path, 2, column, value)
    catalog = files.catalog(ENGLISH)

    assert read_review(path, {ENGLISH: catalog}) == ()

    message = next(message for message in catalog if message.context == "essai:prenom|label")
    assert (message.string, message.flags) == ("Which name?", {"relue"})
    assert message.user_comments == ["relecteur : B. Roy", "date : 2026-11-03"]


@pytest.mark.parametrize(
    ("row", "column", "value", "words"),
    [
        (3, "traduction", "Thank you", "${…}"),
        (3, "traduction", "Thank you ${nom}", "${…}"),
        (2, "état", "bonne", "état « bonne » inconnu"),
        (2, "contexte", "essai:autre|label", "phrase inconnue"),
        (3, "contexte", "essai:prenom|label", "deux fois"),
        (3, "traduction", "Thank you ${prenom} {", "${…}"),
        (2, "date", "hier", "AAAA-MM-JJ"),
        (2, "traduction", None, "rien n'est traduit"),
    ],
)
def test_a_sheet_that_cannot_be_taken_back_is_refused_at_its_cell(files, tmp_path, row, column, value, words):
    path = review(files, tmp_path)
    change(path, row, column, value)

    (found,) = read_review(path, {ENGLISH: files.catalog(ENGLISH)})

    assert found.place == Place("en", row, column)
    assert words in found.reason


@pytest.mark.parametrize("column", ["relecteur", "date"])
def test_a_sentence_said_read_over_without_a_name_or_a_day_is_refused(files, tmp_path, column):
    path = review(files, tmp_path)
    for each, value in {"état": "relue", "relecteur": "B. Roy", "date": "2026-11-03", column: None}.items():
        change(path, 2, each, value)

    (found,) = read_review(path, {ENGLISH: files.catalog(ENGLISH)})

    assert found.place == Place("en", 2, column)
    assert "par qui" in found.reason


def test_a_translation_of_a_former_french_is_to_be_revised(files, form, tmp_path):
    path = review(files, tmp_path)
    changed = [SURVEY[0] | {"label": "Comment vous appeler ?"}, *SURVEY[1:]]
    later = PoFiles(form, read_xlsform(write_xlsx(form, sheets(changed, []))))
    catalog = later.catalog(ENGLISH)

    assert read_review(path, {ENGLISH: catalog}) == ()

    message = next(message for message in catalog if message.context == "essai:prenom|label")
    assert (message.string, message.fuzzy) == ("What first name?", True)


def test_a_file_beside_the_form_that_loses_a_value_refuses_it(files, form):
    po = form.with_suffix(".en.po")
    po.write_text(po.read_text("utf-8").replace("Thank you ${prenom}", "Thank you"), "utf-8")

    examined = examine(form)

    assert not examined.is_fit
    assert "essai:merci|label" in examined.findings[0].reason


def test_the_command_writes_files_and_sheet_then_takes_the_sheet_back(form, tmp_path, capsys):
    parser = argparse.ArgumentParser()
    add_to(parser.add_subparsers())
    sheet = tmp_path / "t.xlsx"

    wrote = run(parser.parse_args(["entretien", "traduire", str(form), "--langue", "en", "--tableur", str(sheet)]))
    for column, value in {"état": "relue", "relecteur": "B. Roy", "date": "2026-11-03"}.items():
        change(sheet, 2, column, value)
    took = run(parser.parse_args(["entretien", "traduire", str(form), "--relire", str(sheet)]))

    assert (wrote, took) == (0, 0)
    assert "essai.en.po : 3 phrases, 3 traduites, 1 relues" in capsys.readouterr().out
