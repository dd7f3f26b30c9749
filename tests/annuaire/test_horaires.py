"""Opening hours: now, next, and as people say them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annuaire.horaires import Etat, en_clair, is_readable, ouverture

PARIS = "Europe/Paris"
OFFICE = "Mo-Fr 09:00-12:30,14:00-17:00; PH off"
WEDNESDAY = date(2026, 11, 25)


def at(text: str, fuseau: str = PARIS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(fuseau))


def test_open_hours_say_when_they_end():
    assert ouverture(OFFICE, PARIS, at("2026-11-25T10:00")).etat is Etat.OUVERT
    assert ouverture(OFFICE, PARIS, at("2026-11-25T10:00")).change == at("2026-11-25T12:30")


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-25T13:00", "2026-11-25T14:00"),
        ("2026-11-27T18:00", "2026-11-30T09:00"),
        ("2026-12-24T18:00", "2026-12-28T09:00"),  # Christmas, then a week-end
    ],
)
def test_closed_hours_say_when_they_begin_again(now, opens):
    closed = ouverture(OFFICE, PARIS, at(now))

    assert (closed.etat, closed.change) == (Etat.FERME, at(opens))


def test_hours_are_those_of_the_place():
    noon_in_paris = at("2026-11-25T12:00")

    assert ouverture("Mo-Fr 08:00-12:00", PARIS, noon_in_paris).etat is Etat.FERME
    assert ouverture("Mo-Fr 08:00-12:00", "America/Cayenne", noon_in_paris).etat is Etat.OUVERT
    assert ouverture("Mo-Fr 08:00-12:00", "Indian/Reunion", noon_in_paris).etat is Etat.FERME


def test_what_is_open_all_the_time_never_changes():
    always = ouverture("24/7", PARIS, at("2026-11-25T03:00"))

    assert (always.etat, always.change) == (Etat.OUVERT, None)


@pytest.mark.parametrize("hours", ["", "  ", 'unknown "sur rendez-vous"', 'Mo-Fr 09:00-12:00 || "sur rendez-vous"'])
def test_hours_that_nobody_knows_for_sure_are_unknown(hours):
    assert ouverture(hours, PARIS, at("2026-11-25T15:00")).etat is Etat.INCONNU


def test_hours_that_are_not_in_the_syntax_are_said_to_be_unreadable_and_shown_as_written():
    assert ouverture("lundi au vendredi 9h-12h", PARIS, at("2026-11-25T10:00")).etat is Etat.ILLISIBLE
    assert en_clair("lundi au vendredi 9h-12h", WEDNESDAY) == "lundi au vendredi 9h-12h"
    assert not is_readable("lundi au vendredi 9h-12h")
    assert is_readable(OFFICE)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Mo-Fr 09:00-12:30", "lundi à vendredi, 9 h à 12 h 30"),
        (OFFICE, "lundi à vendredi, 9 h à 12 h 30 et 14 h à 17 h ; fermée les jours fériés"),
        ("24/7", "tous les jours, 24 h sur 24"),
        ("Mo,We,Fr 09:00-12:00", "lundi, mercredi et vendredi, 9 h à 12 h"),
        ("Mo-Fr 09:00-17:00; Sa 09:00-12:05", "lundi à vendredi, 9 h à 17 h ; samedi, 9 h à 12 h 05"),
        ("Mo-Su 22:00-06:00", "tous les jours, 22 h à 6 h"),
        ("Sa-Su", "samedi et dimanche, toute la journée"),
        ('Tu 14:00-18:00 "sur rendez-vous"', "mardi, 14 h à 18 h (sur rendez-vous)"),
        ('unknown "sur rendez-vous"', "sur rendez-vous"),
        ("off", "fermée"),
        (
            "Jul-Aug Mo 08:00-12:00; Sep-Jun Mo 09:00-18:00",
            "cette semaine : lundi, 9 h à 18 h (horaires variables)",
        ),
    ],
)
def test_hours_are_said_as_people_say_them(hours, said):
    assert en_clair(hours, WEDNESDAY) == said


@given(st.text(max_size=40) | st.text(alphabet='MoTuWeFrSa PH0123456789:-,;/+|[]"', max_size=60))
def test_whatever_is_written_is_told_open_closed_or_not_known(hours):
    assert ouverture(hours, PARIS, datetime(2026, 11, 25, 10, tzinfo=UTC)).etat in Etat
    assert isinstance(en_clair(hours, WEDNESDAY), str)


def test_hours_longer_than_any_are_not_read():
    assert ouverture("Mo 09:00-12:00;" * 10_000, PARIS, at("2026-11-25T10:00")).etat is Etat.ILLISIBLE
