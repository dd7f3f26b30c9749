"""The keys that a store keeps: one identity in use, and one key a partner, never replaced in silence."""

from dataclasses import replace

import pytest

from desktop.echange.identite import Identite
from desktop.errors import CleChangedError, NotKeptError, RevokedCleError
from tests.storage.furnished import T0

OLD, NEW = Identite.generate("Refuge").publique, Identite.generate("Refuge").publique


def test_the_identity_in_use_is_the_last_one_kept_and_the_others_are_former(coffre):
    assert coffre.cles.find_identite() is None
    for secret in (b"un", b"deux", b"trois"):
        coffre.cles.save_identite(secret, T0)

    assert coffre.cles.find_identite() == b"trois"
    assert coffre.cles.former_identites() == (b"deux", b"un")


def test_former_identities_are_forgotten_after_their_time_and_the_one_in_use_never(coffre):
    coffre.cles.save_identite(b"un", T0)
    coffre.cles.save_identite(b"deux", T0.replace(hour=10))
    coffre.cles.save_identite(b"trois", T0.replace(hour=12))

    assert coffre.cles.forget_former(T0.replace(hour=11)) == 1
    assert coffre.cles.former_identites() == (b"deux",)
    assert coffre.cles.forget_former(T0.replace(year=2030)) == 1
    assert coffre.cles.find_identite() == b"trois"


def test_a_key_is_kept_unverified_and_verified_by_someone(coffre):
    coffre.cles.add("p", OLD, T0)
    assert not coffre.cles.get("p").is_verified

    verified = coffre.cles.verify("p", OLD, T0, "Claude")

    assert coffre.cles.get("p") == verified and verified.is_verified and verified.verified_by == "Claude"
    assert coffre.cles.list() == (verified,)


def test_another_key_is_never_put_in_the_place_of_one_in_silence(coffre):
    coffre.cles.add("p", OLD, T0)
    with pytest.raises(CleChangedError) as unverified:
        coffre.cles.add("p", NEW, T0)
    coffre.cles.verify("p", OLD, T0, "Claude")
    with pytest.raises(CleChangedError) as verified:
        coffre.cles.add("p", NEW, T0)
    with pytest.raises(CleChangedError):
        coffre.cles.add("p", NEW, T0, instead_of=NEW)

    assert (unverified.value.was_verified, verified.value.was_verified) == (False, True)
    assert coffre.cles.get("p").cle == OLD


def test_a_key_replaced_knowingly_is_to_be_verified_again(coffre):
    coffre.cles.add("p", OLD, T0)
    coffre.cles.verify("p", OLD, T0, "Claude")

    replaced = coffre.cles.add("p", NEW, T0, instead_of=OLD)

    assert coffre.cles.get("p") == replaced and replaced.cle == NEW and not replaced.is_verified


def test_the_same_key_again_stays_verified_under_its_new_name(coffre):
    coffre.cles.add("p", OLD, T0)
    coffre.cles.verify("p", OLD, T0, "Claude")

    again = coffre.cles.add("p", replace(OLD, nom="Autre nom"), T0)

    assert again.is_verified and again.cle.nom == "Autre nom"


def test_words_compared_for_another_key_than_the_one_kept_verify_nothing(coffre):
    coffre.cles.add("p", OLD, T0)

    with pytest.raises(NotKeptError):
        coffre.cles.verify("p", NEW, T0, "Claude")

    assert not coffre.cles.get("p").is_verified


def test_who_signed_is_found_by_key_and_a_verified_one_first(coffre):
    coffre.cles.add("a", OLD, T0)
    coffre.cles.add("b", OLD, T0)
    verified = coffre.cles.verify("b", OLD, T0, "Claude")

    assert coffre.cles.find_holder(replace(OLD, nom="x")) == verified
    assert coffre.cles.find_holder(NEW) is None


def test_a_key_revoked_for_one_is_revoked_for_all(coffre):
    for name in ("a", "b"):
        coffre.cles.add(name, OLD, T0)
    revoked = coffre.cles.revoke("b", T0)

    with pytest.raises(RevokedCleError):
        coffre.cles.add("c", OLD, T0)

    assert revoked.is_revoked and coffre.cles.get("a").is_revoked
    assert coffre.cles.find("c") is None


def test_a_key_erased_is_there_no_more(coffre):
    coffre.cles.add("p", OLD, T0)

    coffre.cles.erase("p")

    assert coffre.cles.find("p") is None
    with pytest.raises(NotKeptError):
        coffre.cles.get("p")
