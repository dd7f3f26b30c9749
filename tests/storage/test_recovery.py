import re

import pytest

from desktop.storage.recovery import generate_recovery_code, is_well_typed, normalise

CODE = "HE46-1M4S-J1V9-NFW0-N1MZ-FP7P-KWMF"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_is_seven_groups_of_four_without_misreadable_letters():
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", generate_recovery_code())


def test_two_codes_differ():
    assert generate_recovery_code() != generate_recovery_code()


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", " "),
        CODE.replace("-", ""),
        f"  {CODE}\n",
        CODE.replace("0", "O").replace("1", "l"),
    ],
)
def test_case_spaces_and_misread_letters_do_not_matter(typed: str):
    assert normalise(typed) == CODE


def test_every_single_wrong_character_is_told():
    plain = CODE.replace("-", "")
    typos = {plain[:i] + c + plain[i + 1 :] for i in range(len(plain)) for c in ALPHABET} - {plain}

    assert not [typo for typo in typos if is_well_typed(typo)]


def test_every_exchange_of_two_neighbours_is_told():
    plain = CODE.replace("-", "")
    exchanged = {plain[:i] + plain[i + 1] + plain[i] + plain[i + 2 :] for i in range(len(plain) - 1)} - {plain}

    assert not [typo for typo in exchanged if is_well_typed(typo)]


@pytest.mark.parametrize(
    "typed", ["", "    ", CODE[:-1], CODE + "0", CODE.replace("-", "é", 1), "U" + CODE[1:], "٣" + CODE[1:]]
)
def test_what_is_not_a_code_is_refused(typed: str):
    with pytest.raises(ValueError, match="not a recovery code"):
        normalise(typed)
