from pathlib import Path

import pytest

from desktop.errors import DamagedHeaderError, ForeignStoreError, NewerStoreError
from desktop.storage.key_file import KeyFile, _checksum, from_bytes, to_bytes
from desktop.storage.key_slots import RECOMMENDED, Argon2, Kind, unwrap, wrap

PATH = Path("coffre.cle")
STORE_ID = bytes(range(16))
DATA_KEY = bytes(range(32))


@pytest.fixture
def keys(fast: Argon2) -> KeyFile:
    phrase = wrap(DATA_KEY, "la phrase", STORE_ID, Kind.PHRASE, cost=fast)
    return KeyFile(STORE_ID, (phrase, wrap(DATA_KEY, "le code", STORE_ID, Kind.RECUPERATION, cost=fast)))


def test_what_is_written_is_read_back(keys: KeyFile):
    assert from_bytes(to_bytes(keys), PATH) == keys


def test_each_secret_opens_the_slot_of_its_kind_only(keys: KeyFile):
    assert keys.unlock(Kind.PHRASE, "la phrase") == DATA_KEY
    assert keys.unlock(Kind.RECUPERATION, "le code") == DATA_KEY
    assert keys.unlock(Kind.PHRASE, "le code") is None


def test_a_passphrase_opens_however_its_accents_were_composed(fast: Argon2):
    slot = wrap(DATA_KEY, "for\u00eat", STORE_ID, Kind.PHRASE, cost=fast)

    assert unwrap(slot, "fore\u0302t", STORE_ID) == DATA_KEY


def test_a_slot_carried_to_another_store_opens_nothing(keys: KeyFile):
    assert unwrap(keys.slots[0], "la phrase", bytes(16)) is None


def test_the_same_secret_never_gives_the_same_slot(fast: Argon2):
    one, two = (wrap(DATA_KEY, "la phrase", STORE_ID, Kind.PHRASE, cost=fast) for _ in range(2))

    assert not {one.salt, one.nonce, one.wrapped} & {two.salt, two.nonce, two.wrapped}


def test_the_cost_is_never_under_the_second_recommendation_of_rfc_9106():
    assert (RECOMMENDED.passes, RECOMMENDED.memory_kib, RECOMMENDED.lanes) >= (3, 65536, 4)


def test_every_flipped_bit_is_damage_and_nothing_else(keys: KeyFile):
    content = to_bytes(keys)

    for offset in range(len(content)):
        flipped = bytearray(content)
        flipped[offset] ^= 1 << offset % 8
        with pytest.raises(DamagedHeaderError):
            from_bytes(bytes(flipped), PATH)


def test_every_truncation_is_damage(keys: KeyFile):
    content = to_bytes(keys)

    for length in range(len(content)):
        with pytest.raises(DamagedHeaderError):
            from_bytes(content[:length], PATH)


@pytest.mark.parametrize("content", [b"PK\x03\x04" + b"a" * 400, b"Bonjour, voici une lettre.\n", b'{"store_id": ""}'])
def test_another_kind_of_file_is_foreign(content: bytes):
    with pytest.raises(ForeignStoreError):
        from_bytes(content, PATH)


def test_a_later_format_is_told_as_such():
    first, text = b"REPERE-COFFRE 2\n", b"of which nothing is known here\n"

    with pytest.raises(NewerStoreError):
        from_bytes(first + b"sha256 " + _checksum(first, text) + b"\n" + text, PATH)


def test_a_cost_that_would_freeze_the_post_is_refused(keys: KeyFile):
    first, text = (
        b"REPERE-COFFRE 1\n",
        to_bytes(keys).split(b"\n", 2)[2].replace(b'"memory_kib": 32', b'"memory_kib": 99999999'),
    )

    with pytest.raises(DamagedHeaderError):
        from_bytes(first + b"sha256 " + _checksum(first, text) + b"\n" + text, PATH)
