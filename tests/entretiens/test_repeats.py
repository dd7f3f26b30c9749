"""Repeated groups in an interview: one page after the other, one more, one less, and what was said of each."""

from dataclasses import replace

import pytest

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.langues.langue import Langue
from tests.entretiens.conftest import NOW
from tests.entretiens.forms import read_form

FORM = """
| survey | | | | | | |
| | type | name | label | relevant | required | calculation |
| | select_one on | a_enfants | Avez-vous des enfants ? | | | |
| | begin_repeat | enfant | Enfant | ${a_enfants} = 'oui' | | |
| | text | prenom | Son prénom ? | | yes | |
| | integer | age | Quel âge a ${prenom} ? | | | |
| | begin_repeat | ecole | École | | | |
| | text | ville | Ville | | | |
| | end_repeat | | | | | |
| | end_repeat | | | | | |
| | text | suite | Et maintenant ? | | | |
| | calculate | total | | | | sum(${age}) |
| choices | | | |
| | list_name | name | label |
| | on | oui | Oui |
| | on | non | Non |
| settings | | |
| | form_id | version |
| | f | 1 |
"""


@pytest.fixture(scope="module")
def formulaire(tmp_path_factory):
    return read_form(tmp_path_factory.mktemp("repeats"), FORM)


def said(path, value, etat=Etat.ANSWERED):
    return Reponse(Ref(f"/f/{path}"), etat, value, NOW, Langue.FRANCAIS)


@pytest.fixture
def entretien(formulaire):
    opened = Entretien(formulaire, now=NOW)
    opened.answer(said("a_enfants", "oui"))
    return opened


def pages(entretien):
    return [page.ref.removeprefix("/f/") for page in entretien.pages()]


def test_each_instance_has_its_pages_then_one_asks_for_one_more(entretien):
    assert pages(entretien) == [
        "a_enfants", "enfant[1]/prenom", "enfant[1]/age", "enfant[1]/ecole[1]/ville", "enfant[1]/ecole[+]",
        "enfant[+]", "suite",
    ]  # fmt: skip
    assert entretien.page(Ref("/f/enfant[+]")).repetition.instances == (Ref("/f/enfant[1]"),)
    assert entretien.next_page(Ref("/f/enfant[1]/ecole[+]")).ref == "/f/enfant[+]"
    assert entretien.previous_page(Ref("/f/suite")).ref == "/f/enfant[+]"


def test_a_group_that_is_not_relevant_asks_for_nothing(entretien):
    entretien.answer(said("a_enfants", "non"))

    assert pages(entretien) == ["a_enfants", "suite"]


def test_the_instances_of_a_group_are_one_section(entretien):
    entretien.add_instance(Ref("/f/enfant[+]"))

    assert [section.ref for section in entretien.sections()] == ["/f", "/f/enfant"]
    assert entretien.label(Ref("/f/enfant"), Langue.FRANCAIS).content == "Enfant"


def test_one_more_leads_to_its_first_page(entretien):
    page = entretien.add_instance(Ref("/f/enfant[+]"))

    assert page.ref == "/f/enfant[2]/prenom"
    assert entretien.missing(page) == (Ref("/f/enfant[2]/prenom"),)
    entretien.answer(said("enfant[2]/prenom", "Ion"))
    assert entretien.label(Ref("/f/enfant[2]/age"), Langue.FRANCAIS).content == "Quel âge a Ion ?"


def test_removing_an_instance_takes_its_answers_and_brings_the_others_forward(entretien):
    for place, (prenom, age) in enumerate((("Ana", "3"), ("Ion", "5"), ("Mia", "8")), 1):
        if place > 1:
            entretien.add_instance(Ref("/f/enfant[+]"))
        entretien.answer(said(f"enfant[{place}]/prenom", prenom))
        entretien.answer(said(f"enfant[{place}]/age", age, Etat.ANSWERED))

    entretien.remove_instance(Ref("/f/enfant[2]"))

    assert [(r.ref, r.value) for r in entretien.reponses() if "prenom" in r.ref] == [
        ("/f/enfant[1]/prenom", "Ana"),
        ("/f/enfant[2]/prenom", "Mia"),
    ]
    assert entretien.value("total") == "11"
    entretien.remove_instance(Ref("/f/enfant[1]"))
    entretien.remove_instance(Ref("/f/enfant[1]"))
    assert pages(entretien) == ["a_enfants", "enfant[+]", "suite"]


def test_reopening_gives_the_instances_that_were_spoken_of(entretien, formulaire):
    entretien.add_instance(Ref("/f/enfant[+]"))
    entretien.add_instance(Ref("/f/enfant[2]/ecole[+]"))
    entretien.answer(said("enfant[2]/ecole[1]/ville", "Brest", Etat.WITHHELD))

    again = Entretien(formulaire, entretien.reponses(), now=NOW)

    assert again.changes == ()
    assert pages(again) == pages(entretien)
    assert again.reponses() == entretien.reponses()


def test_a_place_no_interview_has_is_set_apart(formulaire):
    wild = replace(said("enfant[9999999]/prenom", "x"))

    again = Entretien(formulaire, (wild,), now=NOW)

    assert len(again.pages()) < 10_000


def test_what_is_no_repeated_group_cannot_be_added_to(entretien):
    with pytest.raises(KeyError):
        entretien.add_instance(Ref("/f/suite"))
