"""The translations shipped, kept by `python -m desktop.translations`: files, and a spreadsheet for reviewers."""

import pytest
from openpyxl import load_workbook

from desktop import paths
from desktop.entretiens.review_sheet import read_review, render_review
from desktop.langues.catalogue import Catalogues, read_catalog
from desktop.langues.langue import Langue
from desktop.langues.template import render
from desktop.langues.textes import TextesPersonne
from desktop.translations import parser, stale, update

PHRASES = """
["accord.qui"]
texte = "Je transmets à {partenaire}."

["droits.interprete"]
texte = "Vous avez droit à un interprète."
legal = true
"""


@pytest.fixture
def resources(tmp_path):
    (tmp_path / "contenu" / "textes").mkdir(parents=True)
    (tmp_path / "contenu" / "textes" / "personne.toml").write_text(PHRASES, encoding="utf-8")
    return tmp_path / "contenu"


@pytest.fixture
def kept(resources, tmp_path):
    """Do what the command does with these folders; return its exit status."""

    def do(*words):
        return update(resources, tmp_path / "translations", parser().parse_args([str(word) for word in words]))

    return do


@pytest.fixture
def sheet(kept, tmp_path):
    path = tmp_path / "relecture.xlsx"
    assert kept("--langue", "ro", "--tableur", path) == 0
    return path


def fill(path, row, **cells):
    book = load_workbook(path)
    header = [cell.value for cell in book["ro"][1]]
    for column, value in cells.items():
        book["ro"].cell(row, header.index(column) + 1).value = value
    book.save(path)


def test_a_sheet_is_handed_out_for_the_language_asked_with_what_a_lawyer_must_read(sheet):
    book = load_workbook(sheet)

    assert book.sheetnames == ["ro"]
    assert "juriste" in book["ro"]["B3"].value


def test_a_phrase_read_over_in_a_sheet_is_shown_as_such(kept, sheet, resources, tmp_path):
    fill(sheet, 3, traduction="Aveți dreptul la un interpret.", état="relue", relecteur="B. Roy", date="2026-11-03")

    assert kept("--relire", sheet) == 0

    textes = TextesPersonne.load(resources / "textes" / "personne.toml", Catalogues(tmp_path / "translations"))
    texte = textes.text("droits.interprete", Langue.ROUMAIN)
    assert (texte.content, texte.is_approved) == ("Aveți dreptul la un interpret.", True)


@pytest.mark.parametrize("broken", ["Transmit.", "Transmit la {alt}.", "Transmit la {partenaire}. {", "{partenaire"])
def test_a_sheet_that_would_break_a_phrase_is_refused_whole(kept, sheet, tmp_path, capsys, broken):
    before = Catalogues(tmp_path / "translations").path(Langue.ROUMAIN).read_bytes()
    fill(sheet, 2, traduction=broken, état="traduite")
    fill(sheet, 3, traduction="Aveți dreptul la un interpret.", état="traduite")

    assert kept("--relire", sheet) == 1

    assert "{…}" in capsys.readouterr().err
    assert Catalogues(tmp_path / "translations").path(Langue.ROUMAIN).read_bytes() == before


def test_the_command_leaves_nothing_stale(kept, resources, tmp_path):
    assert stale(resources, tmp_path / "translations") != ()

    kept()

    assert stale(resources, tmp_path / "translations") == ()


def test_all_that_is_shipped_in_a_language_goes_through_a_sheet_unchanged(tmp_path):
    path = Catalogues(paths.TRANSLATIONS).path(Langue.PORTUGAIS_BRESIL)
    sent, back = read_catalog(path), read_catalog(path)
    for message in back:
        message.string = "" if message.id else message.string
    (tmp_path / "tout.xlsx").write_bytes(render_review({Langue.PORTUGAIS_BRESIL: sent}))

    assert read_review(tmp_path / "tout.xlsx", {Langue.PORTUGAIS_BRESIL: back}) == ()

    assert render(back) == render(sent)
