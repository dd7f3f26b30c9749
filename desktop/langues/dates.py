"""Dates and times as a language writes them."""

from datetime import date, datetime

from babel import Locale, dates

from desktop.langues.langue import Langue

# The person is in Europe: day before month, 24 hours.
_LOCALES = {Langue.ANGLAIS: Locale("en", "GB")}


def format_date(day: date, langue: Langue) -> str:
    """Day, month in letters, year: "23 novembre 2026", and "1er novembre 2026" in French."""
    said = dates.format_date(day, "long", locale=_locale(langue))
    return said.replace("1 ", "1er ", 1) if langue is Langue.FRANCAIS and day.day == 1 else said


def format_moment(moment: datetime, langue: Langue) -> str:
    """An aware instant in the local time of this computer: "23 novembre 2026, 14:05"."""
    local = moment.astimezone()
    pattern = str(dates.get_datetime_format("long", locale=_locale(langue))).replace("'", "")
    clock = dates.format_time(local.time().replace(second=0), "short", locale=_locale(langue))
    return pattern.replace("{1}", format_date(local.date(), langue)).replace("{0}", clock)


def _locale(langue: Langue) -> Locale:
    return _LOCALES.get(langue, langue.locale)
