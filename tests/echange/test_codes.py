"""Codes that are dictated: any typing error noticed, each answer known, for its slip alone."""

import itertools
import random
from datetime import UTC, datetime, timedelta

import pytest

from desktop.echange.codes import (
    DATE_STEP,
    UNDATED,
    answer_key,
    code_of,
    find_answered,
    matches,
    printed_codes,
    read_code,
)
from desktop.errors import CodeError, MistypedCodeError, NotCodeError
from desktop.orientations.model import OrientationId
from desktop.orientations.reponse import MotifRefus, Reponse, ReponseKind
from tests.echange.samples import BRIGADE, NOW, REFUGE, SLIP

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY = answer_key(BRIGADE, SLIP)
MEETING = Reponse(ReponseKind.RENDEZ_VOUS, rendez_vous_at=NOW)


def random_codes(count: int) -> list[str]:
    """As many with a date as without."""
    source = random.Random(11)
    found = []
    for number in range(count):
        key = source.randbytes(32)
        at = datetime(2026, 1, 1, tzinfo=UTC) + source.randrange(1 << 20) * DATE_STEP
        dated = Reponse(ReponseKind.RENDEZ_VOUS, rendez_vous_at=at)
        found.append(code_of(key, dated if number % 2 else source.choice(UNDATED)).replace("-", ""))
    return found


def is_noticed(word: str) -> bool:
    try:
        read_code(word)
    except MistypedCodeError:
        return True
    return False


def test_every_character_typed_wrong_is_noticed():
    for word in random_codes(12):
        for at, other in itertools.product(range(len(word)), ALPHABET):
            assert other == word[at] or is_noticed(word[:at] + other + word[at + 1 :])


def test_every_two_characters_exchanged_are_noticed_side_by_side_or_not():
    for word in random_codes(200):
        for one, two in itertools.combinations(range(len(word)), 2):
            letters = list(word)
            letters[one], letters[two] = letters[two], letters[one]
            assert letters == list(word) or is_noticed("".join(letters))


def test_two_characters_typed_wrong_are_noticed_wherever_they_are():
    """The check is linear over GF(32): a word of one or two characters that are not zero, the first of them one, would
    be the difference of two codes, whatever they are. A short code is a long one that begins with zeros."""
    for one, two in itertools.combinations(range(12), 2):
        for first, second in itertools.product("01", ALPHABET):
            letters = ["0"] * 12
            letters[one], letters[two] = first, second
            assert (first, second) == ("0", "0") or is_noticed("".join(letters))


@pytest.mark.parametrize("reponse", [*UNDATED, MEETING])
def test_a_code_says_its_answer_to_its_slip_and_nothing_to_another(reponse):
    code = read_code(code_of(KEY, reponse))

    assert matches(KEY, code) == reponse
    assert matches(answer_key(BRIGADE, OrientationId("autre")), code) is None
    assert matches(answer_key(REFUGE, SLIP), code) is None


def test_a_code_is_read_as_it_is_typed():
    code = code_of(KEY, MEETING)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert read_code(f"  {typed}\u202f") == code
    assert read_code(code.replace("-", "–").replace("1", "i")) == code


@pytest.mark.parametrize(
    "typed", ["", "ABCD", "ABCD-EFG", "ABCD-EFGH-J", "ABCU-EFGH", "ABCD-EFÉH", "ABCD-EFGH-JKMN-P", "١٢٣٤٥٦٧٨"]
)
def test_what_has_not_the_length_or_the_characters_of_a_code_is_called_none(typed):
    with pytest.raises(NotCodeError):
        read_code(typed)


def test_the_codes_printed_on_a_slip_say_each_answer_without_a_date_and_differ():
    printed = printed_codes(KEY)

    assert [reponse for reponse, _ in printed] == list(UNDATED)
    assert {reponse.motif for reponse in UNDATED} == {None, *MotifRefus}
    assert len({code for _, code in printed}) == len(printed)
    assert {len(code) for _, code in printed} == {9}


@pytest.mark.parametrize(
    "at",
    [NOW + timedelta(minutes=1), datetime(2025, 12, 31, tzinfo=UTC), datetime(2056, 1, 1, tzinfo=UTC)],
)
def test_a_date_that_no_code_says_is_refused(at):
    with pytest.raises(ValueError):
        code_of(KEY, Reponse(ReponseKind.RENDEZ_VOUS, rendez_vous_at=at))


def test_the_slip_that_a_code_answers_is_found_among_many():
    keys = [(OrientationId(str(n)), answer_key(BRIGADE, OrientationId(str(n)))) for n in range(2000)]
    wanted, key = keys[1234]

    assert find_answered(code_of(key, UNDATED[1]), keys) == ((wanted, UNDATED[1]),)
    assert find_answered(code_of(key, MEETING), keys) == ((wanted, MEETING),)
    assert find_answered(code_of(KEY, UNDATED[0]), keys) == ()


def test_the_codes_of_a_key_never_change():
    """They are on paper."""
    key = bytes(range(32))

    assert [code_of(key, reponse) for reponse in (*UNDATED, MEETING)] == [
        "SPYE-Y07X",
        "K5NF-0KTE",
        "EJ5P-QBA4",
        "7T4X-63XD",
        "TQCQ-FMVC",
        "C947-N50X",
        "B8K0-ND71",
        "11HX-YN4Z",
        "0YSA-24PK-686X",
    ]


def test_what_is_typed_at_random_is_hardly_ever_taken_for_a_code():
    source = random.Random(3)
    taken = 0
    for _ in range(4000):
        try:
            read_code("".join(source.choices(ALPHABET, k=8)))
            taken += 1
        except CodeError:
            pass

    assert taken < 20  # one in 1,024
