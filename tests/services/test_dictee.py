"""The phrases dictated over the telephone: as many words as announced, told apart by ear, typed without accent."""

import re
from collections import Counter

import pytest

from desktop.errors import ContentError
from desktop.langues.dictee import dictation_words
from desktop.services.dictee import draw_phrase
from tools.dictation_words import ear, entries, told_apart


def test_the_list_holds_what_five_dice_can_draw_and_no_two_words_sound_alike():
    words = dictation_words()

    assert len(words) == len(set(words)) == 6**5
    assert all(re.fullmatch("[a-z]{4,10}", word) for word in words)
    assert [heard for heard, times in Counter(map(ear, words)).items() if times > 1] == []


def test_no_word_of_the_list_could_be_heard_as_said_of_the_person():
    heard = {"perversion", "traite", "vendu", "mensonge", "honte", "bougnoule", "insultant", "fugue"}
    lines = [f"{word}/S.() po:nom" for word in sorted({*dictation_words(), *heard})]

    assert set(entries(lines)) == set(dictation_words())


@pytest.mark.parametrize(
    ("one", "other"),
    [("poisson", "boisson"), ("taupe", "tope"), ("phare", "fard"), ("cadeau", "gateau")],
)
def test_words_taken_for_each_other_on_the_telephone_are_heard_as_one(one, other):
    assert ear(one) == ear(other)
    assert told_apart([one, "fenouil", other]) == [one, "fenouil"]


def test_only_plain_nouns_and_adjectives_of_the_dictionary_are_taken():
    lines = ["84140", "lavabo/S.() po:nom is:mas", "élève/S.() po:nom", "manger/a0p+() po:v1", "prison/S.() po:nom"]

    assert list(entries(lines)) == ["lavabo"]


def test_a_phrase_is_six_words_of_the_list_and_never_twice_the_same():
    phrases = [draw_phrase() for _ in range(50)]

    assert all(len(phrase.split(" ")) == 6 and set(phrase.split()) <= set(dictation_words()) for phrase in phrases)
    assert len(set(phrases)) == 50


def test_a_list_that_is_missing_is_told_by_its_path(tmp_path):
    with pytest.raises(ContentError):
        dictation_words(tmp_path / "dictee.txt")
