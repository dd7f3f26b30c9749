"""Phrases said to the person: read, filled, refused."""

import pytest

from desktop.errors import ContentError
from desktop.langues.catalogue import Catalogues
from desktop.langues.langue import Langue
from desktop.langues.textes import TextesPersonne

PHRASES = """\
# Phrases
["accord.qui"]
texte = "Pour {partenaire}."

["droits.avocat"]
texte = "Un avocat."
legal = true
"""


@pytest.fixture
def loaded(tmp_path):
    def load(content: str = PHRASES) -> TextesPersonne:
        path = tmp_path / "personne.toml"
        path.write_text(content, encoding="utf-8")
        return TextesPersonne.load(path, Catalogues(tmp_path))

    return load


def test_a_phrase_is_filled_with_its_values(loaded):
    assert loaded().text("accord.qui", Langue.FRANCAIS, partenaire="le SIAO").content == "Pour le SIAO."


def test_a_phrase_of_law_says_so(loaded):
    textes = loaded()

    assert textes.is_legal("droits.avocat")
    assert not textes.is_legal("accord.qui")


def test_keys_are_given_in_the_order_of_the_file(loaded):
    assert loaded().keys() == ("accord.qui", "droits.avocat")
    assert loaded().keys("droits.") == ("droits.avocat",)


def test_an_unknown_key_is_a_bug(loaded):
    with pytest.raises(KeyError):
        loaded().text("accord.inconnu", Langue.FRANCAIS)


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (PHRASES + "texte =\n", 8),
        (PHRASES + '\n["vide"]\nlegal = true\n', 9),
        (PHRASES + '\n["champ"]\ntexte = "Oui."\ncouleur = "rouge"\n', 9),
        (PHRASES + '\n["type"]\ntexte = "Oui."\nlegal = "oui"\n', 9),
        ('seul = "Oui."\n' + PHRASES, 1),
    ],
    ids=["not TOML", "no text", "unknown field", "wrong type", "no table"],
)
def test_a_broken_file_is_named_with_its_line(loaded, broken, line):
    with pytest.raises(ContentError) as caught:
        loaded(broken)

    assert caught.value.line == line


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ContentError):
        TextesPersonne.load(tmp_path / "personne.toml", Catalogues(tmp_path))


def test_a_phrase_of_law_names_the_texts_it_rests_on(loaded):
    textes = loaded(PHRASES + 'articles = ["cpp-10-2"]\n')

    assert textes.articles("droits.avocat") == ("cpp-10-2",)
    assert textes.articles("accord.qui") == ()
