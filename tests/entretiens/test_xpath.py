"""Expressions on their own."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.entretiens.xpath.compiler import compile_source
from desktop.entretiens.xpath.context import Context, Scope
from desktop.entretiens.xpath.parser import parse
from desktop.entretiens.xpath.references import Reference, faults, references
from desktop.entretiens.xpath.syntax import XPathError
from desktop.entretiens.xpath.tree import Node, NodeKind, document
from desktop.entretiens.xpath.values import to_string

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def evaluate(source, root=None, langue=""):
    top = document(root or Node(NodeKind.ELEMENT, "data"))
    return compile_source(source, {})(Context(top, Scope(top, NOW, langue=langue)))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("today() - 3", "20777"),
        ("date(today() - 3)", "2026-11-20"),
        ("today() > '2026-11-22'", "true"),
        ("date('2026-02-30')", ""),
        ("format-date('2026-11-03', '%e/%m/%Y')", "3/11/2026"),
        ("format-date('2026-11-03', '%e %b')", "3 nov."),
        ("if(true(), 'a', inconnue())", "a"),
        ("coalesce('', 'b')", "b"),
        ("number('') + 1", "NaN"),
        ("round(2.345, 2)", "2.35"),
        ("0.1 * 3 < 1", "true"),
        ("selected('a b', 'b') and not(selected('a b', 'c'))", "true"),
        ("count-selected('a b c')", "3"),
        ("1mod1 + 2*3", "6"),
        ("0.0000001", "0.0000001"),
    ],
)
def test_expressions_give_what_odk_says(source, expected):
    assert to_string(evaluate(source)) == expected


@pytest.mark.parametrize(("langue", "month"), [("en", "Aug"), ("pt-BR", "ago."), ("xx", "août")])
def test_a_month_is_named_in_the_language_spoken(langue, month):
    assert evaluate("format-date('2026-08-03', '%b')", langue=langue) == month


@pytest.mark.parametrize("source", ["1 +", "(1", "$x", "a[", "f(1,", "child::", "inconnu::a", "'"])
def test_what_cannot_be_read_is_refused(source):
    with pytest.raises(XPathError):
        parse(source)


@pytest.mark.parametrize("source", ["inconnue(1)", "if(1)", "regex('a', '(')", "count('a')"])
def test_what_cannot_be_run_is_refused(source):
    with pytest.raises(XPathError):
        evaluate(source)


def test_a_long_pattern_or_a_long_text_is_not_matched():
    with pytest.raises(XPathError):
        evaluate(f"regex('a', '{'a?' * 200}')")

    assert evaluate(f"regex('{'a' * 2000}', 'a+')") is False


@given(st.text(alphabet="()[]/.@*'\"+-=<>|,:ab1 dorniv", max_size=30))
def test_any_text_is_read_or_refused_never_a_crash(source):
    try:
        parse(source)
    except XPathError:
        return


@pytest.mark.parametrize(
    "source", ["(" * 500 + "1", "not(" * 500, "-" * 500 + "1", "1" + "+1" * 5000, "a/" * 5000 + "a"]
)
def test_an_enormous_expression_is_read_or_refused_never_a_crash(source):
    try:
        evaluate(source)
    except XPathError:
        return


def test_what_an_expression_reads_is_found_without_running_it():
    found = references(parse("sum(/f/r/q) + ../x + count(/f/r[s = current()/../y])"), ("f", "r", "z"))

    assert found == [
        Reference(("f", "r", "q"), 2),
        Reference(("f", "r", "x"), 2),
        Reference(("f", "r", "s"), 0),
        Reference(("f", "r", "y"), 2),
        Reference(("f", "r"), 0),
    ]


def test_calls_that_can_only_fail_are_told_in_french():
    assert list(faults(parse("if(inconnue(), 1)"))) == [
        "nombre d'arguments incorrect pour « if »",
        "fonction inconnue « inconnue »",
    ]
