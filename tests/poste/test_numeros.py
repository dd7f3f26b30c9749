"""The numbers of the post: what may be kept, and the public copy, which anybody may have changed."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.errors import InvalidCoordonneesError
from desktop.fiches.model import ContactId, Coordonnees, Fraicheur
from desktop.poste.numeros import LENGTHS, MAX_BYTES, checked, decode, encode

TODAY = date(2026, 11, 25)
PARQUET = Coordonnees(ContactId("parquet"), "01 23 45 67 89", TODAY, "Parquet fictif", "jour et nuit", "p@justice.test")
CRIP = Coordonnees(ContactId("crip"), "0262 20 20 20", TODAY, note="demander l’écoutante", verifie_par="secrétariat")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0123456789", "01 23 45 67 89"),
        ("01.23.45.67.89", "01 23 45 67 89"),
        ("0262202020", "0262 20 20 20"),
        ("0590 82 00 00", "0590 82 00 00"),
        ("40421212", "40 42 12 12"),
        (" 4512 ", "4512"),
        ("17", "17"),
        ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
        ("0 800 05 95 95", "0 800 05 95 95"),
    ],
)
def test_a_number_of_france_overseas_or_of_the_house_is_kept_as_it_is_read(typed, kept):
    assert checked(replace(PARQUET, telephone=typed)).telephone == kept


@pytest.mark.parametrize(
    "typed", ["", " ", "01 23 45 67", "01 23 45 67 89 0", "01 23 45", "le parquet", "0123456789 poste 4", "1"]
)
def test_what_cannot_be_dialled_is_refused(typed):
    with pytest.raises(InvalidCoordonneesError) as refused:
        checked(replace(PARQUET, telephone=typed))

    assert refused.value.champ == "telephone"


@pytest.mark.parametrize("champ", [name for name in LENGTHS if name != "telephone"])
def test_a_text_too_long_or_that_hides_something_is_refused_for_its_field(champ):
    for text in ("x" * (LENGTHS[champ] + 1), "01\u202e98", "a\u200bb"):
        with pytest.raises(InvalidCoordonneesError) as refused:
            checked(replace(PARQUET, **{champ: text}))  # type: ignore[arg-type]

        assert refused.value.champ == champ


def test_a_courriel_that_cannot_be_is_refused():
    with pytest.raises(InvalidCoordonneesError) as refused:
        checked(replace(PARQUET, courriel="parquet"))

    assert refused.value.champ == "courriel"


def test_a_copy_is_read_back_as_it_was_written_in_any_order():
    written = encode([PARQUET, CRIP])

    assert written == encode([CRIP, PARQUET])
    assert decode(written) == {"crip": CRIP, "parquet": PARQUET}


def test_no_number_is_no_copy():
    assert encode([]) == b""


def _with_row(**changes: object) -> bytes:
    head, _newline, body = encode([PARQUET]).decode().partition("\n")
    row = {**json.loads(body)[0], **changes}
    return f"{head}\n{json.dumps([row], ensure_ascii=False, indent=1)}\n".encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"REPERE-NUMEROS 1\n",
        b"REPERE-NUMEROS 1\n{}\n",
        b"REPERE-NUMEROS 1\n[1]\n",
        b"REPERE-NUMEROS 1\n" + b"[" * 50_000,
        encode([PARQUET]).replace(b" 1\n", b" 2\n", 1),
        encode([PARQUET]) + b"\n",
        encode([PARQUET]) + b" " * MAX_BYTES,
        _with_row(telephone="appelez-moi"),
        _with_row(telephone=17),
        _with_row(nom="<b>ici</b>\u202e"),
        _with_row(nom="x" * 500),
        _with_row(verifie_le="hier"),
        _with_row(prix="gratuit"),
    ],
)
def test_a_copy_that_is_not_as_it_is_written_says_nothing(content):
    assert decode(content) == {}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-3, Fraicheur.A_JOUR),
        (183, Fraicheur.A_JOUR),
        (184, Fraicheur.A_REVERIFIER),
        (365, Fraicheur.A_REVERIFIER),
        (366, Fraicheur.PERIME),
    ],
)
def test_a_number_is_to_be_checked_again_after_six_months_and_stale_after_twelve(days, expected):
    assert PARQUET.fraicheur(TODAY + timedelta(days=days)) is expected
