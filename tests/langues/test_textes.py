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


def test_a_phrase_of_law_is_said_in_french_until_its_translation_is_approved(loaded, tmp_path):
    barred = loaded().without_unapproved_law()
    po = Catalogues(tmp_path).path(Langue.ROUMAIN)
    po.parent.mkdir(parents=True)
    entry = 'msgctxt "personne:droits.avocat"\nmsgid "Un avocat."\nmsgstr "Un avocat ro."\n'

    po.write_text(entry, encoding="utf-8")
    waiting = barred.text("droits.avocat", Langue.ROUMAIN)
    po.write_text(f"#, relue\n{entry}", encoding="utf-8")
    approved = loaded().without_unapproved_law().text("droits.avocat", Langue.ROUMAIN)

    assert (waiting.content, waiting.langue, waiting.is_approved) == ("Un avocat.", Langue.FRANCAIS, False)
    assert (approved.content, approved.langue) == ("Un avocat ro.", Langue.ROUMAIN)


def test_a_phrase_that_is_not_of_law_does_not_wait(loaded, tmp_path):
    po = Catalogues(tmp_path).path(Langue.ROUMAIN)
    po.parent.mkdir(parents=True)
    po.write_text('msgctxt "personne:accord.qui"\nmsgid "Pour {partenaire}."\nmsgstr "Spre {partenaire}."\n', "utf-8")

    texte = loaded().without_unapproved_law().text("accord.qui", Langue.ROUMAIN, partenaire="SIAO")

    assert texte.content == "Spre SIAO."
