"""The thread of a minor: runaways that follow each other, and what each owes."""

from datetime import timedelta

import pytest

from desktop.errors import InvalidEvenementError
from desktop.orientations.fugue import (
    NOTE_LENGTH,
    Evenement,
    EvenementId,
    EvenementKind,
    checked,
    fugues,
    protection_of,
)
from desktop.orientations.model import PriseEnChargeId, ProtectionMineur

HOUR = timedelta(hours=1)


@pytest.fixture
def event(t0):
    def make(kind, hours=0.0, note=""):
        name = EvenementId(f"{kind}-{hours}")
        return Evenement(name, PriseEnChargeId("p"), EvenementKind(kind), t0 + hours * HOUR, "t", note)

    return make


def _kinds(thread):
    return [[each.kind.value for each in fugue.evenements] for fugue in fugues(thread)]


def test_a_runaway_goes_from_its_report_to_what_follows_the_return(event):
    thread = [event("retour", 5), event("constatee"), event("examen", 6), event("signalee", 1)]

    assert _kinds(thread) == [["constatee", "signalee", "retour", "examen"]]
    assert fugues(thread)[0].is_over


def test_another_one_begins_after_a_return_and_not_before(event):
    thread = [event("constatee"), event("signalee", 1), event("signalee", 2), event("retour", 3), event("signalee", 9)]

    assert _kinds(thread) == [["constatee", "signalee", "signalee", "retour"], ["signalee"]]
    assert [fugue.is_over for fugue in fugues(thread)] == [True, False]


def test_a_minor_found_before_anything_was_noted_has_a_thread_too(event):
    assert _kinds([event("retour"), event("parquet_avise", 1)]) == [["retour", "parquet_avise"]]
    assert fugues([]) == ()


def test_what_happened_at_the_same_minute_stands_in_the_order_it_is_done_in(event):
    assert _kinds([event("parquet_avise"), event("signalee"), event("constatee")]) == [
        ["constatee", "signalee", "parquet_avise"]
    ]


def test_the_reports_are_owed_anew_for_each_runaway(event, t0):
    thread = [event("constatee"), event("parquet_avise", 1), event("crip_informee", 2), event("retour", 3)]

    assert protection_of(thread) == ProtectionMineur(t0 + HOUR, t0 + 2 * HOUR)
    assert protection_of([*thread, event("constatee", 9)]) == ProtectionMineur()
    assert protection_of([]) == ProtectionMineur()


def test_the_last_that_is_said_of_the_parents_counts(event):
    told, not_told = event("parents_informes", 1), event("parents_non_informes", 2, "mis en cause")

    assert protection_of([event("constatee"), told]).parents_informes is True
    assert protection_of([event("constatee"), told, not_told]) == ProtectionMineur(
        parents_informes=False, parents_motif="mis en cause"
    )


def test_an_event_to_come_or_parents_not_told_without_why_are_refused(event, t0):
    for wrong, champ in ((event("retour", 1), "at"), (event("parents_non_informes", 0, "  "), "note")):
        with pytest.raises(InvalidEvenementError) as refused:
            checked(wrong, t0)
        assert refused.value.champ == champ

    assert checked(event("appel", 0, " au \n foyer " + "x" * 500), t0).note == ("au foyer " + "x" * 500)[:NOTE_LENGTH]
