"""What is still to be done of the slips handed over, the most urgent first. Never who it is about.

`attente` and `echeance` say from when a slip is to be looked at: the store keeps them in columns, and reads no other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from desktop.orientations.appel import Appel, Appele, IssueAppel
from desktop.orientations.life_cycle import FOLLOWED
from desktop.orientations.model import Orientation, OrientationId, Status, Urgence
from desktop.orientations.reglages import Reglages

_DAY = timedelta(days=1)


class RappelKind(StrEnum):
    SANS_REPONSE = "sans_reponse"  # handed over, and nobody said anything
    SANS_DECISION = "sans_decision"  # received, neither accepted nor refused
    REFUSEE = "refusee"  # another structure is to be found
    RENDEZ_VOUS_PASSE = "rendez_vous_passe"  # nobody said whether the person came
    RENDEZ_VOUS_JOUR = "rendez_vous_jour"
    RAPPELER = "rappeler"
    RETOUR_PASSE = "retour_passe"
    EFFACEMENT = "effacement"  # tomorrow at the latest, and the slip is not closed


@dataclass(frozen=True, slots=True)
class Rappel:
    """`since` is when it began to be due, or the hour it is due at today. `partenaire` is the name of the structure."""

    kind: RappelKind
    orientation_id: OrientationId
    partenaire: str
    since: datetime
    urgence: Urgence


@dataclass(frozen=True, slots=True)
class Attente:
    """Since when nobody has decided, and the most urgent of the needs."""

    since: datetime
    urgence: Urgence


def due(orientations: Iterable[Orientation], reglages: Reglages, now: datetime) -> tuple[Rappel, ...]:
    """The most urgent reminder of each slip that has one, the most urgent first."""
    found = (due_of(orientation, reglages, now) for orientation in orientations)
    return tuple(sorted((rappels[0] for rappels in found if rappels), key=_rank))


def due_of(orientation: Orientation, reglages: Reglages, now: datetime) -> tuple[Rappel, ...]:
    """All the reminders of one slip, the most urgent first."""
    urgence = urgence_of(orientation)
    nom = orientation.partenaire.nom if orientation.partenaire else ""
    found = (
        Rappel(kind, orientation.orientation_id, nom, at, urgence) for kind, at in _due(orientation, reglages, now)
    )
    return tuple(sorted(found, key=_rank))


def delay(urgence: Urgence, reglages: Reglages) -> timedelta:
    """How long an answer is waited for."""
    hours = {
        Urgence.CE_JOUR: reglages.relance_ce_jour_heures,
        Urgence.SOUS_72H: reglages.relance_72h_heures,
        Urgence.PLUS_TARD: reglages.relance_heures,
    }
    return timedelta(hours=hours[urgence])


def urgence_of(orientation: Orientation) -> Urgence:
    """That of its most urgent need."""
    wanted = {exprime.urgence for exprime in orientation.besoins}
    return next((urgence for urgence in Urgence if urgence in wanted), Urgence.PLUS_TARD)


def attente(orientation: Orientation) -> Attente | None:
    """None when the partner decided, or is not asked."""
    if orientation.status not in (Status.REMISE, Status.RECUE):
        return None
    return Attente(orientation.etats[-1].entered_at, urgence_of(orientation))


def echeance(orientation: Orientation) -> datetime | None:
    """When the first thing dated by the slip itself is to be shown, its erasure left aside; None when nothing is."""
    return min((shown_at for _kind, shown_at, _since in _dated(orientation)), default=None)


def is_erasure_near(expires_on: date | None, now: datetime) -> bool:
    return expires_on is not None and expires_on <= now.astimezone().date() + _DAY


def _due(orientation: Orientation, reglages: Reglages, now: datetime) -> Iterator[tuple[RappelKind, datetime]]:
    if orientation.status not in FOLLOWED:
        return
    waited = attente(orientation)
    if waited is not None and waited.since + delay(waited.urgence, reglages) <= now:
        kind = RappelKind.SANS_REPONSE if orientation.status is Status.REMISE else RappelKind.SANS_DECISION
        yield kind, waited.since + delay(waited.urgence, reglages)
    for kind, shown_at, since in _dated(orientation):
        if shown_at <= now:
            is_to_come = kind is RappelKind.RENDEZ_VOUS_PASSE and now < since
            yield (RappelKind.RENDEZ_VOUS_JOUR if is_to_come else kind), since
    if is_erasure_near(orientation.expires_on, now) and orientation.expires_on is not None:
        yield RappelKind.EFFACEMENT, _midnight(orientation.expires_on)


def _dated(orientation: Orientation) -> Iterator[tuple[RappelKind, datetime, datetime]]:
    """What a date of the slip makes due: which, from when it is shown, when it is due."""
    if orientation.status not in FOLLOWED:
        return
    last = orientation.etats[-1]
    if orientation.status is Status.REFUSEE:
        yield RappelKind.REFUSEE, last.entered_at, last.entered_at
    if orientation.rendez_vous_at is not None and not _has_news(orientation, orientation.rendez_vous_at):
        yield RappelKind.RENDEZ_VOUS_PASSE, _day_of(orientation.rendez_vous_at), orientation.rendez_vous_at
    for appel in _to_call_back(orientation):
        assert appel.rappel_at is not None
        yield RappelKind.RAPPELER, _day_of(appel.rappel_at), appel.rappel_at
    limit = orientation.retour.avant_le
    if limit is not None and _awaits_return(orientation) and not _has_news(orientation, _midnight(limit + _DAY)):
        yield RappelKind.RETOUR_PASSE, _midnight(limit + _DAY), _midnight(limit + _DAY)


def _awaits_return(orientation: Orientation) -> bool:
    """An appointment, or a refusal, is an answer to wait on or to act upon."""
    return orientation.status is not Status.REFUSEE and orientation.rendez_vous_at is None


def _has_news(orientation: Orientation, since: datetime) -> bool:
    """Somebody was reached after that."""
    return any(appel.issue is IssueAppel.JOINT and appel.called_at >= since for appel in orientation.appels)


def _to_call_back(orientation: Orientation) -> Iterator[Appel]:
    """The last call to each, if it is to be made again; what the partner said since does away with a call to it."""
    for appele in Appele:
        made = [appel for appel in orientation.appels if appel.appele is appele]
        if not made or made[-1].issue is not IssueAppel.A_RAPPELER or made[-1].rappel_at is None:
            continue
        has_said = any(e.canal is not None and e.entered_at >= made[-1].called_at for e in orientation.etats)
        if appele is not Appele.PARTENAIRE or not has_said:
            yield made[-1]


def _day_of(instant: datetime) -> datetime:
    """The beginning of its day, on the post's calendar."""
    return _midnight(instant.astimezone().date())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min).astimezone()


_ORDER = (
    RappelKind.RENDEZ_VOUS_PASSE,
    RappelKind.REFUSEE,
    RappelKind.RAPPELER,
    RappelKind.RENDEZ_VOUS_JOUR,
    RappelKind.SANS_REPONSE,
    RappelKind.SANS_DECISION,
    RappelKind.RETOUR_PASSE,
    RappelKind.EFFACEMENT,
)


def _rank(rappel: Rappel) -> tuple[int, int, datetime, str]:
    """What was needed the same day comes first; then by kind; then what has waited most."""
    is_later = rappel.urgence is not Urgence.CE_JOUR
    return int(is_later), _ORDER.index(rappel.kind), rappel.since, rappel.orientation_id
