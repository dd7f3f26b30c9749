"""The door: first start, unlocking, recovery, locking, on real files."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import (
    ContentError,
    InvalidTitulaireError,
    NotKeptError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from desktop.fiches.model import FicheId
from desktop.services.acces import Acces
from desktop.services.echeances import Echus
from desktop.services.recovery_code import new_recovery_code
from desktop.storage.coffre import Coffre

PHRASE = "lune tapis nuage cerf bocal orage moulin"
OTHER = "brume clavier sapin lutte orage velours tambour"
ACCUEIL = FicheId("accueil")


@pytest.fixture
def resources(tmp_path):
    """The phrases and the departments shipped, and no interview."""
    folder = tmp_path / "ressources"
    for part in (Path("textes") / "personne.toml", Path("annuaire") / "departements.csv"):
        (folder / part.parent).mkdir(parents=True)
        (folder / part).write_bytes((paths.RESOURCES / part).read_bytes())
    return folder


@pytest.fixture
def acces(profile, contenu, resources, clock, fast):
    opened = Acces(profile, contenu, resources, clock, cost=fast)
    yield opened
    opened.lock()


@pytest.fixture
def code():
    return new_recovery_code()


@pytest.fixture
def created(acces, code, reglages):
    return acces.create(PHRASE, (code,), reglages)


def test_a_post_is_new_until_its_store_is_made(acces, code, reglages):
    before = acces.is_new()
    acces.create(PHRASE, (code,), reglages)

    assert (before, acces.is_new()) == (True, False)


def test_the_settings_chosen_at_first_start_are_kept(created, reglages):
    assert created.services.reglages.get() == reglages
    assert created.verrouillage_minutes == reglages.verrouillage_minutes


def test_what_was_kept_is_there_after_a_lock(acces, created):
    prise = created.services.prises_en_charge.open(ACCUEIL)
    acces.lock()

    opened = acces.unlock(PHRASE)

    assert opened.services.prises_en_charge.current() == (prise,)
    assert opened.purged == Echus()


def test_what_is_due_is_erased_before_anything_is_shown(acces, created, clock):
    created.services.prises_en_charge.open(ACCUEIL)
    acces.lock()
    clock.pass_(hours=30)

    opened = acces.unlock(PHRASE)

    assert opened.purged == Echus(brouillons=1)
    assert opened.services.prises_en_charge.current() == ()


def test_a_wrong_passphrase_opens_nothing(acces, created):
    acces.lock()

    with pytest.raises(WrongPassphraseError):
        acces.unlock(OTHER)


def test_the_recovery_code_opens_and_changes_the_passphrase(acces, created, code, clock):
    prise = created.services.prises_en_charge.open(ACCUEIL)
    acces.lock()

    recovered = acces.recover((code.lower(),), OTHER)
    acces.lock()

    assert recovered.services is not created.services
    assert acces.unlock(OTHER).services.prises_en_charge.current() == (prise,)


@pytest.mark.parametrize("weak", ["", "azerty", "motdepasse2026", "gendarmerie police"])
def test_a_weak_passphrase_makes_no_store(acces, code, reglages, weak):
    with pytest.raises(WeakPassphraseError):
        acces.create(weak, (code,), reglages)

    assert acces.is_new()


@pytest.mark.parametrize("nom", ["", "   ", "x" * 61, "ligne\x00"])
def test_a_name_that_cannot_be_read_makes_no_store(acces, code, reglages, nom):
    with pytest.raises(InvalidTitulaireError):
        acces.create(PHRASE, (code,), reglages, nom=nom)

    assert acces.is_new()


def test_the_locked_post_tells_who_may_come_in_and_how_many_codes_bring_back(acces, created, code):
    created.services.titulaires.renew_recovery(PHRASE, (code, new_recovery_code()))
    acces.lock()

    assert [nom for _id, nom in acces.holders()] == ["Responsable"]
    assert acces.is_recovery_split()


def test_a_weak_passphrase_does_not_replace_a_lost_one(acces, created, code):
    acces.lock()

    with pytest.raises(WeakPassphraseError):
        acces.recover((code,), "azerty")
    assert acces.unlock(PHRASE)


def test_broken_content_leaves_the_store_closed(acces, created, resources, contenu, profile, clock):
    acces.lock()
    (resources / "textes" / "personne.toml").write_text("[", encoding="utf-8")
    broken = Acces(profile, contenu, resources, clock)

    with pytest.raises(ContentError):
        broken.unlock(PHRASE)
    Coffre.open(profile, PHRASE, now=clock).close()


def test_a_first_start_cut_short_gets_the_shortest_retention(profile, acces, code, clock, fast):
    Coffre.create(profile, PHRASE, code, now=clock, cost=fast).close()

    assert acces.unlock(PHRASE).services.reglages.get().conservation_jours == 7


def test_locking_closes_the_store_and_twice_is_harmless(acces, created, profile, clock):
    acces.lock()
    acces.lock()

    Coffre.open(profile, PHRASE, now=clock).close()


def test_the_former_settings_stay_when_others_are_refused(acces, created, reglages):
    with pytest.raises(ValueError, match="delay"):
        created.services.reglages.save(replace(reglages, conservation_jours=0))

    assert created.services.reglages.get() == reglages


def test_an_erased_reception_is_told_as_such(created):
    prise = created.services.prises_en_charge.open(ACCUEIL)
    created.services.effacements.erase_person(prise.prise_id)

    with pytest.raises(NotKeptError):
        created.services.prises_en_charge.get(prise.prise_id)
