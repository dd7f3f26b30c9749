"""A repeated group conducted in the real window: one more, one less, then what follows."""

from pathlib import Path

import pytest

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Ref
from desktop.errors import DiskFullError
from desktop.langues.langue import Langue
from tests.entretiens.forms import read_form
from tests.ui.entretien.conftest import NOW

FORM = """
| survey | | | |
| | type | name | label |
| | begin_repeat | enfant | Enfant |
| | text | prenom | Son prénom ? |
| | end_repeat | | |
| | text | suite | Et maintenant ? |
| settings | | |
| | form_id | version |
| | f | 1 |
"""


@pytest.fixture
def shown(conducted, tmp_path):
    """The interview, at the first name of the first child."""
    entretien = Entretien(read_form(tmp_path, FORM), now=NOW)
    conducted.show(entretien, conducted.kept.calls(), Langue.FRANCAIS, Ref("/f/enfant[1]/prenom"))
    return conducted


def answered(shown, *names):
    for number, name in enumerate(names):
        if number:
            shown.click("add-instance")
        shown.key(*name, "Return")


def test_one_more_is_asked_after_the_last_question_of_the_group(shown):
    answered(shown, "Ana", "Ion")

    assert shown.sees("repetition")
    assert shown.kept.values() == {"prenom": "Ion"}
    assert [r.ref for r in shown.kept.reponses] == ["/f/enfant[1]/prenom", "/f/enfant[2]/prenom"]
    shown.click("next")
    assert not shown.sees("repetition")


def test_removing_is_asked_twice_and_kept_before_it_shows(shown):
    answered(shown, "Ana", "Ion")

    shown.click("remove-1")
    assert shown.kept.removed == []
    shown.click("remove-1")

    assert shown.kept.removed == ["/f/enfant[1]"]
    assert [r.value for r in shown.entretien.reponses()] == ["Ion"]
    assert not shown.sees("remove-2")


def test_a_removal_that_is_not_kept_changes_nothing(shown):
    answered(shown, "Ana", "Ion")
    shown.kept.failure = DiskFullError(Path("coffre"))

    shown.click("remove-1")
    shown.click("remove-1")

    assert shown.sees("save-error")
    assert [r.value for r in shown.entretien.reponses()] == ["Ana", "Ion"]
