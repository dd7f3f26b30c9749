"""How strong a passphrase is said to be, and why it is not enough."""

import subprocess
import sys

import pytest

from desktop import paths
from desktop.services.passphrase import assess


@pytest.mark.parametrize(
    "phrase", ["lune tapis nuage cerf bocal", "correct cheval pile agrafe", "q8$Vz!pL2w#Rt6", "الشمس تشرق كل صباح جديد"]
)
def test_several_unrelated_words_or_real_randomness_are_enough(phrase):
    assert assess(phrase).is_enough


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
    ],
)
def test_a_weak_one_is_refused_in_french_with_its_reason(phrase, said):
    strength = assess(phrase)

    assert not strength.is_enough
    assert said in strength.sentence
    assert "Ajoutez un ou deux mots" in strength.sentence


@pytest.mark.parametrize("phrase", ["bonjour gendarmerie nationale", "le chat dort", "nuage nuage nuage nuage nuage"])
def test_french_words_are_not_taken_for_chance(phrase):
    assert not assess(phrase).is_enough


def test_an_empty_one_is_too_short():
    assert (assess("").score, assess("").is_enough) == (0, False)


def test_the_score_never_falls_when_words_are_added():
    words = ["lune", "tapis", "nuage", "cerf", "bocal", "orage"]

    scores = [assess(" ".join(words[:n])).score for n in range(1, len(words) + 1)]

    assert scores == sorted(scores)
    assert scores[-1] == 4


def test_a_very_long_phrase_is_read_quickly_and_to_its_end_where_it_matters():
    assert assess("x" * 10_000).is_enough is False


def test_the_estimator_is_not_loaded_with_the_module():
    probe = "import sys, desktop.services.passphrase; print('zxcvbn' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", probe], cwd=paths.ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
