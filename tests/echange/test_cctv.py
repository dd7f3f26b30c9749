"""The public vectors of the age format: what each says of a file is what comes of it here, and never half a file."""

import hashlib

import pytest

from desktop.echange.age_file import decrypted_by
from desktop.echange.identite import CleSecrete, decrypted, secret_keys
from desktop.errors import EnveloppeError, ForeignEnveloppeError, NotIdentiteError, WrongIdentitePassphraseError
from tests.echange.cctv import VECTORS, Vector
from tests.echange.samples import OTHER

POST_QUANTUM = "AGE-SECRET-KEY-PQ-"
OTHER_KEY = (CleSecrete(OTHER.age),)
LENIENT = {"stanza_missing_body", "stanza_missing_final_line"}
"""The library takes a stanza whose body lacks its last, empty line. Nothing else can be read in it: no harm is done."""


def keys_of(vector: Vector) -> tuple[CleSecrete, ...]:
    """Those of a kind that Repère does not make are left out: a file for them is then for someone else."""
    known = [key for key in vector.identities if not key.startswith(POST_QUANTUM)]
    return tuple(key for text in known for key in secret_keys(text.encode()))


def outcome(vector: Vector) -> str:
    """In the words of the vectors."""
    try:
        plain = decrypted_by(keys_of(vector) or OTHER_KEY, vector.file)
    except ForeignEnveloppeError:
        return "no match"
    except EnveloppeError:
        return "failure"
    return "success" if hashlib.sha256(plain).hexdigest() == vector.payload else "another payload"


def outcome_by_passphrase(vector: Vector) -> str:
    try:
        plain = decrypted(vector.file, vector.passphrases[0])
    except WrongIdentitePassphraseError:
        return "no match"
    except NotIdentiteError:
        return "failure"
    return "success" if hashlib.sha256(plain).hexdigest() == vector.payload else "another payload"


def expected(vector: Vector) -> set[str]:
    if any(key.startswith(POST_QUANTUM) for key in vector.identities):
        return {"no match", "failure"}
    if vector.name == "scrypt_uppercase":  # a stanza of no known kind: nothing asks for a passphrase
        return {"failure"}
    return {"failure" if "failure" in vector.expect else vector.expect}


def test_every_vector_is_there():
    assert len(VECTORS) == 143
    assert {vector.name for vector in VECTORS} >= LENIENT


@pytest.mark.parametrize("vector", [v for v in VECTORS if v.name not in LENIENT], ids=lambda vector: vector.name)
def test_a_file_of_the_age_format_is_taken_as_its_vector_says(vector):
    found = outcome_by_passphrase(vector) if vector.passphrases else outcome(vector)

    assert found in expected(vector)


@pytest.mark.parametrize("name", sorted(LENIENT))
def test_a_stanza_without_its_last_line_is_still_read_by_the_library(name):
    """Tells when the library becomes strict: its exception is then to be removed from here."""
    (vector,) = (v for v in VECTORS if v.name == name)

    assert decrypted_by(keys_of(vector), vector.file)
