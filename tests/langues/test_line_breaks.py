"""Where a line may end in Thai and in Chinese."""

from itertools import pairwise

import pytest

from desktop.langues.langue import Langue
from desktop.langues.line_breaks import breakable, line_breaks


def parts(text: str, langue: str) -> list[str]:
    places = (0, *line_breaks(text, langue), len(text))
    return [text[start:end] for start, end in pairwise(places)]


def test_thai_is_cut_between_its_words():
    assert parts("คุณพูดภาษาอะไร", "th") == ["คุณ", "พูด", "ภาษา", "อะไร"]


def test_no_letter_of_thai_is_parted_from_its_marks():
    text = "ที่นี่มีน้ำดื่มและเตียงให้คุณ"

    assert [part for part in parts(text, "th") if part[0] in "ะัาำิีึืฺุู็่้๊๋์ๅ" or part[-1] in "เแโใไ"] == []


def test_chinese_is_cut_between_any_two_characters_but_before_a_closing_sign_and_after_an_opening_one():
    assert parts("他说：“我不知道”（CIVI）。", "zh-Hans") == ["他", "说：", "“我", "不", "知", "道”", "（CIVI）。"]


@pytest.mark.parametrize("text", ["在30天里打116 000", "请打06 99 12 34 56。"])
def test_a_number_in_chinese_is_whole(text):
    numbers = [part for part in parts(text, "zh-Hans") if any(c.isdigit() for c in part)]

    assert [part.strip("。") for part in numbers] in (["30", "116 000"], ["06 99 12 34 56"])


@pytest.mark.parametrize("langue", [Langue.FRANCAIS, Langue.ARABE])
def test_what_has_blanks_is_left_to_them(langue):
    assert line_breaks("Appelez le 115. اتصل بالرقم", langue) == ()


def test_a_window_is_given_the_words_of_thai_and_the_rest_as_it_is():
    assert breakable("คุณพูดภาษาอะไร 30 วัน", Langue.THAI) == "คุณ\u200bพูด\u200bภาษา\u200bอะไร 30 วัน"
    assert breakable("您说什么语言？", Langue.CHINOIS) == "您说什么语言？"
