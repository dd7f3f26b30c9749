"""A draft opened under another version of its questionnaire: what is carried, what is told, nothing lost."""

import pytest

from desktop.entretiens.carrying import carried
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.entretiens.versions import Fate
from desktop.langues.langue import Langue
from tests.entretiens.conftest import NOW
from tests.entretiens.forms import read_form

FORM = """
| survey | | | |
| | type | name | label |
| | begin_group | accueil | Accueil |
| | text | prenom | Prénom |
| | integer | age | Âge |
| | select_one on | seule | Seule ? |
| | end_group | | |
| choices | | | |
| | list_name | name | label |
| | on | oui | Oui |
| | on | non | Non |
| settings | | |
| | form_id | version |
| | f | 2 |
"""


def said(path, value, etat=Etat.ANSWERED):
    return Reponse(Ref(f"/f/{path}"), etat, value, NOW, Langue.ARABE, "agent")


REPEATED = """
| survey | | | |
| | type | name | label |
| | begin_repeat | mineur | Mineur |
| | text | prenom | Prénom |
| | begin_repeat | ecole | École |
| | text | ville | Ville |
| | end_repeat | | |
| | end_repeat | | |
| | text | pere | Père |
| settings | | |
| | form_id | version |
| | f | 3 |
"""


@pytest.fixture
def reopened(tmp_path):
    formulaire = read_form(tmp_path, FORM)
    return lambda *reponses: Entretien(formulaire, reponses, now=NOW)


@pytest.fixture
def repeated(tmp_path):
    return read_form(tmp_path, REPEATED)


def test_an_answer_whose_question_moved_follows_it_with_all_that_is_known_of_it(reopened):
    entretien = reopened(said("debut/prenom", "Ana"))

    (carried,) = entretien.reponses()
    assert carried == said("accueil/prenom", "Ana")
    assert [(c.fate, c.reponse.ref, c.carried.ref) for c in entretien.changes] == [
        (Fate.MOVED, "/f/debut/prenom", "/f/accueil/prenom")
    ]


def test_an_answer_of_another_type_or_a_choice_that_went_is_told_not_carried(reopened):
    entretien = reopened(said("accueil/age", "treize"), said("accueil/seule", "parfois"), said("debut/age", "x"))

    assert entretien.reponses() == ()
    assert [change.fate for change in entretien.changes] == [Fate.UNFIT] * 3


def test_an_answer_nobody_asks_for_any_more_is_told(reopened):
    entretien = reopened(said("accueil/pseudo", "Lune"), said("accueil/prenom", "Ana"))

    assert [(c.fate, c.reponse.value) for c in entretien.changes] == [(Fate.GONE, "Lune")]
    assert [r.value for r in entretien.reponses()] == ["Ana"]


def test_a_state_is_carried_as_an_answer_is(reopened):
    entretien = reopened(said("debut/age", "", Etat.DECLINED))

    assert entretien.reponse(Ref("/f/accueil/age")).etat is Etat.DECLINED


def test_what_moved_never_takes_the_place_of_what_was_there(reopened):
    entretien = reopened(said("debut/prenom", "Ana"), said("accueil/prenom", "Mia"))

    assert [r.value for r in entretien.reponses()] == ["Mia"]
    assert [(c.fate, c.reponse.value) for c in entretien.changes] == [(Fate.GONE, "Ana")]


def carried_refs(entretien):
    """Where each answer that is not where it was came from, and went."""
    moves = [(change.reponse, change.carried) for change in entretien.changes]
    return [(was.ref.removeprefix("/f/"), now and now.ref.removeprefix("/f/")) for was, now in moves]


def seen(entretien, path):
    """What expressions see there."""
    node = entretien.instance.find(f"/f/{path}")
    return node and node.text


def test_each_instance_of_a_group_that_moved_or_took_another_name_is_carried_apart(repeated):
    entretien = Entretien(
        repeated,
        (
            said("famille/enfant[1]/prenom", "Ana"),
            said("famille/enfant[2]/prenom", "Ion"),
            said("famille/enfant[2]/ecole[3]/ville", "Brest"),
        ),
        now=NOW,
    )

    assert carried_refs(entretien) == [
        ("famille/enfant[1]/prenom", "mineur[1]/prenom"),
        ("famille/enfant[2]/prenom", "mineur[2]/prenom"),
        ("famille/enfant[2]/ecole[3]/ville", "mineur[2]/ecole[3]/ville"),
    ]
    assert [r.value for r in entretien.reponses()] == ["Ana", "Ion", "Brest"]
    assert seen(entretien, "mineur[2]/prenom") == "Ion"


def test_a_group_that_became_repeated_or_ceased_to_be_keeps_its_first_answer_and_tells_the_others(repeated):
    entretien = Entretien(
        repeated,
        (said("mineur/prenom", "Ana"), said("parent[1]/pere", "Jean"), said("parent[2]/pere", "Paul")),
        now=NOW,
    )

    assert carried_refs(entretien) == [
        ("mineur/prenom", "mineur[1]/prenom"),
        ("parent[1]/pere", "pere"),
        ("parent[2]/pere", None),
    ]
    assert seen(entretien, "mineur[1]/prenom") == "Ana"


def test_another_interview_takes_over_the_instances_of_one_interview_whole(repeated):
    first, second = Entretien(repeated, now=NOW), Entretien(repeated, now=NOW)
    first.add_instance(Ref("/f/mineur[+]"))
    first.answer(said("mineur[2]/prenom", "Ion"))
    second.answer(said("mineur[1]/prenom", "Mia"))
    second.answer(said("mineur[1]/ecole[1]/ville", "Brest"))
    second.answer(said("pere", "Jean"))

    taken = carried(repeated, (first, second))

    assert [(r.ref.removeprefix("/f/"), r.value) for r in taken] == [("mineur[2]/prenom", "Ion"), ("pere", "Jean")]


def test_answers_of_a_repeated_group_are_not_made_one_where_it_is_asked_once(repeated, tmp_path):
    other = Entretien(repeated, (said("mineur[1]/prenom", "Ana"), said("mineur[2]/prenom", "Ion")), now=NOW)

    assert carried(read_form(tmp_path, FORM), (other,)) == ()
