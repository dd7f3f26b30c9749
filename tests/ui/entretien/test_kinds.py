"""A number within bounds, choices put in order, what is only to be read, and words to avoid in a text."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Ref
from desktop.fiches.vocabulaire import load_vocabulaire
from desktop.langues.langue import Langue
from desktop.paths import RESOURCES
from tests.entretiens.forms import read_form
from tests.ui.entretien import conftest
from tests.ui.entretien.conftest import NOW

FORM = """
| survey | | | | |
| | type | name | label | parameters |
| | range | peur | De 0 à 10, votre peur ? | start=0 end=10 step=2 |
| | rank besoins | ordre | Dans quel ordre ? | |
| | acknowledge | lu | Vous avez compris ? | |
| | text | recit | Racontez. | |
| | text | suite | Et maintenant ? | |
| choices | | | |
| | list_name | name | label |
| | besoins | toit | Un toit |
| | besoins | soins | Des soins |
| settings | | |
| | form_id | version |
| | f | 1 |
"""


@pytest.fixture
def at(conducted, tmp_path, monkeypatch):
    """Shows the interview at a question."""
    contenu = replace(conftest.CONTENU, vocabulaire=load_vocabulaire(RESOURCES / "vocabulaire" / "mots.toml"))
    monkeypatch.setattr(conftest, "CONTENU", contenu)
    entretien = Entretien(read_form(tmp_path, FORM), now=NOW)

    def show(name):
        conducted.show(entretien, conducted.kept.calls(), Langue.FRANCAIS, Ref(f"/f/{name}"))
        return conducted

    return show


def test_a_number_out_of_its_range_is_told_with_the_range_and_not_kept(at):
    shown = at("peur")
    assert shown.find("answer-integer").placeholderText() == "0 – 10"

    shown.key("3", "Return")

    assert shown.find("answer-error").text() == "Écrivez un nombre de 0 à 10, de 2 en 2."
    assert shown.kept.reponses == []
    shown.key("Backspace", "4", "Return")
    assert shown.kept.values() == {"peur": "4"}


def test_choices_are_put_in_order_one_after_the_other_and_all_of_them(at):
    shown = at("ordre")

    shown.click("choice-soins")
    shown.click("next")
    assert "rang à chaque réponse" in shown.find("answer-error").text()
    shown.click("choice-toit")
    shown.click("choice-soins")
    shown.click("choice-soins")
    shown.click("next")

    assert shown.kept.values() == {"ordre": "toit soins"}
    shown.click("to-summary")
    assert "Un toit ; Des soins" in [label.text() for label in shown.page.findChildren(QLabel)]


def test_what_is_to_be_read_is_answered_by_its_only_choice(at):
    shown = at("lu")

    shown.key("1", "Return")

    assert shown.kept.values() == {"lu": "OK"}


def test_words_to_avoid_are_told_where_a_text_is_typed_and_hold_nothing_back(at):
    shown = at("recit")
    assert not shown.sees("advice-answer-text")

    shown.find("answer-text").setPlainText("Un mineur prostitué.")
    assert shown.sees("advice-answer-text")
    shown.click("next")

    assert shown.kept.values() == {"recit": "Un mineur prostitué."}
    shown.click("previous")
    shown.click("replace-answer-text")
    assert shown.find("answer-text").toPlainText() == "Un mineur victime de prostitution."
    assert not shown.sees("advice-answer-text")
