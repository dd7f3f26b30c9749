"""Dates as each language writes them."""

import time
from datetime import UTC, date, datetime

import pytest

from desktop.langues.dates import format_date, format_moment
from desktop.langues.langue import Langue


@pytest.fixture
def _paris(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_the_first_of_a_month_is_an_ordinal_in_french_alone():
    days = [date(2026, 11, 1), date(2026, 11, 21), date(2026, 11, 11)]

    assert [format_date(day, Langue.FRANCAIS) for day in days] == [
        "1er novembre 2026",
        "21 novembre 2026",
        "11 novembre 2026",
    ]
    assert format_date(days[0], Langue.ANGLAIS) == "1 November 2026"


@pytest.mark.parametrize(
    ("langue", "expected"),
    [
        (Langue.FRANCAIS, "3 novembre 2026"),
        (Langue.ANGLAIS, "3 November 2026"),
        (Langue.ESPAGNOL, "3 de noviembre de 2026"),
        (Langue.PORTUGAIS_BRESIL, "3 de novembro de 2026"),
        (Langue.ROUMAIN, "3 noiembrie 2026"),
        (Langue.BULGARE, "3 ноември 2026\u202fг."),
        (Langue.RUSSE, "3 ноября 2026\u202fг."),
        (Langue.UKRAINIEN, "3 листопада 2026\u202fр."),
        (Langue.TURC, "3 Kasım 2026"),
        (Langue.ALBANAIS, "3 nëntor 2026"),
        (Langue.VIETNAMIEN, "3 tháng 11, 2026"),
        (Langue.ARABE, "3 نوفمبر 2026"),
        (Langue.PERSAN, "3 نوامبر 2026"),
        (Langue.CHINOIS, "2026年11月3日"),
        (Langue.THAI, "3 พฤศจิกายน ค.ศ. 2026"),
    ],
)
def test_a_date_is_written_as_its_language_does(langue, expected):
    assert format_date(date(2026, 11, 3), langue) == expected


@pytest.mark.usefixtures("_paris")
def test_a_moment_is_shown_in_the_time_of_this_place():
    moment = datetime(2026, 7, 14, 22, 5, 59, tzinfo=UTC)

    assert format_moment(moment, Langue.FRANCAIS) == "15 juillet 2026, 00:05"


@pytest.mark.usefixtures("_paris")
def test_the_clock_is_that_of_the_instant_and_not_of_today():
    moment = datetime(2026, 1, 14, 22, 5, tzinfo=UTC)

    assert format_moment(moment, Langue.ANGLAIS) == "14 January 2026, 23:05"
