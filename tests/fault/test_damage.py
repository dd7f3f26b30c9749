"""Bytes flipped or cut: always told or harmless, and never anything wrong shown as right."""

import os
import random
import shutil
from pathlib import Path

import pytest

from desktop.entretiens.model import EntretienId
from desktop.errors import DamagedHeaderError, DamagedStoreError, ForeignStoreError
from desktop.storage import database
from desktop.storage.coffre import Coffre
from desktop.storage.database import PAGE_BYTES

FLIPS = int(os.environ.get("REPERE_FLIPS", "60"))
PAGES_CUT = 1 if FLIPS >= 2000 else 3


@pytest.fixture
def answered(under_way, passphrase, start, wait_until_open) -> Path:
    """A store killed while it was answering: the last answers are in its journal, the former in its file."""
    for first, count in ((0, 250), (100_000, 60)):
        process = start("answer.py", under_way, passphrase, first)
        wait_until_open(process)
        for _ in range(count):
            process.stdout.readline()
        process.kill()
        process.communicate()
    return under_way


def copy_of(profile: Path, name: str) -> Path:
    target = profile.with_name(name)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(profile, target)
    return target


def flip(path: Path, offset: int, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 1 << bit
    path.write_bytes(content)


def live_bytes(journal: Path) -> int:
    """Length of the journal up to its last frame in use; what follows was left by a former turn of it."""
    content = journal.read_bytes()
    frames = range(32, len(content), 24 + PAGE_BYTES)
    return 32 + (24 + PAGE_BYTES) * sum(content[i + 8 : i + 16] == content[16:24] for i in frames)


def wrong(found: dict[str, str]) -> list[str]:
    return [ref for ref, value in found.items() if value != f"réponse {ref.removeprefix('/q/')}"]


@pytest.fixture
def at_rest(answered, read_answers) -> Path:
    """A store with several pages, closed as it should be."""
    read_answers(answered)
    return answered


def test_one_flipped_bit_of_the_store_is_told_or_harmless(at_rest, read_answers):
    truth = read_answers(at_rest)
    chance = random.Random(2026)
    size = (at_rest / "coffre.db").stat().st_size
    assert size > 20 * PAGE_BYTES
    told = 0
    for offset in [0, 15, 16, 100, PAGE_BYTES - 1, *(chance.randrange(size) for _ in range(FLIPS))]:
        profile = copy_of(at_rest, "flipped")
        flip(profile / "coffre.db", offset, chance.randrange(8))
        try:
            assert read_answers(profile) == truth
        except DamagedStoreError:
            told += 1

    # All but the identifier at the beginning, which is known from the key file as well.
    assert told >= FLIPS


def test_one_flipped_bit_of_the_journal_never_drops_answers_in_silence(answered, read_answers):
    truth = read_answers(copy_of(answered, "whole"))
    chance = random.Random(2026)
    size = live_bytes(answered / "coffre.db-wal")
    assert size > 20 * PAGE_BYTES
    told = 0
    for offset in [0, 8, 16, 24, 32, *(chance.randrange(size) for _ in range(FLIPS))]:
        profile = copy_of(answered, "flipped")
        flip(profile / "coffre.db-wal", offset, chance.randrange(8))
        try:
            found = read_answers(profile)
        except DamagedStoreError:
            told += 1
        else:
            # Only the last transaction cannot be told from one that a power cut has interrupted.
            assert wrong(found) == []
            assert len(found) >= len(truth) - 1

    assert told > FLIPS * 0.9


def test_one_flipped_bit_of_a_key_file_is_repaired_from_the_other(at_rest, read_answers):
    truth, whole = read_answers(at_rest), (at_rest / "coffre.cle").read_bytes()
    chance = random.Random(2026)
    for _ in range(FLIPS // 10):
        name = chance.choice(("coffre.cle", "coffre.cle.bis"))
        flip(at_rest / name, chance.randrange(len(whole)), chance.randrange(8))

        assert read_answers(at_rest) == truth
        assert (at_rest / name).read_bytes() == whole


def test_one_flipped_bit_of_each_key_file_is_told_and_nothing_is_written(at_rest, read_answers):
    whole = (at_rest / "coffre.cle").read_bytes()
    chance = random.Random(2026)
    for _ in range(FLIPS):
        for name in ("coffre.cle", "coffre.cle.bis"):
            (at_rest / name).write_bytes(whole)
            flip(at_rest / name, chance.randrange(len(whole)), chance.randrange(8))
        damaged = (at_rest / "coffre.cle").read_bytes()

        with pytest.raises(DamagedHeaderError):
            read_answers(at_rest)

        assert (at_rest / "coffre.cle").read_bytes() == damaged


def test_a_store_cut_at_any_page_is_told(at_rest, read_answers):
    size = (at_rest / "coffre.db").stat().st_size
    for length in [*range(0, size, PAGE_BYTES * PAGES_CUT), PAGE_BYTES + 17, size - 1]:
        profile = copy_of(at_rest, "cut")
        os.truncate(profile / "coffre.db", length)

        with pytest.raises(DamagedStoreError):
            read_answers(profile)


def test_a_journal_cut_short_gives_back_answers_in_order_and_none_wrong(answered, read_answers):
    truth = list(read_answers(copy_of(answered, "whole")))
    size = (answered / "coffre.db-wal").stat().st_size
    for length in range(0, size, size // 12):
        profile = copy_of(answered, "cut")
        os.truncate(profile / "coffre.db-wal", length)

        found = read_answers(profile)

        assert wrong(found) == []
        assert list(found) == truth[: len(found)]


def test_a_first_page_written_over_is_damage_not_another_post(at_rest, read_answers):
    for rubbish in (b"\0" * PAGE_BYTES, random.Random(1).randbytes(PAGE_BYTES)):
        profile = copy_of(at_rest, "flipped")
        with (profile / "coffre.db").open("r+b") as file:
            file.write(rubbish)

        with pytest.raises(DamagedStoreError):
            read_answers(profile)


def test_a_whole_file_of_rubbish_is_foreign(at_rest, read_answers):
    (at_rest / "coffre.db").write_bytes(random.Random(1).randbytes(20 * PAGE_BYTES))

    with pytest.raises(ForeignStoreError):
        read_answers(at_rest)


def test_two_pages_exchanged_are_told(at_rest, read_answers):
    content = (at_rest / "coffre.db").read_bytes()
    pages = [content[i : i + PAGE_BYTES] for i in range(0, len(content), PAGE_BYTES)]
    pages[3], pages[5] = pages[5], pages[3]
    (at_rest / "coffre.db").write_bytes(b"".join(pages))

    with pytest.raises(DamagedStoreError):
        read_answers(at_rest)


def test_a_damaged_store_is_left_as_it_was(at_rest, read_answers):
    flip(at_rest / "coffre.db", 3 * PAGE_BYTES + 5, 2)
    before = (at_rest / "coffre.db").read_bytes()

    with pytest.raises(DamagedStoreError):
        read_answers(at_rest)

    assert (at_rest / "coffre.db").read_bytes() == before


def test_damage_after_opening_is_told_by_the_reading(at_rest, passphrase, monkeypatch):
    monkeypatch.setattr(database, "_VERIFIED_WHOLE_BYTES", 0)
    coffre = Coffre.open(at_rest, passphrase)
    for start in range(PAGE_BYTES, (at_rest / "coffre.db").stat().st_size, PAGE_BYTES):
        with (at_rest / "coffre.db").open("r+b") as file:
            file.seek(start + 77)
            file.write(b"damage")

    with pytest.raises(DamagedStoreError):
        coffre.entretiens.get(EntretienId("entretien"))
    with pytest.raises(DamagedStoreError):
        coffre.verify()
    coffre.close()
