from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import DamagedHeaderError, ForeignStoreError, NewerStoreError
from desktop.storage.argon2_cost import RECOMMENDED, Argon2
from desktop.storage.key_file import KeyFile, _checksum, from_bytes, to_bytes
from desktop.storage.key_slots import Kind, Signer, Slot, new_signing_key, unwrap, wrap

PATH = Path("coffre.cle")
STORE_ID = bytes(range(16))
DATA_KEYS = (bytes(range(32)),)
SIGNER = Signer(new_signing_key(), STORE_ID)


def slot_of(secret: str, kind: Kind, cost: Argon2) -> Slot:
    return wrap(DATA_KEYS, secret, SIGNER, kind, name="", cost=cost)


@pytest.fixture
def keys(fast: Argon2) -> KeyFile:
    return KeyFile(STORE_ID, (slot_of("la phrase", Kind.PHRASE, fast), slot_of("le code", Kind.RECUPERATION, fast)))


def test_what_is_written_is_read_back(keys: KeyFile):
    assert from_bytes(to_bytes(keys), PATH) == keys


def test_each_secret_opens_the_slot_of_its_kind_only(keys: KeyFile):
    assert keys.unlock(Kind.PHRASE, "la phrase") == (keys.slots[0], DATA_KEYS)
    assert keys.unlock(Kind.RECUPERATION, "le code") == (keys.slots[1], DATA_KEYS)
    assert keys.unlock(Kind.PHRASE, "le code") is None


def test_a_passphrase_opens_however_its_accents_were_composed(fast: Argon2):
    slot = slot_of("for\u00eat", Kind.PHRASE, fast)

    assert unwrap(slot, "fore\u0302t", STORE_ID) == DATA_KEYS


def test_a_slot_carried_to_another_store_opens_nothing(keys: KeyFile):
    assert unwrap(keys.slots[0], "la phrase", bytes(16)) is None


def test_the_same_secret_never_gives_the_same_slot(fast: Argon2):
    one, two = (slot_of("la phrase", Kind.PHRASE, fast) for _ in range(2))

    assert not {one.salt, one.nonce, one.wrapped, one.sealed} & {two.salt, two.nonce, two.wrapped, two.sealed}


def test_other_data_keys_are_put_in_a_slot_without_its_secret(keys: KeyFile):
    others = (b"n" * 32, *DATA_KEYS)
    slot = SIGNER.seal(keys.slots[0], others)

    assert unwrap(slot, "la phrase", STORE_ID) == others


def test_a_key_sealed_by_a_stranger_is_not_the_key_of_the_store(keys: KeyFile):
    stranger = Signer(new_signing_key(), STORE_ID)
    slot = stranger.seal(keys.slots[0], (b"x" * 32,))

    assert unwrap(slot, "la phrase", STORE_ID) is None
    assert not SIGNER.is_genuine(slot)


@pytest.mark.parametrize("field", ["wrapped", "sealed", "signature", "public"])
def test_a_slot_of_which_a_part_is_cut_off_opens_nothing(keys: KeyFile, field: str):
    slot = replace(keys.slots[0], **{field: getattr(keys.slots[0], field)[:-1]})

    assert unwrap(slot, "la phrase", STORE_ID) is None


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
    first, text = b"REPERE-COFFRE 3\n", b"of which nothing is known here\n"

    with pytest.raises(NewerStoreError):
        from_bytes(first + b"sha256 " + _checksum(first, text) + b"\n" + text, PATH)


def test_a_cost_that_would_freeze_the_post_is_refused(keys: KeyFile):
    first, text = (
        b"REPERE-COFFRE 2\n",
        to_bytes(keys).split(b"\n", 2)[2].replace(b'"memory_kib": 32', b'"memory_kib": 99999999'),
    )

    with pytest.raises(DamagedHeaderError):
        from_bytes(first + b"sha256 " + _checksum(first, text) + b"\n" + text, PATH)
