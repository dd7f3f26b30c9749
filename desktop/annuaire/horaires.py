"""Opening hours in OpenStreetMap syntax: open or not at a given moment, and how people say them.

Public holidays are those of metropolitan France, everywhere: the library knows no others. Alsace, Moselle and the
overseas departments have a few more, on which a structure may be closed though it is said to be open.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

import tzdata  # noqa: F401 - where the system keeps no time zones, zoneinfo reads those of this package
from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]  # stubs without the error

from desktop.langues.interface import _, marked

MAX_LENGTH = 500
_COUNTRY = "FR"
_AHEAD = timedelta(days=31)
_DAY = timedelta(days=1)
_MIDNIGHT = time()
_NOON = time(12)
_THEN = " ; "
DAYS = (
    marked("lundi"),
    marked("mardi"),
    marked("mercredi"),
    marked("jeudi"),
    marked("vendredi"),
    marked("samedi"),
    marked("dimanche"),
)

Say = Callable[[str], str]

Span = tuple[time, time]
"""From when to when; ending before it begins, it goes on after midnight. `(00:00, 00:00)` is the whole day."""

_WHOLE_DAY = (_MIDNIGHT, _MIDNIGHT)

# What comes after it says how it is outside the hours before it; the library reads it on other days only, and takes a
# remark alone for open.
_FALLBACK = "||"
_FALLBACK_REMARK = re.compile(r'\|\|\s*(?=")')
_REMARK = re.compile(r'"([^"]+)"')


class Etat(StrEnum):
    OUVERT = "ouvert"
    FERME = "ferme"
    INCONNU = "inconnu"  # no hours given, or by appointment
    ILLISIBLE = "illisible"  # hours that are not in this syntax: shown as they are written


@dataclass(frozen=True, slots=True)
class Ouverture:
    """`change` is when it closes, or when it opens next: in the time of the place, None when not within a month."""

    etat: Etat
    change: datetime | None = None
    remarque: str = ""


def ouverture(horaires: str, fuseau: str, now: datetime) -> Ouverture:
    """How it is at `now`, an aware instant, in the time zone named `fuseau`."""
    if not horaires.strip():
        return Ouverture(Etat.INCONNU)
    read = _read(horaires, fuseau)
    if read is None:
        return Ouverture(Etat.ILLISIBLE)
    local = now.astimezone(ZoneInfo(fuseau))
    state, remark = read.state(local)
    if state == State.UNKNOWN or (state == State.CLOSED and _FALLBACK in horaires):
        return Ouverture(Etat.INCONNU, remarque=remark or ", ".join(_REMARK.findall(horaires)))
    is_open = state == State.OPEN
    for start, _end, following, _remark in read.intervals(local, local + _AHEAD):
        if start > local and (following == State.OPEN) is not is_open:
            return Ouverture(Etat.OUVERT if is_open else Etat.FERME, start, remark)
    return Ouverture(Etat.OUVERT if is_open else Etat.FERME, remarque=remark)


def is_readable(horaires: str) -> bool:
    return _read(horaires, "Europe/Paris") is not None


@lru_cache(maxsize=4096)
def _read(horaires: str, fuseau: str) -> OpeningHours | None:
    """In the time of a place, with its holidays; in no place and without holidays when `fuseau` is ""."""
    if len(horaires) > MAX_LENGTH:
        return None
    written = _FALLBACK_REMARK.sub("|| unknown ", horaires.strip())
    try:
        return OpeningHours(written, timezone=ZoneInfo(fuseau), country=_COUNTRY) if fuseau else OpeningHours(written)
    except ParserError:
        return None


@lru_cache(maxsize=256)
def semaine(horaires: str, day: date) -> tuple[tuple[Span, ...], ...] | None:
    """The spans of each day, from Monday, in the week of `day`; no day is a holiday. None when it is unreadable."""
    read = _read(horaires, "")
    if read is None:
        return None
    monday = datetime.combine(day - timedelta(days=day.weekday()), _MIDNIGHT)
    spans = [_spans_of(read, monday + number * _DAY) for number in range(8)]
    return tuple(_with_night(spans[number], spans[(number - 1) % 7], spans[number + 1]) for number in range(7))


def _spans_of(read: OpeningHours, day: datetime) -> list[Span]:
    """One day at a time: the library stops at the first unknown hours when asked for more."""
    intervals = read.intervals(day, day + _DAY)
    return [(start.time(), end.time()) for start, end, state, _remark in intervals if state == State.OPEN]


def _with_night(spans: list[Span], before: list[Span], after: list[Span]) -> tuple[Span, ...]:
    """A night belongs to the day it begins in."""
    own = spans[1:] if before and spans and _is_night(before[-1], spans[0]) else spans
    if own and after and _is_night(own[-1], after[0]):
        own = [*own[:-1], (own[-1][0], after[0][1])]
    return tuple(own)


def _is_night(evening: Span, morning: Span) -> bool:
    ends_at_midnight = evening[1] == _MIDNIGHT and evening != _WHOLE_DAY
    return ends_at_midnight and morning[0] == _MIDNIGHT and _MIDNIGHT < morning[1] < _NOON


def en_clair(horaires: str, day: date, say: Say = _) -> str:
    """As people say them: « lundi à vendredi, 9 h à 12 h 30 »; as they are written when they cannot be read.

    Hours that change with the season are those of the week of `day`, and say so. `say` translates.
    """
    week = semaine(horaires, day)
    if week is None:
        return horaires.strip()
    said = _week(week, say)
    remarks = ", ".join(dict.fromkeys(_REMARK.findall(horaires)))
    if remarks:
        said = f"{said} ({remarks})" if said else remarks
    if any(semaine(horaires, day + timedelta(weeks=ahead)) != week for ahead in range(1, 53)):
        said = say(marked("cette semaine : {hours} (horaires variables)")).format(hours=said or say(marked("fermée")))
    return _THEN.join(part for part in (said or say(marked("fermée")), _holidays(horaires, say)) if part)


def _week(week: tuple[tuple[Span, ...], ...], say: Say) -> str:
    if all(spans == (_WHOLE_DAY,) for spans in week):
        return say(marked("tous les jours, 24 h sur 24"))
    open_days = [number for number, spans in enumerate(week) if spans]
    groups: dict[tuple[Span, ...], list[int]] = {}
    for number in open_days:
        groups.setdefault(week[number], []).append(number)
    return _THEN.join(f"{_days(days, say)}, {_spans(spans, say)}" for spans, days in groups.items())


def _days(days: list[int], say: Say) -> str:
    if len(days) == len(DAYS):
        return say(marked("tous les jours"))
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said: list[str] = []
    for run in runs:
        if len(run) > 2:
            said.append(say(marked("{first} à {last}")).format(first=say(DAYS[run[0]]), last=say(DAYS[run[-1]])))
        else:
            said += [say(DAYS[day]) for day in run]
    return _listed(said, say)


def _spans(spans: tuple[Span, ...], say: Say) -> str:
    if spans == (_WHOLE_DAY,):
        return say(marked("toute la journée"))
    return _listed(
        [say(marked("{start} à {end}")).format(start=clock(start, say), end=clock(end, say)) for start, end in spans],
        say,
    )


def _listed(parts: list[str], say: Say) -> str:
    if len(parts) == 1:
        return parts[0]
    return say(marked("{first} et {last}")).format(first=", ".join(parts[:-1]), last=parts[-1])


def clock(moment: time, say: Say = _) -> str:
    """« 9 h », « 12 h 30 », « minuit »."""
    if moment == _MIDNIGHT:
        return say(marked("minuit"))
    if not moment.minute:
        return say(marked("{hour} h")).format(hour=moment.hour)
    return say(marked("{hour} h {minute:02}")).format(hour=moment.hour, minute=moment.minute)


def _holidays(horaires: str, say: Say) -> str:
    """What is said of public holidays, when the hours say something."""
    read = _read(horaires, "Europe/Paris")
    if read is None or "PH" not in horaires:
        return ""
    national_day = [datetime(year, 7, 14, tzinfo=ZoneInfo("Europe/Paris")) for year in range(2026, 2033)]
    are_closed = all(
        state == State.CLOSED
        for day in national_day
        for _start, _end, state, _remark in read.intervals(day, day + _DAY)
    )
    return (
        say(marked("fermée les jours fériés")) if are_closed else say(marked("horaires particuliers les jours fériés"))
    )
