"""Finding the slips of which something is still to be done (`orientations/rappels.py`), without reading the others."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from desktop.orientations.model import Orientation, Urgence
from desktop.orientations.rappels import attente, delay, echeance, urgence_of
from desktop.orientations.reglages import Reglages
from desktop.storage.database import Row
from desktop.storage.instants import to_text

# Indexes are named, or SQLite may go through the whole table; each holds all that is asked of it.
_WAITED = (
    "SELECT place, urgence, 1, attente_depuis FROM orientation INDEXED BY orientation_attente"
    " WHERE urgence = ? AND attente_depuis <= ?"
)
_DATED = "SELECT place, urgence, 0, echeance_at FROM orientation INDEXED BY orientation_echeance WHERE echeance_at <= ?"
_ERASED = (
    "SELECT place, urgence, 2, expires_on FROM orientation INDEXED BY orientation_followed"
    " WHERE expires_on <= ? AND status IN ('remise', 'recue', 'acceptee', 'refusee')"
)
DUE = " UNION ALL ".join((*[_WAITED] * len(Urgence), _DATED, _ERASED))
"""Place and urgency of the slips that have a reminder, why they have one (0: a date of theirs, 1: an answer is awaited,
2: they are erased tomorrow), and since when. A slip may be there several times."""


def columns(orientation: Orientation) -> tuple[str, str | None, str | None]:
    """What finds a slip: `urgence`, `attente_depuis`, `echeance_at`."""
    waited, dated = attente(orientation), echeance(orientation)
    return urgence_of(orientation).value, to_text(waited.since) if waited else None, to_text(dated) if dated else None


def asked(reglages: Reglages, now: datetime) -> tuple[str, ...]:
    """The parameters of `DUE`."""
    waited = (text for urgence in Urgence for text in (urgence.value, to_text(now - delay(urgence, reglages))))
    tomorrow = now.astimezone().date() + timedelta(days=1)
    return *waited, to_text(now), tomorrow.isoformat()


def most_urgent_first(rows: Iterable[Row]) -> tuple[int, ...]:
    """The places of the rows of `DUE`, each once: what was needed the same day; then by why, so that an appointment
    of today is not behind all that waits; then what has waited most.

    Sorted here: SQLCipher, which wipes all that it gives back, takes ten times as long.
    """
    first: dict[int, tuple[bool, int, str]] = {}
    for place, urgence, why, since in rows:
        rank = urgence != Urgence.CE_JOUR, why, since
        first[place] = min(first.get(place, rank), rank)
    return tuple(sorted(first, key=lambda place: (first[place], place)))
