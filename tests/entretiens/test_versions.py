"""A draft opened under another version of its questionnaire: what is carried, what is told, nothing lost."""

import pytest

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.entretiens.versions import Fate
from desktop.entretiens.xlsform import read_xlsform
from desktop.langues.langue import Langue
from tests.entretiens.conftest import NOW

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


@pytest.fixture
def reopened(tmp_path):
    path = tmp_path / "f.md"
    path.write_text(FORM, encoding="utf-8")
    formulaire = read_xlsform(path)
    return lambda *reponses: Entretien(formulaire, reponses, now=NOW)


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
