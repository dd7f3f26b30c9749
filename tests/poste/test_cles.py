"""A public key as one line: read as it was written, and any error in it noticed; its six words."""

import random
import re

import pytest

from desktop.echange.identite import Identite
from desktop.errors import CleError, MistypedCleError, NewerCleError, NotCleError
from desktop.langues.dictee import dictation_words
from desktop.poste.cles import NAME_LENGTH, ClePublique, _checksum, empreinte, key_name

CLE = Identite.generate("Association « L’Étoile »").publique
LINE = CLE.line()


def with_checksum(body: str) -> str:
    return f"{body}:{_checksum(body)}"


def test_a_key_is_read_back_from_its_line_whatever_the_case_and_the_blanks():
    typed = " " + "\n".join(LINE[i : i + 20].lower() for i in range(0, len(LINE), 20)) + "\r\n"

    assert ClePublique.from_line(typed) == CLE


def test_a_line_is_made_of_what_a_qr_code_takes_in_its_alphanumeric_mode():
    assert re.fullmatch("[0-9A-Z:-]+", LINE)


def test_one_character_changed_anywhere_is_noticed():
    source = random.Random(7)
    for at, character in enumerate(LINE):
        other = source.choice([c for c in "ABCDEFGHJKMNPQRSTUVWXYZ234567" if c != character])

        with pytest.raises(CleError):
            ClePublique.from_line(LINE[:at] + other + LINE[at + 1 :])


@pytest.mark.parametrize("cut", [40, 100, len(LINE) - 1])
def test_a_line_cut_short_is_called_mistyped(cut):
    with pytest.raises(MistypedCleError):
        ClePublique.from_line(LINE[:cut])


@pytest.mark.parametrize("text", ["", "age1foo", "https://exemple.test", pytest.param(CLE.age, id="age"), "DÉPÔT"])
def test_any_other_text_is_called_foreign(text):
    with pytest.raises(NotCleError):
        ClePublique.from_line(text)


def test_a_key_of_a_later_version_is_named_as_such():
    body = LINE.rpartition(":")[0].replace("REPERE-CLE-1", "REPERE-CLE-2")

    with pytest.raises(NewerCleError):
        ClePublique.from_line(with_checksum(body))


@pytest.mark.parametrize(
    ("part", "content"),
    [
        pytest.param(1, CLE.age.upper()[:-1] + ("Q" if CLE.age[-1] != "q" else "P"), id="not a recipient of age"),
        (2, "A" * 50),  # too short
        (2, "A" * 51 + "B"),  # bits that stand for nothing
        (3, ""),
        (3, "AA"),  # a control character
        (3, "IFBA" * 40),  # too long
    ],
)
def test_a_line_whose_checksum_holds_over_what_is_no_key_is_refused(part, content):
    parts = LINE.split(":")[:-1]
    parts[part] = content

    with pytest.raises(MistypedCleError):
        ClePublique.from_line(with_checksum(":".join(parts)))


def test_the_six_words_change_with_either_key_and_not_with_the_name():
    other = Identite.generate("x").publique
    words = empreinte(CLE)

    assert len(words) == 6 and set(words) <= set(dictation_words())
    assert empreinte(ClePublique("Autre nom", CLE.age, CLE.signature)) == words
    assert empreinte(ClePublique(CLE.nom, other.age, CLE.signature)) != words
    assert empreinte(ClePublique(CLE.nom, CLE.age, other.signature)) != words


def test_the_six_words_of_a_key_never_change():
    fixed = ClePublique("x", "age1" + "q" * 58, bytes(range(32)))

    assert " ".join(empreinte(fixed)) == "injouable semeur combatif soupir immersion action"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  Brigade\tdes  mineurs ", "Brigade des mineurs"),
        ("a\u202eb\x00c", "a b c"),
        ("", "Repère"),
        ("é" * 90, "é" * 60),
    ],
)
def test_the_name_of_a_key_is_printable_and_short(text, name):
    assert key_name(text) == name and len(name) <= NAME_LENGTH
