"""Entrusting a case to a colleague: who has it, who sees it, and what becomes of it."""

import pytest

from desktop.errors import NotKeptError
from desktop.poste.journal import Action
from desktop.poste.titulaires import Role, TitulaireId
from desktop.services.acces import open_services
from desktop.storage.coffre import Coffre

from .conftest import ACCUEIL, FAST

PHRASE, OTHER = "une phrase", "girafe encrier volcan trapèze ardoise citron moulin"


@pytest.fixture
def lea(services):
    """A colleague, an agent."""
    return services.titulaires.add(PHRASE, "Léa", Role.AGENT, OTHER)


@pytest.fixture
def me(coffre):
    return coffre.titulaire


@pytest.fixture
def as_lea(coffre, profile, ressources, clock, new_id, lea):
    """Close the store, and open it as the colleague."""
    opened = []

    def come_in():
        coffre.close()
        opened.append(Coffre.open(profile, OTHER, lea.titulaire_id, now=clock, cost=FAST))
        return open_services(opened[-1], ressources, clock, new_id)

    yield come_in
    for each in opened:
        each.close()


@pytest.fixture
def prise(services):
    return services.prises_en_charge.open(ACCUEIL)


def test_a_case_is_entrusted_taken_back_and_each_time_is_in_the_journal(services, coffre, prise, lea, me, clock):
    assert services.charges.find(prise.prise_id) is None
    for _ in range(2):
        charge = services.charges.entrust(prise.prise_id, lea.titulaire_id)
    assert charge == services.charges.find(prise.prise_id)
    assert (charge.titulaire_id, charge.par, charge.at, charge.seen_at) == (
        lea.titulaire_id,
        me.titulaire_id,
        clock(),
        None,
    )
    services.charges.entrust(prise.prise_id, None)

    assert services.charges.find(prise.prise_id) is None
    lines = [e.detail for e in reversed(coffre.journal.list(limit=9)) if e.action is Action.CONFIE]
    assert lines == [lea.titulaire_id, ""]


def test_the_colleague_sees_it_on_coming_in_until_it_is_opened(services, handed_over, as_lea, lea, me):
    services.charges.entrust(handed_over.prise_id, lea.titulaire_id)
    assert services.charges.received() == ()

    there = as_lea()

    (confie,) = there.charges.received()
    assert (confie.par, confie.partenaire, confie.has_reception) == (me.nom, "Le Refuge fictif", True)
    assert there.orientations.count(is_mine=True) == 1
    assert [line.orientation_id for line in there.orientations.lines("refuge", is_mine=True)] == [
        handed_over.orientation_id
    ]
    followed = there.suivi.look(there.orientations.get(handed_over.orientation_id))
    assert followed.charge.titulaire_id == lea.titulaire_id
    assert there.charges.received() == ()


def test_what_is_shown_as_mine_is_what_was_entrusted_to_me(services, handed_over, complete, lea, me, clock):
    prise = services.prises_en_charge.open(ACCUEIL)
    other = services.orientations.save(complete(services.orientations.draft(prise.prise_id)))
    services.orientations.hand_over(other.orientation_id)
    services.charges.entrust(handed_over.prise_id, me.titulaire_id)
    services.charges.entrust(prise.prise_id, lea.titulaire_id)
    clock.pass_(days=2)

    assert services.orientations.count() == 2
    assert [line.orientation_id for line in services.orientations.lines(is_mine=True)] == [handed_over.orientation_id]
    assert services.orientations.count("refuge", is_mine=True) == 1
    assert services.orientations.count("absent", is_mine=True) == 0
    assert services.suivi.due().count == 2
    mine = services.suivi.due(is_mine=True)
    assert ([r.orientation_id for r in mine.rappels], mine.count) == ([handed_over.orientation_id], 1)


def test_removing_a_person_gives_their_cases_back_to_nobody_in_particular(services, prise, lea):
    services.charges.entrust(prise.prise_id, lea.titulaire_id)

    services.titulaires.remove(PHRASE, lea.titulaire_id)

    assert services.charges.find(prise.prise_id) is None
    with pytest.raises(NotKeptError):
        services.charges.entrust(prise.prise_id, lea.titulaire_id)


def test_a_charge_goes_with_the_last_of_what_is_kept_of_the_person(services, coffre, handed_over, lea):
    services.charges.entrust(handed_over.prise_id, lea.titulaire_id)
    coffre.prises_en_charge.erase(handed_over.prise_id)
    assert services.charges.find(handed_over.prise_id) is not None

    services.effacements.erase_slip(handed_over.orientation_id)

    assert services.charges.find(handed_over.prise_id) is None
    with pytest.raises(NotKeptError):
        services.charges.entrust(handed_over.prise_id, lea.titulaire_id)


def test_who_goes_on_with_an_interview_handed_over_has_the_case_from_whom_it_was(services, prise, as_lea, lea, me):
    services.charges.take_up(prise.prise_id, me.titulaire_id)
    assert services.charges.find(prise.prise_id) is None

    there = as_lea()
    there.charges.take_up(prise.prise_id, me.titulaire_id)

    charge = there.charges.find(prise.prise_id)
    assert (charge.titulaire_id, charge.par) == (lea.titulaire_id, me.titulaire_id)
    assert there.charges.received() == ()


def test_nobody_unknown_is_entrusted_with_anything(services, coffre, prise):
    with pytest.raises(NotKeptError):
        services.charges.entrust(prise.prise_id, TitulaireId("absent"))

    assert [e for e in coffre.journal.list(limit=9) if e.action is Action.CONFIE] == []
