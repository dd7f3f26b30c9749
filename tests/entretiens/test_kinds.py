"""Ranges, rankings, what is only to be read, and choices that are answers given elsewhere."""

import pytest

from desktop.entretiens.compiled import decode, encode
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Etat, Kind, Ref, Reponse
from desktop.errors import ContentError, InvalidAnswerError
from desktop.langues.langue import Langue
from tests.entretiens.conftest import NOW
from tests.entretiens.forms import read_form

FORM = """
| survey | | | | | |
| | type | name | label | parameters | required |
| | range | peur | De 0 à 10, votre peur ? | start=0 end=10 step=2 | |
| | range | prix | Combien ? | start=0.5 end=2 step=0.5 | |
| | rank besoins | ordre | Dans quel ordre ? | | |
| | acknowledge | lu | Vous avez compris ? | | yes |
| | begin_repeat | enfant | Enfant | | |
| | text | prenom | Prénom | | |
| | end_repeat | | | | |
| | select_one ${prenom} | aine | Qui est l'aîné ? | | |
| choices | | | |
| | list_name | name | label |
| | besoins | toit | Un toit |
| | besoins | soins | Des soins |
| | besoins | papiers | Des papiers |
| settings | | |
| | form_id | version |
| | f | 1 |
"""


@pytest.fixture
def entretien(tmp_path):
    """From the compiled form, as it is shipped."""
    return Entretien(decode(encode(read_form(tmp_path, FORM))), now=NOW)


def said(path, value):
    return Reponse(Ref(f"/f/{path}"), Etat.ANSWERED, value, NOW, Langue.FRANCAIS)


def takes(entretien, path, value):
    try:
        entretien.answer(said(path, value))
    except InvalidAnswerError:
        return False
    return entretien.value(path.rpartition("/")[2]) == value


def question(entretien, name):
    (found,) = entretien.page(Ref(f"/f/{name}")).questions
    return found


def test_a_number_outside_its_range_or_between_two_steps_is_refused(entretien):
    assert [value for value in ("0", "4", "10", "-2", "12", "3", "x") if takes(entretien, "peur", value)] == [
        "0",
        "4",
        "10",
    ]
    assert [value for value in ("0.5", "1.5", "2", "0", "0.7", "2.5") if takes(entretien, "prix", value)] == [
        "0.5",
        "1.5",
        "2",
    ]
    assert (question(entretien, "peur").kind, question(entretien, "peur").bounds) == (Kind.INTEGER, ("0", "10", "2"))
    assert question(entretien, "prix").kind is Kind.DECIMAL


@pytest.mark.parametrize("parameters", ["start=10 end=0 step=1", "start=0 end=10 step=0"])
def test_a_range_that_holds_no_number_is_refused_where_it_is_written(tmp_path, parameters):
    with pytest.raises(ContentError) as refused:
        read_form(tmp_path, FORM.replace("start=0 end=10 step=2", parameters))

    assert "survey" in str(refused.value)


def test_a_ranking_is_all_the_choices_in_an_order(entretien):
    wanted = ("papiers toit soins", "toit soins papiers")
    refused = ("papiers", "papiers toit", "papiers toit toit", "papiers toit ailleurs")

    assert [value for value in (*refused, *wanted) if takes(entretien, "ordre", value)] == list(wanted)
    assert question(entretien, "ordre").kind is Kind.RANK
    assert question(entretien, "ordre").chosen("papiers toit soins") == ("papiers", "toit", "soins")


def test_what_is_to_be_read_is_answered_by_one_word(entretien):
    page = entretien.page(Ref("/f/lu"))
    assert entretien.missing(page) == (Ref("/f/lu"),)
    assert (page.questions[0].kind, page.questions[0].choices) == (Kind.SELECT_ONE, ("OK",))
    assert entretien.choice_label(Ref("/f/lu"), "OK", Langue.ARABE).content == "OK"

    assert [value for value in ("non", "OK OK", "OK") if takes(entretien, "lu", value)] == ["OK"]
    assert entretien.missing(page) == ()


def test_what_was_answered_in_a_repeated_group_can_be_chosen_spaces_included(entretien):
    entretien.answer(said("enfant[1]/prenom", "Ana Maria"))
    entretien.add_instance(Ref("/f/enfant[+]"))
    entretien.answer(said("enfant[2]/prenom", "Ion"))

    assert question(entretien, "aine").choices == ("Ana Maria", "Ion")
    assert [value for value in ("Mia", "Ana", "Ana Maria") if takes(entretien, "aine", value)] == ["Ana Maria"]
    assert entretien.choice_label(Ref("/f/aine"), "Ana Maria", Langue.FRANCAIS).content == "Ana Maria"

    again = Entretien(entretien.formulaire, entretien.reponses(), now=NOW)
    assert (again.changes, again.value("aine")) == ((), "Ana Maria")
    again.remove_instance(Ref("/f/enfant[1]"))
    assert again.value("aine") == ""
