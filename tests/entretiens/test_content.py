"""From XLSForm to the compiled form: what is read, refused, translated, and written the same each time."""

import json
from datetime import UTC, datetime

import pytest

from desktop import paths
from desktop.entretiens.build import compile_all, stale
from desktop.entretiens.compiled import dump, load_formulaire
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.extraction import extract
from desktop.entretiens.model import Ref
from desktop.entretiens.translation import translate
from desktop.entretiens.xlsform import read_xlsform
from desktop.errors import ContentError
from desktop.langues.catalogue import Catalogues
from desktop.langues.langue import Langue
from tests.entretiens.conftest import SAMPLE, ref

SURVEY = "| survey |\n| | type | name | label | relevant | calculation | default |\n"
CHOICES = "| choices |\n| | list_name | name | label |\n| | l | a | A |\n"
SETTINGS = "| settings |\n| | form_title | form_id |\n| | A | a |\n"


def write_form(folder, *rows):
    path = folder / "a.md"
    path.write_text(SURVEY + "".join(f"| | {row} |\n" for row in rows) + CHOICES + SETTINGS, encoding="utf-8")
    return path


def write_catalogue(folder, langue, *entries):
    target = folder / langue.value / "LC_MESSAGES" / "personne.po"
    target.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    target.write_text(head + "".join(f"\n{entry}\n" for entry in entries), encoding="utf-8")
    return Catalogues(folder)


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        (["text | q | Q | ${zz} = 1 | | "], 3, "zz"),
        (["text | q | Q | | | ", "text | q | R | | | "], 4, "deux fois"),
        (["select_one zz | q | Q | | | "], 3, "zz"),
        (["begin group | g | G | | | ", "text | q | Q | | | "], 3, "fermé"),
        (["calculate | c | | | 1 + | "], 3, "illisible"),
        (["calculate | c | | | inconnue(1) | "], 3, "inconnue"),
        (["calculate | c | | | ${d} | ", "calculate | d | | | ${c} | "], 3, "elle-même"),
        (["geopoint | q | Q | | | "], 3, "géolocalisation"),
        (["image | q | Q | | | "], 3, "photo"),
        (["text | q | Q | | | oui"], 3, "vide"),
        (
            ["text | q | Q | | | ", "begin group | g | G | | | ", "text | q | Q | | | ", "end group | | | | | "],
            5,
            "deux",
        ),
    ],
)
def test_a_form_that_cannot_be_used_is_refused_in_french_at_its_line(tmp_path, rows, line, words):
    path = write_form(tmp_path, *rows)

    with pytest.raises(ContentError) as caught:
        read_xlsform(path)

    assert caught.value.path == path
    assert caught.value.line == line
    assert words in caught.value.reason


def test_a_file_that_is_no_xlsform_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 rien")

    with pytest.raises(ContentError):
        read_xlsform(path)


def test_columns_of_our_own_are_read(formulaire):
    by_name = {node.name: node for node in formulaire.nodes}

    assert by_name["seule"].articles == ("ceseda-r425-1", "ceseda-l425-1")
    assert by_name["naissance"].audience == "agent"
    assert (by_name["alerte_danger"].alerte, by_name["alerte_danger"].leads_to) == ("danger", "fugue")


def test_a_compiled_form_reads_back_the_same(formulaire, tmp_path):
    path = tmp_path / "a.json"
    path.write_text(dump(formulaire), encoding="utf-8")

    assert dump(load_formulaire(path)) == dump(formulaire)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2}', '{"format": 1, "nodes": 3}', "{" * 4000])
def test_a_damaged_compiled_form_is_refused(tmp_path, text):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ContentError):
        load_formulaire(path)


def test_a_compiled_form_with_a_broken_expression_is_refused(formulaire, tmp_path):
    data = json.loads(dump(formulaire))
    data["nodes"][3]["relevant"] = "1 +"
    path = tmp_path / "a.json"
    path.write_text(json.dumps(data), encoding="utf-8")

    with pytest.raises(ContentError):
        load_formulaire(path)


