"""The life of a slip, as one table. To add a passage, add it to `_FOLLOWING`; nothing else decides.

    brouillon ⇄ prete → remise → recue → acceptee | refusee → close

A slip can be cancelled until it is over, and expires when nobody answers in time. What the partner answers brings it to
the states of `ANSWERED`: an appointment is an acceptance with a date, and may be moved; a person who does not come may
be refused afterwards.
"""

from dataclasses import replace
from datetime import datetime

from desktop.errors import EarlyReponseError, InvalidTransitionError, LateReponseError, OutdatedReponseError
from desktop.orientations.model import Etat, Orientation, Status
from desktop.orientations.reponse import Canal, Reponse, ReponseKind

# The usual next state first: the window proposes them in this order.
_FOLLOWING: dict[Status, tuple[Status, ...]] = {
    Status.BROUILLON: (Status.PRETE, Status.ANNULEE, Status.EXPIREE),
    Status.PRETE: (Status.REMISE, Status.BROUILLON, Status.ANNULEE, Status.EXPIREE),
    Status.REMISE: (Status.RECUE, Status.ANNULEE, Status.EXPIREE),
    Status.RECUE: (Status.ACCEPTEE, Status.REFUSEE, Status.ANNULEE, Status.EXPIREE),
    Status.ACCEPTEE: (Status.CLOSE, Status.ACCEPTEE, Status.REFUSEE, Status.ANNULEE),
    Status.REFUSEE: (Status.CLOSE,),
    Status.CLOSE: (),
    Status.EXPIREE: (),
    Status.ANNULEE: (),
}

OPEN = frozenset({Status.BROUILLON, Status.PRETE})
"""The slip is still on the desk: it can be changed, and vanishes with the draft delay."""

ANSWERED = frozenset({Status.RECUE, Status.ACCEPTEE, Status.REFUSEE})
"""The partner says it: these are entered by `answered` alone."""

FOLLOWED = frozenset({Status.REMISE, Status.RECUE, Status.ACCEPTEE, Status.REFUSEE})
"""Handed over and not over: something is still to be done."""

OVER = frozenset({Status.CLOSE, Status.EXPIREE, Status.ANNULEE})

_ENTERED = {
    ReponseKind.RECUE: Status.RECUE,
    ReponseKind.ACCEPTEE: Status.ACCEPTEE,
    ReponseKind.REFUSEE: Status.REFUSEE,
    ReponseKind.RENDEZ_VOUS: Status.ACCEPTEE,
}
_ONCE = (Canal.CODE, Canal.FICHIER, Canal.FICHIER_NON_VERIFIE)
_DECISIONS = frozenset({Status.ACCEPTEE, Status.REFUSEE})


def following(status: Status) -> tuple[Status, ...]:
    """Return the states that may come next, the usual one first."""
    return _FOLLOWING[status]


def advance(orientation: Orientation, status: Status, at: datetime) -> Orientation:
    """Return the slip in its new state. Says nothing of whether the slip is complete.

    Raises:
        InvalidTransitionError: the state does not follow the present one.
    """
    return _entered(orientation, Etat(status, at))


def answered(orientation: Orientation, reponse: Reponse, canal: Canal, at: datetime) -> Orientation:
    """Return the slip with what its partner answered, and the passages that implies; itself when that says nothing new.

    Raises:
        EarlyReponseError: it was not handed over.
        LateReponseError: it is over, and the answer is not one noted before.
        OutdatedReponseError: a newer answer is noted already.
        InvalidTransitionError: the partner refused it already.
    """
    if not orientation.was_handed_over and orientation.status not in OVER:
        raise EarlyReponseError(orientation.status)
    etat = Etat(_ENTERED[reponse.kind], at, canal, reponse.answered_at, reponse.motif, reponse.rendez_vous_at)
    if _is_known(orientation, etat):
        return orientation
    if orientation.status in OVER:
        raise LateReponseError(orientation.status)
    if _is_outdated(orientation, etat):
        raise OutdatedReponseError(orientation.status)
    if orientation.status is Status.REMISE and etat.status is not Status.RECUE:
        orientation = _entered(orientation, Etat(Status.RECUE, at, canal, reponse.answered_at))
    return _entered(orientation, etat)


def is_open(orientation: Orientation) -> bool:
    return orientation.status in OPEN


def _entered(orientation: Orientation, etat: Etat) -> Orientation:
    if etat.status not in _FOLLOWING[orientation.status]:
        raise InvalidTransitionError(orientation.status, etat.status)
    return replace(orientation, etats=(*orientation.etats, etat))


def _is_known(orientation: Orientation, etat: Etat) -> bool:
    """What a decision implies is known with it; a date said again is known; a code or a file speaks once."""
    if etat.status is Status.RECUE:
        return orientation.entered(Status.RECUE) is not None
    if etat.canal in _ONCE and any(_is_said_by(etat, each) for each in orientation.etats):
        return True
    last = _last_decision(orientation)
    if last is None:
        return False
    implied = etat.status is Status.ACCEPTEE and etat.rendez_vous_at is None
    return last.status is etat.status and (implied or _says_the_same(etat, last))


def _says_the_same(etat: Etat, noted: Etat) -> bool:
    return (etat.status, etat.motif, etat.rendez_vous_at) == (noted.status, noted.motif, noted.rendez_vous_at)


def _is_said_by(etat: Etat, noted: Etat) -> bool:
    return _says_the_same(etat, noted) and etat.answered_at == noted.answered_at


def _is_outdated(orientation: Orientation, etat: Etat) -> bool:
    last = _last_decision(orientation)
    if last is None or last.answered_at is None or etat.answered_at is None:
        return False
    return etat.answered_at < last.answered_at


def _last_decision(orientation: Orientation) -> Etat | None:
    return next((etat for etat in reversed(orientation.etats) if etat.status in _DECISIONS), None)
