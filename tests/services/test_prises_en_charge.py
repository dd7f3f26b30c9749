"""A reception: opened, ticked, erased."""

from datetime import timedelta

import pytest

from desktop.errors import NotKeptError
from desktop.fiches.model import EtapeId, FicheId

DROITS = EtapeId("droits")


@pytest.fixture
def prise(services):
    return services.prises_en_charge.open(FicheId("accueil"))


def test_a_tick_keeps_its_first_time(services, prise, clock):
    first = services.prises_en_charge.tick(prise.prise_id, DROITS)
    clock.pass_(minutes=5)

    assert services.prises_en_charge.tick(prise.prise_id, DROITS) == first
    assert first.ticked_at(DROITS) == prise.opened_at


def test_a_tick_can_be_taken_back(services, prise):
    services.prises_en_charge.tick(prise.prise_id, DROITS)

    assert services.prises_en_charge.untick(prise.prise_id, DROITS) == prise


def test_the_newest_reception_is_first(services, prise, clock):
    clock.pass_(minutes=5)
    second = services.prises_en_charge.open(FicheId("accueil"))

    assert services.prises_en_charge.current() == (second, prise)


@pytest.mark.parametrize(("hours", "left"), [(0, 24), (23, 1), (30, 0)])
def test_the_time_left_is_never_negative(services, prise, clock, hours, left):
    clock.pass_(hours=hours)

    assert services.prises_en_charge.remaining(prise) == timedelta(hours=left)


def test_a_reception_erased_cannot_be_ticked(services, prise):
    services.effacements.erase_person(prise.prise_id)

    with pytest.raises(NotKeptError):
        services.prises_en_charge.tick(prise.prise_id, DROITS)
