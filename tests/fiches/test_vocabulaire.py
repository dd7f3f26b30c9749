import re

import pytest

from desktop.fiches.vocabulaire import load_vocabulaire
from desktop.paths import RESOURCES

VOCABULAIRE = load_vocabulaire(RESOURCES / "vocabulaire" / "mots.toml")


def said(text: str) -> list[tuple[str, str]]:
    return [(text[found.start : found.end], found.mot.mot_id) for found in VOCABULAIRE.advised(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un mineur prostitué est arrivé.", [("mineur prostitué", "mineur")]),
        ("MINEURES PROSTITUEES", [("MINEURES PROSTITUEES", "mineur")]),
        ("une prostituée", [("prostituée", "personne")]),
        ("elle se prostitue", []),
        ("Victime mineure de 15 ans, son petit ami", [("mineure de 15 ans", "age"), ("petit ami", "exploiteur")]),
        ('elle dit « mon petit ami » et "la passe"', []),
        ("ce qui se passe, un mot de passe", []),
        ("faire des passes", [("des passes", "violence")]),
        ("Pourquoi n’avez-vous pas fui ?", [("Pourquoi n’avez-vous pas fui", "question")]),
        ("sœur : jeune escorte", [("jeune escorte", "mineur")]),
        ("sa fille", [("fille", "personne")]),
        ("", []),
    ],
)
def test_words_to_avoid_are_found_where_they_stand(text, found):
    assert said(text) == found


def test_a_word_that_has_other_meanings_is_never_refused():
    assert VOCABULAIRE.refused("sa fille") == ()
    assert VOCABULAIRE.refused("ces prostituées")


def test_what_is_advised_is_never_itself_advised_against():
    advice = " ; ".join(word for mot in VOCABULAIRE.mots for word in mot.dire)

    assert VOCABULAIRE.advised(advice) == ()
    assert all(mot.dire and re.search(r"\.$", mot.pourquoi) for mot in VOCABULAIRE.mots)
