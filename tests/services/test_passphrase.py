"""How strong a passphrase is said to be, and why it is not enough."""

import subprocess
import sys

import pytest

from desktop import paths
from desktop.services.passphrase import WORDS, assess

SEVEN = "lune tapis nuage cerf bocal orage moulin"


@pytest.mark.parametrize(
    "phrase",
    [
        SEVEN,
        SEVEN.replace(" ", "-"),
        "Le vieux facteur borgne repeint sa barque turquoise",
        "الشمس تشرق كل صباح جديد فوق الجبل",
        "q8$Vz!pL2w#Rt6",
        "Xk4TqZ9mWb2RyH",
    ],
)
def test_seven_words_or_fourteen_characters_of_chance_are_enough(phrase):
    assert assess(phrase).is_enough


@pytest.mark.parametrize("phrase", ["lune tapis nuage cerf bocal orage", "correct cheval pile agrafe", "Xk4TqZ9mWb2"])
def test_what_is_under_80_bits_by_its_form_is_refused(phrase):
    assert not assess(phrase).is_enough


@pytest.mark.parametrize(
    "phrase",
    [
        "je ne sais pas ce que tu veux",
        "Azerty123!Azer",
        "nuage nuage nuage nuage nuage nuage nuage nuage",
        "gendarmerie nationale brigade police coffre repere commissariat",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
    ],
)
def test_what_is_long_enough_but_soon_guessed_is_refused(phrase):
    assert not assess(phrase).is_enough


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("a", "courte"),
        ("motdepasse", "courants"),
        ("Azerty123!", "courants"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "répétition"),
        ("abcdefghijklmnop", "suite"),
        ("14071989", "date"),
        ("gendarmerie2026", "service"),
        ("lune tapis nuage cerf bocal", "Encore 2 mots sans lien"),
        ("lune tapis nuage cerf bocal orage", "Encore 1 mot sans lien"),
        ("je ne sais pas ce que tu veux", "plus rares"),
        ("q8$Vz!pL2w#", "14 caractères"),
    ],
)
def test_a_weak_one_is_refused_in_french_with_what_to_do(phrase, said):
    strength = assess(phrase)

    assert not strength.is_enough
    assert said in strength.sentence


def test_accents_and_case_do_not_make_another_word():
    assert assess("Été été ETE ete lune tapis nuage").sentence.endswith("Encore 3 mots sans lien avec les autres.")


def test_a_rare_word_is_worth_more_than_a_common_one():
    common, rare = "le la les de des du et", "encrier trapèze ardoise tourmaline zinnia obsidienne moufle"

    assert len(common.split()) == len(rare.split()) == WORDS
    assert assess(common).score < assess(rare).score


def test_an_empty_one_is_too_short():
    assert (assess("").score, assess("").is_enough) == (0, False)


def test_the_score_never_falls_when_words_are_added():
    words = SEVEN.split()

    scores = [assess(" ".join(words[:n])).score for n in range(1, len(words) + 1)]

    assert scores == sorted(scores)
    assert scores[-1] == 4


def test_a_very_long_phrase_is_read_quickly_and_to_its_end_where_it_matters():
    assert assess("x" * 10_000).is_enough is False


def test_the_estimator_is_not_loaded_with_the_module():
    probe = "import sys, desktop.services.passphrase; print('zxcvbn' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", probe], cwd=paths.ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
