"""The public copy of the numbers of the post: written whole, read while locked, and known when it was changed."""

from datetime import date
from hashlib import sha256

import pytest

from desktop.errors import NotKeptError
from desktop.fiches.model import ContactId, Coordonnees
from desktop.poste.numeros import encode
from desktop.storage.folder import Folder
from desktop.storage.numeros import load_public_numeros

DAY = date(2026, 3, 1)
PARQUET = Coordonnees(ContactId("parquet"), "01 23 45 67 89", DAY)
CRIP = Coordonnees(ContactId("crip"), "01 98 76 54 32", DAY)


@pytest.fixture
def copy(profile):
    return Folder(profile).numeros


@pytest.fixture
def published(coffre):
    for each in (PARQUET, CRIP):
        coffre.numeros.save(each)
    coffre.numeros.publish()
    return coffre.numeros


def test_what_is_published_is_read_while_locked_by_its_owner_only(published, profile, copy):
    assert load_public_numeros(profile) == {"crip": CRIP, "parquet": PARQUET}
    assert copy.stat().st_mode & 0o077 == 0
    assert published.changed_elsewhere() is None


def test_a_number_changed_in_the_copy_is_known_by_its_service_and_set_right(published, profile, copy):
    copy.write_bytes(copy.read_bytes().replace(b"01 23 45 67 89", b"01 66 66 66 66"))

    assert load_public_numeros(profile)[PARQUET.contact_id].telephone == "01 66 66 66 66"
    assert published.changed_elsewhere() == ("parquet",)
    published.publish()
    assert load_public_numeros(profile)[PARQUET.contact_id] == PARQUET
    assert published.changed_elsewhere() is None


def test_a_service_added_or_taken_out_of_the_copy_is_known(published, copy):
    siao = Coordonnees(ContactId("siao"), "115", DAY)
    copy.write_bytes(encode([PARQUET, siao]))

    assert published.changed_elsewhere() == ("crip", "siao")


def test_a_copy_made_unreadable_is_known_and_shows_nothing(published, profile, copy):
    copy.write_bytes(b"n'importe quoi")

    assert load_public_numeros(profile) == {}
    assert published.changed_elsewhere() == ("crip", "parquet")


def test_a_copy_planted_where_there_was_none_is_known(coffre, copy):
    copy.write_bytes(encode([PARQUET]))

    assert coffre.numeros.changed_elsewhere() == ("parquet",)
    coffre.numeros.publish()
    assert not copy.exists()


def test_a_former_copy_put_back_is_known(published, copy):
    former = copy.read_bytes()
    published.erase(CRIP.contact_id)
    published.publish()
    copy.write_bytes(former)

    assert published.changed_elsewhere() == ("crip",)


def test_a_copy_taken_away_is_written_again_without_alarm(published, copy):
    copy.unlink()

    assert published.changed_elsewhere() is None
    published.publish()
    assert copy.exists()


def test_a_crash_between_the_store_and_the_copy_is_no_alarm(published, profile, copy, db):
    former = copy.read_bytes()
    published.save(Coordonnees(ContactId("siao"), "115", DAY))
    published.publish()
    digests = (sha256(content).hexdigest() for content in (former, copy.read_bytes()))
    db.run("UPDATE poste SET numeros_written = ?", " ".join(digests))
    copy.write_bytes(former)

    assert published.changed_elsewhere() is None
    published.publish()
    assert "siao" in load_public_numeros(profile)
    copy.write_bytes(former)
    assert published.changed_elsewhere() == ("siao",)


def test_a_link_to_a_large_file_is_not_read_whole(published, profile, copy):
    copy.unlink()
    copy.symlink_to("/dev/zero")

    assert load_public_numeros(profile) == {}
    assert published.changed_elsewhere() == ("crip", "parquet")


def test_a_number_that_is_not_kept_is_not_got(coffre):
    with pytest.raises(NotKeptError):
        coffre.numeros.get(ContactId("parquet"))
