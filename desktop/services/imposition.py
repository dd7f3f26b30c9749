"""Bringing a store under the policy of the service, when it is opened and before anything is shown."""

from dataclasses import replace
from datetime import timedelta

from desktop.orientations.model import Orientation, Status
from desktop.orientations.reglages import Reglages
from desktop.poste.journal import Action
from desktop.poste.politique import Politique
from desktop.storage.coffre import Coffre


def impose(coffre: Coffre, politique: Politique, chosen: Reglages) -> Reglages:
    """Keep the settings as the service fixes them, `chosen` for the rest, and return them.

    Slips handed over under a longer retention are brought forward to that of the service; none is put off. A policy
    that goes away leaves what it fixed: the post then changes it if it wishes.
    """
    imposed = politique.applied_to(chosen)
    with coffre.transaction():
        if imposed != coffre.reglages.find():
            coffre.reglages.save(imposed)
        brought_forward = _bring_forward(coffre, politique.conservation_jours)
        if imposed != chosen or brought_forward:
            coffre.journal.add(Action.REGLAGES, detail="politique")
    return imposed


def _bring_forward(coffre: Coffre, days: int | None) -> int:
    """Return how many slips were to be kept longer than the service lets them be. Looks at them once a retention."""
    if days is None or 0 < coffre.reglages.kept_within_days() <= days:
        return 0
    count = 0
    for orientation in coffre.orientations.list_kept_beyond(days):
        shortened = _shortened(orientation, timedelta(days=days))
        if shortened != orientation:
            coffre.orientations.bring_forward(shortened)
            count += 1
    count += coffre.recues.bring_forward(days)
    coffre.reglages.note_kept_within_days(days)
    return count


def _shortened(orientation: Orientation, delay: timedelta) -> Orientation:
    """The date of erasure counts from the hand-over, on the post's calendar."""
    handed_over_at = orientation.entered(Status.REMISE)
    if handed_over_at is None or orientation.expires_on is None:
        return orientation
    due = handed_over_at.astimezone().date() + delay
    return replace(orientation, expires_on=min(due, orientation.expires_on))
