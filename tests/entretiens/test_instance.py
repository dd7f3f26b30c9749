"""A form being filled, as expressions see it: blanks, types, choices, repeats."""

from datetime import UTC, datetime

import pytest

from desktop.entretiens.instance import Instance
from desktop.entretiens.program import Program
from desktop.entretiens.xform import read_xform

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LIST = "".join(f"<item><name>{name}</name><label>{name}</label></item>" for name in "abcdef")


def instance(data, binds="", body=""):
    return Instance(
        Program(
            read_xform(
                '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
                f'xmlns:jr="http://openrosa.org/javarosa"><h:head><model><instance><data>{data}</data></instance>'
                f'<instance id="l"><root>{LIST}</root></instance>{binds}</model>'
                f"</h:head><h:body>{body}</h:body></h:html>"
            )
        ),
        NOW,
    )


def select(nodeset, control="select"):
    items = f'<itemset nodeset="{nodeset}"><value ref="name"/><label ref="label"/></itemset>'
    return f'<{control} ref="/data/a">{items}</{control}>'


def computed(expression, data="<a/>", binds="", body=""):
    form = instance(f"{data}<z/>", f'{binds}<bind nodeset="/data/z" calculate="{expression}"/>', body)
    return form.find("/data/z").text


HIDDEN = '<bind nodeset="/data/a" relevant="false()"/>'


@pytest.mark.parametrize("expression", ["/data/a = ''", "/data/a != 'oui'", "not(/data/a = 'oui')"])
def test_what_is_not_relevant_compares_as_a_blank_answer(expression):
    assert computed(expression, "<a>oui</a>", HIDDEN) == "true"


@pytest.mark.parametrize(("expression", "expected"), [("sum", "9"), ("min", "4"), ("max", "5"), ("count", "3")])
def test_a_question_not_answered_counts_for_nothing_in_a_sum(expression, expected):
    data = "".join(f"<r><v>{value}</v></r>" for value in ("5", "", "4"))

    assert computed(f"{expression}(/data/r/v)", data, body='<repeat nodeset="/data/r"/>') == expected


@pytest.mark.parametrize(
    ("kind", "given", "seen"),
    [
        ("int", "12.7", "12"),
        ("int", "3000000000", ""),
        ("int", "douze", ""),
        ("decimal", "5.50", "5.5"),
        ("date", "2024-02-30", ""),
        ("time", "25:00", ""),
        ("string", " à ", " à "),
    ],
)
def test_a_value_that_is_not_of_its_type_is_blank_for_expressions(kind, given, seen):
    form = instance("<a/>", f'<bind nodeset="/data/a" type="{kind}"/>')

    form.set(form.find("/data/a"), given)

    assert form.find("/data/a").text == seen


def test_several_choices_are_in_the_order_of_the_list_without_the_unknown():
    form = instance("<a/>", body=select("instance('l')/root/item"))

    form.set(form.find("/data/a"), "c zz a")

    assert form.find("/data/a").text == "a c"


def test_a_seed_gives_the_order_that_odk_gives():
    form = instance("<a/>", body=select("randomize(instance('l')/root/item, 42)"))

    assert form.program.choice_names(form, form.find("/data/a")) == ("a", "f", "c", "b", "d", "e")


@pytest.mark.parametrize(("template", "expected"), [("", ""), ('<r jr:template=""><v>2</v></r>', "2")])
def test_a_new_instance_starts_as_its_template_says_else_blank(template, expected):
    form = instance(f"{template}<r><v>1</v></r>", body='<repeat nodeset="/data/r"/>')

    form.add(form.root, form.program.index_of["/data/r"])

    assert form.find("/data/r[2]/v").text == expected
