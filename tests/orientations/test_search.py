import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.langues.folding import words
from desktop.orientations.model import Besoin, OrientationId, Status
from desktop.orientations.search import named_by, reference


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Élodie", ("elodie",)),
        ("Sœur Cæcilia", ("soeur", "caecilia")),
        ("l’abri de l'enfance", ("l", "abri", "de", "enfance")),
        ("Jean-Luc  JEAN", ("jean", "luc")),
        ("oﬃce", ("office",)),
        ("Straße ẞ", ("strasse", "ss")),
        ("İstanbul ısı", ("istanbul", "isi")),
        ("Łucja Đorđe Ștefania", ("lucja", "dorde", "stefania")),
        ("Ёлка йод Наталія", ("елка", "иод", "наталія")),
        ("مُحَمَّد أحمد", ("محمد", "احمد")),
        ("فاطمـــة", ("فاطمه",)),
        ("ﻣﺮﻳﻢ", ("مريم",)),
        ("نور\u200cالهدى", ("نورالهدي",)),
        ("sou\u00adpçon e\u0301te\u0301", ("soupcon", "ete")),
        ("① 2ᵉ étage", ("1", "2e", "etage")),
        ('" * - NEAR( : ^ \x00 \ud800', ("near",)),
        ("", ()),
    ],
)
def test_words_are_compared_without_accents_nor_capitals(text, found):
    assert words(text) == found


@given(st.text())
def test_the_words_of_any_text_are_letters_and_digits_and_cut_once_for_all(text):
    found = words(text)

    assert all(word.isalnum() for word in found)
    assert words(" ".join(found)) == found


def test_a_need_or_a_state_is_named_by_the_beginning_of_any_word_of_its_label():
    assert named_by("heb") == {Besoin.HEBERGEMENT}
    assert named_by("prote") == {Besoin.PROTECTION_ENFANCE}
    assert named_by("part") == {Status.RECUE}
    assert named_by("pr") >= {Status.PRETE, Besoin.PROTECTION_ENFANCE}
    assert named_by("hebergements") == frozenset()


def test_a_reference_is_short():
    assert reference(OrientationId("0a1b2c3d4e5f")) == "0A1B2C3D"
