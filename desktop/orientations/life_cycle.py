"""The life of a slip, as one table. To add a passage, add it to `_FOLLOWING`; nothing else decides.

    brouillon ⇄ prete → remise → recue → acceptee | refusee → close

A slip can be cancelled until it is over, and expires when nobody answers in time.
"""

from dataclasses import replace
from datetime import datetime

from desktop.errors import InvalidTransitionError
from desktop.orientations.model import Etat, Orientation, Status

# The usual next state first: the window proposes them in this order.
_FOLLOWING: dict[Status, tuple[Status, ...]] = {
    Status.BROUILLON: (Status.PRETE, Status.ANNULEE, Status.EXPIREE),
    Status.PRETE: (Status.REMISE, Status.BROUILLON, Status.ANNULEE, Status.EXPIREE),
    Status.REMISE: (Status.RECUE, Status.ANNULEE, Status.EXPIREE),
    Status.RECUE: (Status.ACCEPTEE, Status.REFUSEE, Status.ANNULEE, Status.EXPIREE),
    Status.ACCEPTEE: (Status.CLOSE, Status.ANNULEE),
    Status.REFUSEE: (Status.CLOSE,),
    Status.CLOSE: (),
    Status.EXPIREE: (),
    Status.ANNULEE: (),
}

OPEN = frozenset({Status.BROUILLON, Status.PRETE})
"""The slip is still on the desk: it can be changed, and vanishes with the draft delay."""


def following(status: Status) -> tuple[Status, ...]:
    """Return the states that may come next, the usual one first."""
    return _FOLLOWING[status]


def advance(orientation: Orientation, status: Status, at: datetime) -> Orientation:
    """Return the slip in its new state. Says nothing of whether the slip is complete.

    Raises:
        InvalidTransitionError: the state does not follow the present one.
    """
    if status not in _FOLLOWING[orientation.status]:
        raise InvalidTransitionError(orientation.status, status)
    return replace(orientation, etats=(*orientation.etats, Etat(status, at)))


def is_open(orientation: Orientation) -> bool:
    return orientation.status in OPEN
