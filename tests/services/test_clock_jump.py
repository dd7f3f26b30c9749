"""A clock that goes far forwards: nothing is erased, nor dated, before someone has said whether it is right."""

from datetime import timedelta

import pytest

from desktop.errors import ClockJumpError
from desktop.poste.journal import Action
from desktop.services.echeances import ClockJump, Echus

from .conftest import ACCUEIL, T0


@pytest.fixture
def prise(services):
    return services.prises_en_charge.open(ACCUEIL)


@pytest.fixture
def jump(services, prise, handed_over, clock):
    """Sixty days later, by the clock: what is to be decided."""
    clock.pass_(days=60)
    found = services.echeances.purge()
    assert isinstance(found, ClockJump)
    return found


@pytest.fixture
def decisions(coffre):
    """What the journal says of the clock, oldest first."""

    def read():
        return [e.detail for e in reversed(coffre.journal.list(limit=1000)) if e.action is Action.HORLOGE]

    return read


def kept(services):
    return len(services.prises_en_charge.current()), services.orientations.count()


def test_a_month_or_less_is_not_asked_about(services, prise, clock):
    clock.pass_(days=31)

    assert services.echeances.purge() == Echus(brouillons=1)


def test_it_is_asked_with_what_it_would_erase_and_nothing_is_erased(services, jump):
    assert (jump.days, jump.since, jump.echus) == (60, T0, Echus(fiches=1, brouillons=2))
    assert kept(services) == (2, 1)


def test_it_is_asked_again_until_it_is_decided(services, jump, clock):
    clock.pass_(minutes=5)

    again = services.echeances.purge()

    assert isinstance(again, ClockJump)
    assert (again.since, again.echus) == (jump.since, jump.echus)


def test_yes_erases_what_is_due_and_is_written(services, jump, decisions):
    assert services.echeances.accept(jump) == jump.echus
    assert kept(services) == (0, 0)
    assert decisions() == ["60 juste"]


def test_no_erases_nothing_and_is_written(services, jump, decisions):
    assert services.echeances.distrust(jump) == Echus()
    assert kept(services) == (2, 1)
    assert services.echeances.is_clock_doubted()
    assert decisions() == ["60 fausse"]


def test_delays_run_on_by_a_clock_that_was_said_to_be_wrong(services, jump, clock):
    services.echeances.distrust(jump)
    clock.pass_(hours=24)

    assert services.echeances.purge() == Echus(brouillons=2)
    clock.pass_(days=29)
    assert services.echeances.purge() == Echus(fiches=1)


def test_what_is_kept_meanwhile_has_its_whole_delay_when_the_clock_is_set_right(services, jump, clock):
    services.echeances.distrust(jump)
    during = services.prises_en_charge.open(ACCUEIL)
    clock.pass_(hours=1)
    clock.pass_(days=-60)

    assert services.echeances.purge() == Echus()
    assert not services.echeances.is_clock_doubted()
    assert services.prises_en_charge.remaining(during) == timedelta(hours=23)


def test_a_small_correction_of_a_wrong_clock_asks_nothing(services, jump, clock):
    services.echeances.distrust(jump)
    clock.pass_(days=-2)

    assert services.echeances.purge() == Echus()
    assert services.echeances.is_clock_doubted()


def test_a_clock_said_to_be_wrong_by_mistake_can_be_said_right(services, jump, clock, decisions):
    services.echeances.distrust(jump)
    clock.pass_(hours=1)
    asked = services.echeances.reconsider()
    assert isinstance(asked, ClockJump)

    assert services.echeances.accept(asked) == jump.echus
    assert not services.echeances.is_clock_doubted()
    assert decisions() == ["60 fausse", "60 juste"]


def test_what_was_kept_by_a_clock_wrongly_doubted_is_not_erased_with_the_rest(services, jump, clock):
    services.echeances.distrust(jump)
    during = services.prises_en_charge.open(ACCUEIL)
    clock.pass_(hours=1)
    asked = services.echeances.reconsider()
    assert isinstance(asked, ClockJump)

    services.echeances.accept(asked)

    assert asked.echus == jump.echus
    assert services.prises_en_charge.current() == (during,)
    assert services.prises_en_charge.remaining(during) == timedelta(hours=23)


