"""Slips received from other posts: what is kept of one, and what the list of them shows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from desktop.orientations.model import OrientationId, Urgence
from desktop.orientations.transmission import Transmissible

RecueId = NewType("RecueId", str)


class Confiance(StrEnum):
    """What this post knew of the key of the sender when the slip was received. Values are kept in stores."""

    VERIFIEE = "verifiee"  # its fingerprint was read aloud and compared
    NON_VERIFIEE = "non_verifiee"
    INCONNUE = "inconnue"
    CHANGEE = "changee"  # another key was known for that sender


class Vue(StrEnum):
    """A part of the slips received: what is left to do with them."""

    TOUTES = "toutes"
    A_OUVRIR = "a_ouvrir"
    A_REPONDRE = "a_repondre"  # read, and neither accepted, refused nor given an appointment
    RENDEZ_VOUS = "rendez_vous"  # not past
    A_EFFACER = "a_effacer"  # soon


@dataclass(frozen=True, slots=True)
class Recue:
    """A slip received. `expediteur` is the line of the sender's public key; times are aware, UTC.

    `enveloppe_id` and `orientation_id` are the sender's; `manifeste`, as it was signed, is what an answer goes by.
    """

    recue_id: RecueId
    enveloppe_id: str
    orientation_id: OrientationId
    received_at: datetime
    erase_on: date
    expediteur: str
    confiance: Confiance
    contenu: Transmissible
    manifeste: bytes
    read_at: datetime | None = None

    @property
    def urgence(self) -> Urgence | None:
        """The most pressing of the needs; None when none is said."""
        told = {each.urgence for each in self.contenu.besoins}
        return next((urgence for urgence in Urgence if urgence in told), None)


@dataclass(frozen=True, slots=True)
class RecueLine:
    """What the list shows: never a name. `reponse` is the last kind of answer given, "" when none was."""

    recue_id: RecueId
    received_at: datetime
    erase_on: date
    unite: str
    urgence: Urgence | None
    is_read: bool
    reponse: str
    rendez_vous_at: datetime | None
    place: int


@dataclass(frozen=True, slots=True)
class Boite:
    """How many slips received each view holds."""

    toutes: int = 0
    a_ouvrir: int = 0
    a_repondre: int = 0
    rendez_vous: int = 0
    a_effacer: int = 0
