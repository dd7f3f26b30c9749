"""What is erased, and when: after a day, on its date, whatever the clock says."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.fiches.model import EtapeId, FicheId
from desktop.orientations.model import Status
from desktop.services.acces import open_services
from desktop.services.echeances import Echus
from desktop.services.identites import Identites

ACCUEIL = FicheId("accueil")


def _purge_again(coffre, ressources, clock, new_id):
    """As after a restart: nothing is remembered but the store."""
    found = open_services(coffre, ressources, clock, new_id).echeances.purge()
    assert isinstance(found, Echus)
    return found.total


def test_nothing_is_due_on_an_empty_store(services):
    assert services.echeances.purge().total == 0


@pytest.mark.parametrize(("hours", "erased"), [(23.9, 0), (24, 1), (100, 1)])
def test_a_reception_goes_after_a_day_with_its_interview_and_its_draft(services, clock, coffre, hours, erased):
    prise = services.prises_en_charge.open(ACCUEIL)
    services.entretiens.start_or_resume(prise.prise_id, "accueil")
    services.orientations.draft(prise.prise_id)
    clock.pass_(hours=hours)

    assert services.echeances.purge().total == erased
    assert len(services.prises_en_charge.current()) == 1 - erased
    assert len(coffre.orientations.list()) == 1 - erased
    assert (coffre.entretiens.list_for_prise(prise.prise_id) == ()) is bool(erased)


def test_a_ready_slip_that_was_not_handed_over_goes_like_a_draft(services, clock, complete, coffre):
    prise = services.prises_en_charge.open(ACCUEIL)
    services.orientations.save(complete(services.orientations.draft(prise.prise_id)))
    clock.pass_(hours=25)

    assert services.echeances.purge().total == 1
    assert coffre.orientations.list() == ()


def test_a_slip_cancelled_before_its_hand_over_goes_like_a_draft(services, clock, coffre):
    prise = services.prises_en_charge.open(ACCUEIL)
    drafted = services.orientations.draft(prise.prise_id)
    services.orientations.advance(drafted.orientation_id, Status.ANNULEE)
    clock.pass_(hours=25)

    services.echeances.purge()

    assert coffre.orientations.list() == ()


def test_a_slip_handed_over_outlives_its_reception(services, clock, handed_over, coffre):
    clock.pass_(hours=25)

    assert services.echeances.purge().total == 1
    assert services.prises_en_charge.current() == ()
    assert coffre.orientations.list() == (handed_over,)


def test_a_slip_handed_over_goes_on_its_date_and_not_before(services, clock, handed_over, coffre):
    clock.pass_(days=29)
    services.echeances.purge()
    kept = coffre.orientations.list()
    clock.pass_(days=1)

    assert services.echeances.purge().total == 1
    assert (len(kept), coffre.orientations.list()) == (1, ())


def test_a_draft_left_behind_by_an_interrupted_erasure_goes_too(services, coffre, clock):
    prise = services.prises_en_charge.open(ACCUEIL)
    services.orientations.draft(prise.prise_id)
    # What a crash between two erasures leaves.
    coffre._db.run("DELETE FROM prise_en_charge")  # noqa: SLF001 - as an erasure cut short leaves it
    clock.pass_(hours=25)

    assert services.echeances.purge().total == 1
    assert coffre.orientations.list() == ()


def test_a_clock_set_back_does_not_prolong_what_was_due(services, coffre, ressources, clock, new_id):
    services.prises_en_charge.open(ACCUEIL)
    clock.pass_(hours=25)
    recent = services.prises_en_charge.open(ACCUEIL)
    clock.pass_(days=-10)

    assert _purge_again(coffre, ressources, clock, new_id) == 1
    assert services.prises_en_charge.current() == (recent,)


def test_the_newest_tick_tells_how_far_time_had_gone(services, coffre, ressources, clock, new_id):
    services.prises_en_charge.open(ACCUEIL)
    clock.pass_(hours=20)
    second = services.prises_en_charge.open(ACCUEIL)
    clock.pass_(hours=5)
    services.prises_en_charge.tick(second.prise_id, EtapeId("droits"))
    clock.pass_(days=-10)

    assert _purge_again(coffre, ressources, clock, new_id) == 1


def test_time_seen_by_a_purge_is_not_unseen_by_the_next(services, clock):
    services.prises_en_charge.open(ACCUEIL)
    clock.pass_(hours=23)
    services.echeances.purge()
    seen = clock()
    clock.pass_(days=-10)
    services.echeances.purge()
    clock.instant = seen + timedelta(hours=1)

    assert services.echeances.purge().total == 1


def test_a_shorter_delay_for_drafts_is_followed(services, coffre, clock, reglages):
    services.reglages.save(replace(reglages, brouillon_heures=2))
    services.prises_en_charge.open(ACCUEIL)
    clock.pass_(hours=2)

    assert services.echeances.purge().total == 1


def test_a_clock_set_back_between_sessions_prolongs_no_reception(services, coffre, ressources, clock, new_id):
    services.prises_en_charge.open(ACCUEIL)
    clock.pass_(hours=20)
    services.echeances.purge()
    clock.pass_(days=-10)
    before = _purge_again(coffre, ressources, clock, new_id)
    clock.pass_(hours=4)

    assert (before, _purge_again(coffre, ressources, clock, new_id)) == (0, 1)


def test_a_clock_set_back_between_sessions_prolongs_no_slip(coffre, ressources, clock, new_id, handed_over):
    clock.pass_(days=20)
    _purge_again(coffre, ressources, clock, new_id)
    clock.pass_(days=-15)
    _purge_again(coffre, ressources, clock, new_id)
    clock.pass_(days=9)
    before = _purge_again(coffre, ressources, clock, new_id)
    clock.pass_(days=1)

    assert (before, _purge_again(coffre, ressources, clock, new_id)) == (0, 1)


def test_a_clock_that_was_once_years_ahead_shortens_nothing_opened_since(services, coffre, ressources, clock, new_id):
    clock.pass_(days=20_000)
    services.echeances.purge()
    clock.pass_(days=-20_000)
    _purge_again(coffre, ressources, clock, new_id)
    services.prises_en_charge.open(ACCUEIL)
    clock.pass_(hours=23)
    before = _purge_again(coffre, ressources, clock, new_id)
    clock.pass_(hours=1)

    assert (before, _purge_again(coffre, ressources, clock, new_id)) == (0, 1)


def test_a_clock_that_fell_years_back_and_was_set_right_erases_nothing_early(
    services, coffre, ressources, clock, new_id, handed_over
):
    clock.pass_(hours=1)
    services.echeances.purge()
    clock.pass_(days=-9_000)
    _purge_again(coffre, ressources, clock, new_id)
    during = services.prises_en_charge.open(ACCUEIL)
    clock.pass_(days=9_000, hours=1)

    assert _purge_again(coffre, ressources, clock, new_id) == 0
    assert during in services.prises_en_charge.current()


def test_a_reception_opened_after_the_clock_was_set_back_in_the_session_has_its_whole_day(services, clock):
    services.echeances.purge()
    clock.pass_(days=-10)
    opened = services.prises_en_charge.open(ACCUEIL)
    clock.pass_(hours=23)

    assert services.echeances.purge().total == 0
    assert services.prises_en_charge.remaining(opened) == timedelta(hours=1)


def test_the_time_left_is_told_whatever_the_clock_says(services, clock):
    opened = services.prises_en_charge.open(ACCUEIL)
    clock.pass_(hours=20)
    services.echeances.purge()
    clock.pass_(days=-10)
    services.echeances.purge()

    assert services.prises_en_charge.remaining(opened) == timedelta(hours=4)


def test_a_former_identity_goes_once_no_slip_it_sent_can_still_be_answered(services, clock, coffre):
    identites = Identites(coffre, clock)
    first, renewed = identites.get(), identites.renew()
    clock.pass_(days=29)
    services.echeances.purge()
    assert identites.former() == (first,)
    clock.pass_(days=2)

    services.echeances.purge()

    assert identites.all() == (renewed,)