def test_reconsidering_leaves_everything_as_it_was_until_the_answer(services, jump, clock):
    services.echeances.distrust(jump)
    clock.pass_(hours=1)
    services.echeances.reconsider()

    assert kept(services) == (2, 1)
    assert services.echeances.is_clock_doubted()


def test_a_jump_that_would_erase_nothing_is_not_asked_about(services, clock, decisions):
    clock.pass_(days=400)

    assert services.echeances.purge() == Echus()
    assert decisions() == ["400 sans_effet"]


def test_an_answer_about_another_date_than_the_one_asked_is_not_taken(services, jump, clock):
    clock.pass_(days=300)

    again = services.echeances.accept(jump)

    assert isinstance(again, ClockJump)
    assert again.days == 360
    assert kept(services) == (2, 1)


@pytest.mark.parametrize("answer", ["accept", "distrust"])
def test_a_clock_set_right_before_the_answer_is_believed(services, jump, clock, answer, decisions):
    clock.instant = T0 + timedelta(hours=1)

    assert getattr(services.echeances, answer)(jump) == Echus()
    assert kept(services) == (2, 1)
    assert not services.echeances.is_clock_doubted()
    assert decisions() == []


def test_nothing_is_dated_before_it_is_decided(services, prise, handed_over, clock):
    clock.pass_(days=60)

    with pytest.raises(ClockJumpError):
        services.prises_en_charge.open(ACCUEIL)
    with pytest.raises(ClockJumpError):
        services.orientations.draft(prise.prise_id)


def test_an_agreement_is_taken_back_whatever_the_clock_says(services, handed_over, clock):
    clock.pass_(days=60)

    withdrawn = services.orientations.withdraw_accord(handed_over.orientation_id)

    assert not withdrawn.accord.holds


def test_a_clock_that_fell_years_back_and_was_set_right_is_not_a_jump(services, prise, clock):
    clock.pass_(days=-4000)
    services.echeances.purge()
    clock.pass_(days=4000, hours=1)

    assert services.echeances.purge() == Echus()


def test_the_journal_is_pruned_after_twelve_months(services, coffre, clock):
    first = coffre.journal.list(limit=1000)[-1]
    for _ in range(13):
        clock.pass_(days=30)
        services.echeances.purge()
        coffre.journal.add(Action.LECTURE, "o")

    assert coffre.journal.list(limit=1000)[-1].seq > first.seq
    assert coffre.journal.verify().holds


def test_what_was_due_is_in_the_journal_by_its_identifiers(services, prise, handed_over, coffre, clock):
    clock.pass_(days=30)
    services.echeances.purge()

    due = {e.objet_id for e in coffre.journal.list() if e.action is Action.ECHEANCE}
    assert due == {prise.prise_id, handed_over.prise_id, handed_over.orientation_id}


def test_a_slip_handed_over_by_a_wrong_clock_has_its_whole_delay(services, prise, handed_over, complete, clock):
    clock.pass_(days=60, hours=13)
    jump = services.echeances.purge()
    assert isinstance(jump, ClockJump)
    services.echeances.distrust(jump)
    saved = services.orientations.save(complete(services.orientations.draft(prise.prise_id)))
    services.orientations.hand_over(saved.orientation_id)
    clock.pass_(days=-60, hours=-13)

    clock.pass_(days=29)
    services.echeances.purge()
    before = {line.orientation_id for line in services.orientations.lines()}
    clock.pass_(days=1)
    services.echeances.purge()

    assert saved.orientation_id in before
    assert services.orientations.count() == 0


def test_the_same_answer_twice_is_one(services, jump, decisions):
    services.echeances.accept(jump)

    assert services.echeances.accept(jump) == Echus()
    assert decisions() == ["60 juste"]
