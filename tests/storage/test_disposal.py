"""Putting a post out of use: who may, what goes, what stays."""

from pathlib import Path

import pytest

from desktop.errors import ForeignStoreError, NotAllowedError, WrongPassphraseError
from desktop.poste.titulaires import Role
from desktop.storage.coffre import Coffre
from desktop.storage.disposal import is_disposed

AGENT = "lune tapis nuage cerf bocal"


def mark(profile: Path) -> bytes:
    """As the disposal of the store of this profile writes it over a key file."""
    return b"REPERE-REBUT 1 " + (profile / "coffre.db").read_bytes()[:16].hex().encode() + b"\n"


def test_nothing_of_the_store_is_left_and_it_is_closed(coffre, profile, passphrase):
    coffre.dispose(passphrase)

    assert list(profile.iterdir()) == []
    assert not coffre.is_open
    assert not Coffre.exists(profile)


def test_a_wrong_passphrase_changes_nothing(coffre, profile):
    with pytest.raises(WrongPassphraseError):
        coffre.dispose("ce n’est pas elle")

    assert coffre.is_open
    assert not is_disposed(profile)


def test_an_agent_may_not(coffre, profile, passphrase):
    agent = coffre.trousseau.add(passphrase, "Léa", Role.AGENT, AGENT)
    coffre.close()
    opened = Coffre.open(profile, AGENT, agent.titulaire_id)

    with pytest.raises(NotAllowedError):
        opened.dispose(AGENT)

    assert opened.is_open
    opened.close()


def test_what_is_not_of_repere_stays(coffre, profile, passphrase):
    (profile / "notes.txt").write_text("à moi")
    (profile / "coffre-fort.pdf").write_text("à moi")

    coffre.dispose(passphrase)

    assert {path.name for path in profile.iterdir()} == {"notes.txt", "coffre-fort.pdf"}


def test_a_link_goes_and_what_it_leads_to_stays(coffre, profile, passphrase, tmp_path):
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    (elsewhere / "coffre.cle").write_text("à un autre")
    (profile / "sauvegardes").symlink_to(elsewhere)

    coffre.dispose(passphrase)

    assert list(profile.iterdir()) == []
    assert (elsewhere / "coffre.cle").read_text() == "à un autre"


def test_the_mark_of_another_store_disposes_of_nothing(closed, profile, passphrase, recovery_code, fast, tmp_path):
    other = tmp_path / "autre"
    Coffre.create(other, passphrase, recovery_code, cost=fast).close()
    (closed / "coffre.cle").write_bytes(mark(other))

    Coffre.open(closed, passphrase).close()

    assert not is_disposed(closed)


def test_a_mark_that_was_not_whole_leaves_a_store_that_opens(closed, passphrase):
    (closed / "coffre.cle").write_bytes(mark(closed)[:30].ljust(900, b"\0"))

    Coffre.open(closed, passphrase).close()


def test_a_store_whose_disposal_was_begun_does_not_open_any_more(closed, passphrase):
    (closed / "coffre.cle").write_bytes(mark(closed).ljust(900, b"\0"))

    with pytest.raises(ForeignStoreError):
        Coffre.open(closed, passphrase)

    assert is_disposed(closed)