def test_a_compiled_form_that_reads_a_list_it_lost_is_refused(formulaire, tmp_path):
    data = json.loads(dump(formulaire))
    del data["lists"]["regions"]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(data), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        load_formulaire(path)

    assert "regions" in caught.value.reason


def test_only_what_the_person_reads_goes_to_translators(formulaire):
    contexts = [message.contexte for message in extract(formulaire)]

    assert "echantillon:seule|label" in contexts
    assert "echantillon:seule|hint" in contexts
    assert "echantillon:villes/brest|label" in contexts
    assert "echantillon:age|constraint_message" in contexts
    assert not [c for c in contexts if "naissance" in c or "alerte" in c]
    assert "Vérifier la pièce" not in [message.source for message in extract(formulaire)]
    assert len(contexts) == len(set(contexts))


def test_a_translation_comes_with_its_state_and_its_values(formulaire, tmp_path):
    catalogues = write_catalogue(
        tmp_path,
        Langue.ESPAGNOL,
        '#, relue\nmsgctxt "echantillon:age|label"\nmsgid "Quel âge a ${prenom} ?"\nmsgstr "¿Edad de ${prenom}?"',
        'msgctxt "echantillon:villes/brest|label"\nmsgid "Brest"\nmsgstr "Brest (es)"',
    )

    entretien = Entretien(translate(formulaire, catalogues, SAMPLE), now=datetime.now(UTC))
    label = entretien.label(ref("personne/age"), Langue.ESPAGNOL)
    choice = entretien.choice_label(ref("lieu/ville"), "brest", Langue.ESPAGNOL)

    assert (label.content, label.langue, label.is_approved) == ("¿Edad de ?", Langue.ESPAGNOL, True)
    assert (choice.content, choice.is_approved) == ("Brest (es)", False)
    assert entretien.choice_label(ref("lieu/ville"), "rennes", Langue.ESPAGNOL).langue is Langue.FRANCAIS


def test_french_apostrophes_are_curved_again(formulaire, tmp_path):
    entretien = Entretien(translate(formulaire, Catalogues(tmp_path), SAMPLE), now=datetime.now(UTC))

    assert entretien.constraint_message(ref("personne/age"), Langue.FRANCAIS).content.startswith("L’âge")


def test_a_translation_that_loses_a_value_is_refused(formulaire, tmp_path):
    entry = 'msgctxt "echantillon:age|label"\nmsgid "Quel âge a ${prenom} ?"\nmsgstr "¿Edad?"'
    catalogues = write_catalogue(tmp_path, Langue.ESPAGNOL, entry)

    with pytest.raises(ContentError) as caught:
        translate(formulaire, catalogues, SAMPLE)

    assert "echantillon:age|label" in caught.value.reason


def test_a_compiled_form_is_stale_when_its_source_changed(tmp_path):
    catalogues = Catalogues(tmp_path / "translations")
    path = write_form(tmp_path, "text | q | Q | | | ")
    compile_all(tmp_path, catalogues)
    assert stale(tmp_path, catalogues) == ()

    write_form(tmp_path, "text | q | Autre | | | ")

    assert stale(tmp_path, catalogues) == (path.with_suffix(".json"),)


def test_the_interviews_shipped_are_fresh():
    assert stale(paths.RESOURCES / "entretiens", Catalogues(paths.TRANSLATIONS)) == ()


@pytest.mark.parametrize("path", sorted((paths.RESOURCES / "entretiens").glob("*.json")), ids=lambda path: path.stem)
def test_the_interviews_shipped_open_on_a_page(path):
    entretien = Entretien(load_formulaire(path), now=datetime.now(UTC))

    page = entretien.first_page()

    assert page is not None
    assert page.ref.startswith(f"/{path.stem}/")
    assert all(entretien.label(Ref(question.ref), Langue.FRANCAIS).content for question in page.questions)
