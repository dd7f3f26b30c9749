"""Rich text for the window, plain text for paper: nothing in a sheet can fetch or run anything."""

import pytest

from desktop.fiches.markup import to_html, to_plain


def test_a_sentence_comes_without_paragraph():
    assert to_html("**Isoler.** Fermer.") == "<strong>Isoler.</strong> Fermer."


def test_lists_and_tables_are_drawn():
    html = to_html("Un mot.\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |")

    assert html.count("<li>") == 2
    assert html.count("<td>") == 2
    assert "border-collapse" in html


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="https://exemple.test/a.png">',
        "![a](https://exemple.test/a.png)",
        "[ici](https://exemple.test)",
        "<https://exemple.test>",
        "<script>alert(1)</script>",
        '<a href="file:///etc/passwd">lire</a>',
        "[ici][1]\n\n[1]: https://exemple.test",
    ],
)
def test_neither_html_nor_link_nor_picture_gets_through(hostile):
    html = to_html(hostile)

    assert not any(tag in html for tag in ("<img", "<a", "<script"))


def test_plain_text_keeps_the_words_and_the_order():
    markdown = "### Titre\n\nUn **mot**\nsuivi.\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |"

    assert to_plain(markdown) == "Titre\nUn mot suivi.\n- a\n- b\nx : y\n1 : 2"
