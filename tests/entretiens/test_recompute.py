"""What an answer changes is computed again, wherever it is read: the same as a form filled with all answers at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.entretiens.instance import Instance
from desktop.entretiens.program import Program
from desktop.entretiens.refs import form_path
from desktop.entretiens.snapshot import snapshot
from desktop.entretiens.xpath.tree import Node
from tests.entretiens.conftest import NOW
from tests.entretiens.forms import read_form

IN_CHILD = (
    "position(..)",
    "indexed-repeat(${nom}, ${enfant}, position(..) - 1)",
    "count(${enfant}[age > current()/../age])",
    "count(${enfant}[nom = current()/../nom])",
    "count(../../enfant[age = ../k])",
    "sum(../ecole/an)",
    "count(../ecole[an > current()/../age])",
    "concat(/f/k, ${nom}, ../age)",
    "sum(${enfant}[position() < position(current()/..)]/age)",
    "if(${groupe_dit} = 'x', ${age}, 0)",
    "../../enfant[1]/nom",
    "../preceding-sibling::enfant[1]/nom",
    "count(../preceding-sibling::enfant)",
    "sum(../following-sibling::enfant/age)",
    "../ecole[position() = 1]/an + ../ecole[last()]/an",
    "../../enfant[nom = 'x']/age",
    "indexed-repeat(${an}, ${enfant}, position(..), ${ecole}, 1)",
    "string(../descendant::an)",
)
IN_SCHOOL = (
    "concat(${nom}, '-', position(../..), '-', position(..))",
    "count(../../ecole[an >= current()/../an])",
    "../../../enfant[1]/ecole[1]/an",
    "count(/f/enfant/ecole[an = current()/../an])",
    "sum(../../../enfant[age > 4]/ecole/an)",
)
OUTSIDE = (
    "sum(${age})",
    "join(' ', ${nom})",
    "count(${enfant}[age > 4])",
    "count(${enfant}[ecole/an > 4])",
    "${enfant}[position() = 2]/nom",
    "indexed-repeat(${an}, ${enfant}, 1, ${ecole}, 2)",
    "sum(${enfant}[age > ../k]/ecole[an > 2]/an)",
    "count(//an)",
    "sum(//enfant[nom = 'x']//an)",
    "/f/enfant[2]/ecole/an",
    "count(/f/enfant/ecole[../age > 4])",
    "count(/f/enfant/ecole[an = /f/k])",
    "string(/f/*[name() = 'k'])",
    "sum(${compte_n})",
    "coalesce(${groupe_dit}, ${k}, 'rien')",
    "count-non-empty(${nom})",
    "max(${an}) - min(${age})",
    "selected(join(' ', ${nom}), 'x')",
)


def calculated(expressions, prefix):
    return "".join(f"| | calculate | {prefix}{n} | | | {each} | | |\n" for n, each in enumerate(expressions))


FORM = f"""
| survey | | | | | | | |
| | type | name | label | relevant | calculation | repeat_count | choice_filter |
| | integer | k | K | | | | |
| | begin_repeat | enfant | Enfant | | | | |
| | text | nom | Nom | | | | |
| | integer | age | Âge | ${{nom}} != 'z' | | | |
| | begin_repeat | ecole | École | ${{age}} > 2 | | | |
| | integer | an | An | | | | |
{calculated(IN_SCHOOL, "s")}| | end_repeat | | | | | | |
{calculated(IN_CHILD, "c")}| | end_repeat | | | | | | |
| | begin_group | groupe | Groupe | count(${{enfant}}[age > 4]) > 0 | | | |
| | text | groupe_dit | Dit | | | | |
| | end_group | | | | | | |
| | begin_repeat | compte | Compté | | | coalesce(${{k}}, 0) | |
| | calculate | compte_n | | | position(..) * 10 | | |
| | end_repeat | | | | | | |
| | select_one liste | choix | Choix | | | | g = ${{k}} or name = ${{groupe_dit}} |
{calculated(OUTSIDE, "o")}| choices | | | | |
| | list_name | name | label | g |
| | liste | x | X | 3 |
| | liste | y | Y | 5 |
| settings | | |
| | form_id | version |
| | f | 1 |
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return Program(read_form(tmp_path_factory.mktemp("recompute"), FORM))


NUMBERS = st.sampled_from(["", "1", "3", "5", "9"])
WORDS = st.sampled_from(["", "x", "y", "z"])
CHILD = st.integers(1, 3)
GESTURES = st.one_of(
    st.tuples(st.just("k"), NUMBERS),
    st.tuples(st.just("groupe/groupe_dit"), WORDS),
    st.tuples(st.just("choix"), st.sampled_from(["x", "y", ""])),
    st.tuples(st.builds("enfant[{}]/nom".format, CHILD), WORDS),
    st.tuples(st.builds("enfant[{}]/age".format, CHILD), NUMBERS),
    st.tuples(st.builds("enfant[{}]/ecole[{}]/an".format, CHILD, st.integers(1, 2)), NUMBERS),
    st.tuples(st.sampled_from(["enfant", "enfant[1]/ecole", "enfant[2]/ecole"]), st.just("+")),
    st.tuples(st.sampled_from(["enfant[1]", "enfant[2]", "enfant[1]/ecole[1]"]), st.just("-")),
)


def add(instance, path):
    """One more; a child comes with a school, as the first one does."""
    parent = instance.find(path.rpartition("/")[0])
    if parent is None:
        return
    added = instance.add(parent, instance.program.index_of[form_path(path)])
    if path == "/f/enfant":
        instance.add(added, instance.program.index_of["/f/enfant/ecole"])


def perform(instance, gesture):
    path, value = gesture
    node = instance.find(f"/f/{path}")
    if value == "+":
        add(instance, f"/f/{path}")
    elif value == "-":
        if node is not None and len(node.parent.named[node.name]) > 1:  # a form begins with one
            instance.remove(node)
    elif node is not None and node.is_relevant:
        instance.set(node, value)


def told(instance):
    """The state of all that may be seen, but for what is drawn at random."""
    return [state for state in snapshot(instance) if "/meta" not in state["ref"]]


def answers(node: Node, instance):
    """Every answer, blanks included, so that each instance is there again."""
    inside = (each for each in node.descendants() if each.form is not None and each.form.is_asked)
    return {instance.ref(each): each.answer for each in inside}


@settings(max_examples=60)
@given(gestures=st.lists(GESTURES, max_size=14))
def test_one_answer_after_the_other_gives_what_all_at_once_gives(program, gestures):
    instance = Instance(program, NOW)
    for gesture in gestures:
        perform(instance, gesture)

    assert told(instance) == told(Instance(program, NOW, answers(instance.root, instance)))
