"""One page after the other, from wherever one is, and how far each section is: whatever was answered before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Etat, Ref, Reponse, SectionState
from desktop.errors import InvalidAnswerError
from desktop.langues.langue import Langue
from tests.entretiens.conftest import NOW
from tests.entretiens.forms import read_form

FORM = """
| survey | | | | | | | | | |
| | type | name | label | relevant | required | readonly | choice_filter | appearance | repeat_count |
| | integer | age | Quel âge ? | | | | | | |
| | text | dehors | Hors section | ${age} > 20 | | | | | |
| | begin_group | a | A | | | | | | |
| | text | a1 | A 1 | | ${age} > 10 | | | | |
| | begin_group | ensemble | Ensemble | | | | | field-list | |
| | text | a2 | A 2 | | | ${age} > 30 | | | |
| | text | a3 | A 3 | ${a2} != '' | | | | | |
| | begin_repeat | objet | Objet | | | | | | |
| | text | o1 | O 1 | | | | | | |
| | end_repeat | | | | | | | | |
| | begin_group | dedans | Dedans | ${age} > 5 | | | | | |
| | text | d1 | D 1 | | | | | | |
| | begin_repeat | vu | Vu | | | | | | |
| | text | w1 | V 1 | | | | | | |
| | end_repeat | | | | | | | | |
| | end_group | | | | | | | | |
| | end_group | | | | | | | | |
| | note | fin_a | Merci | ${age} > 40 | | | | | |
| | end_group | | | | | | | | |
| | begin_repeat | enfant | Enfant | ${age} > 12 | | | | | |
| | text | e1 | E 1 | | | | | | |
| | begin_repeat | ecole | École | ${e1} != 'aucune' | | | | | |
| | select_one villes | v1 | V 1 | | | | pays = ${age} | | |
| | end_repeat | | | | | | | | |
| | begin_repeat | compte | Compté | | | | | | ${age} - 20 |
| | text | c1 | C 1 | | | | | | |
| | end_repeat | | | | | | | | |
| | end_repeat | | | | | | | | |
| | begin_group | b | B | ${age} < 50 | | | | | |
| | select_one villes | b1 | B 1 | | | | pays = ${age} | | |
| | end_group | | | | | | | | |
| | text | suite | Hors section encore | | | | | | |
| choices | | | | |
| | list_name | name | label | pays |
| | villes | x | X | 15 |
| | villes | y | Y | 21 |
| | villes | z | Z | 21 |
| settings | | |
| | form_id | version |
| | f | 1 |
"""


@pytest.fixture(scope="module")
def formulaire(tmp_path_factory):
    return read_form(tmp_path_factory.mktemp("pages"), FORM)


AGES = st.sampled_from(["", "5", "11", "15", "21", "22", "35", "45", "55"])
WORDS = st.sampled_from(["", "x", "y", "aucune"])
PATHS = st.sampled_from([
    "dehors", "a/a1", "a/ensemble/a2", "a/ensemble/a3", "a/ensemble/objet[1]/o1", "a/ensemble/objet[2]/o1",
    "enfant[1]/e1", "enfant[2]/e1", "enfant[1]/ecole[1]/v1", "enfant[2]/ecole[2]/v1", "enfant[1]/compte[1]/c1", "b/b1",
    "suite",
])  # fmt: skip
GESTURES = st.one_of(
    st.tuples(st.just("age"), AGES, st.just(Etat.ANSWERED)),
    st.tuples(PATHS, WORDS, st.sampled_from([Etat.ANSWERED, Etat.DECLINED])),
    st.tuples(
        st.sampled_from(
            ["enfant[+]", "enfant[1]/ecole[+]", "enfant[2]/ecole[+]", "a/ensemble/objet[+]", "a/ensemble/dedans/vu[+]"]
        )
    ),
    st.tuples(st.sampled_from(["enfant[1]", "enfant[2]", "enfant[1]/ecole[1]", "a/ensemble/objet[1]"]), st.just("-")),
)


def play(entretien, gesture):
    ref = Ref(f"/f/{gesture[0]}")
    try:
        if len(gesture) == 1:
            entretien.add_instance(ref)
        elif len(gesture) == 2:
            entretien.remove_instance(ref)
        else:
            value = gesture[1] if gesture[2] is Etat.ANSWERED else ""
            entretien.answer(Reponse(ref, gesture[2], value, NOW, Langue.FRANCAIS))
    except (InvalidAnswerError, KeyError):
        pass


def counted(entretien):
    """The sections, counted over all the pages."""
    states: dict[Ref, SectionState] = {}
    for page in entretien.pages():
        asked = [question.ref for question in page.questions if question.is_asked]
        before = states.get(page.section, SectionState(page.section, 0, 0, page))
        done = sum(1 for ref in asked if is_dealt_with(entretien, ref))
        states[page.section] = SectionState(
            page.section, before.answered + done, before.asked + len(asked), before.first_page
        )
    return tuple(states.values())


def is_dealt_with(entretien, ref):
    reponse = entretien.reponse(ref)
    return bool(entretien.instance.find(ref).text) or (reponse is not None and reponse.etat is not Etat.ANSWERED)


@settings(max_examples=60)
@given(gestures=st.lists(GESTURES, max_size=15))
def test_pages_and_progress_are_those_of_the_whole_form_after_each_gesture(formulaire, gestures):
    entretien = Entretien(formulaire, now=NOW)
    for gesture in [("age", "21", Etat.ANSWERED), *gestures]:
        play(entretien, gesture)
        assert entretien.sections() == counted(entretien)

    pages = entretien.pages()
    assert (entretien.first_page(), entretien.last_page()) == (pages[0], pages[-1])
    for before, after in zip((None, *pages), (*pages, None), strict=True):
        assert before is None or entretien.next_page(before.ref) == after
        assert after is None or entretien.previous_page(after.ref) == before
    for page in pages:
        assert entretien.page(page.ref) == page
        assert {entretien.page(question.ref) for question in page.questions} <= {page}
    for state in entretien.sections():
        assert entretien.page(state.ref) == state.first_page


def test_what_is_gone_still_has_a_page_before_and_after_it(formulaire):
    entretien = Entretien(formulaire, now=NOW)
    for gesture in (("age", "15", Etat.ANSWERED), ("enfant[+]",), ("enfant[2]/e1", "x", Etat.ANSWERED)):
        play(entretien, gesture)

    entretien.remove_instance(Ref("/f/enfant[2]"))

    assert entretien.page(Ref("/f/enfant[2]/e1")) is None
    assert entretien.next_page(Ref("/f/enfant[2]/e1")) == entretien.page(Ref("/f/enfant[+]"))
    assert entretien.previous_page(Ref("/f/enfant[2]/e1")) == entretien.page(Ref("/f/enfant[1]/ecole[+]"))


def test_neither_page_nor_progress_looks_at_questions_that_do_not_depend_on_the_answer(formulaire, monkeypatch):
    entretien = Entretien(formulaire, now=NOW)
    play(entretien, ("age", "21", Etat.ANSWERED))
    entretien.sections()
    seen = set()
    is_required = entretien.instance.is_required

    def watched(node):
        seen.add(node.form.name)
        return is_required(node)

    monkeypatch.setattr(entretien.instance, "is_required", watched)
    play(entretien, ("suite", "x", Etat.ANSWERED))
    entretien.sections()
    entretien.next_page(Ref("/f/a/a1"))
    entretien.previous_page(Ref("/f/b/b1"))

    assert seen <= {"suite", "a2", "a3", "c1", "d1"}


def test_a_repeated_group_deep_in_questions_that_share_a_page_has_its_own(formulaire):
    entretien = Entretien(formulaire, now=NOW)
    play(entretien, ("age", "15", Etat.ANSWERED))

    found = [page.ref.removeprefix("/f/a/") for page in entretien.pages() if page.section == "/f/a"]

    assert found == [
        "a1", "ensemble", "ensemble/objet[1]/o1", "ensemble/objet[+]", "ensemble/dedans/vu[1]/w1",
        "ensemble/dedans/vu[+]",
    ]  # fmt: skip
