"""The secret keys: kept as a file of the age tool, opened by their passphrase alone, never shown by accident."""

from pathlib import Path

import pytest

from desktop.echange.identite import Identite, decrypted, is_encrypted, is_signed, secret_keys
from desktop.errors import NotIdentiteError, WrongIdentitePassphraseError
from tests.echange.samples import BRIGADE, REFUGE

PHRASE = "quatre chevaux dans la forêt"


def test_an_identity_is_the_same_once_written_and_read():
    assert Identite.from_bytes(BRIGADE.to_bytes()) == BRIGADE


def test_an_identity_file_opens_with_its_passphrase_only():
    """One that costs little to try; `test_age_tool.py` and the command make real ones."""
    folder = Path(__file__).parents[1] / "fixtures" / "enveloppe-1"
    file, plain = (folder / "refuge.age").read_bytes(), (folder / "refuge.txt").read_bytes()

    assert is_encrypted(file) and not is_encrypted(plain)
    assert Identite.from_bytes(decrypted(file, PHRASE)) == Identite.from_bytes(plain)
    with pytest.raises(WrongIdentitePassphraseError):
        Identite.from_bytes(decrypted(file, PHRASE + " "))


@pytest.mark.parametrize("data", [b"", b"age-encryption.org/v1\n-> scrypt", b"age-encryption.org/v1\n" * 4000, b"x"])
def test_what_no_passphrase_protects_is_not_taken_for_a_wrong_passphrase(data):
    with pytest.raises(NotIdentiteError):
        Identite.from_bytes(decrypted(data, PHRASE))


def test_the_keys_of_an_age_file_in_clear_are_read_with_its_comments():
    text = f"# created: 2026-11-25T10:00:00Z\n# public key: x\n{BRIGADE.age}\n\n{REFUGE.age}\r\n"

    assert [cle.recipient for cle in secret_keys(text.encode())] == [BRIGADE.publique.age, REFUGE.publique.age]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# rien\n",
        b"AGE-SECRET-KEY-1" + b"Q" * 58,
        BRIGADE.age[:-1].encode(),
        b"\xff\xfe",
        b"age1abc",
        b"x" * 70_000,
    ],
    # One of them is drawn: in a name, it would make the test another one in each process.
    ids=["vide", "commentaire", "faux", "tronqué", "binaire", "publique", "long"],
)
def test_what_is_no_identity_file_is_refused(data):
    with pytest.raises(NotIdentiteError):
        secret_keys(data)
    with pytest.raises(NotIdentiteError):
        Identite.from_bytes(data)


def test_a_key_of_the_age_tool_opens_and_does_not_sign():
    with pytest.raises(NotIdentiteError):
        Identite.from_bytes(BRIGADE.age.encode())


def test_a_signature_holds_for_its_message_and_its_key_only():
    signature = BRIGADE.sign(b"message")

    assert is_signed(BRIGADE.publique, b"message", signature)
    assert not is_signed(BRIGADE.publique, b"autre", signature)
    assert not is_signed(REFUGE.publique, b"message", signature)
    assert not is_signed(BRIGADE.publique, b"message", signature[:-1])


def test_no_secret_is_in_what_a_program_prints_of_an_identity():
    shown = repr(BRIGADE)

    assert BRIGADE.age not in shown and repr(BRIGADE.signature) not in shown
