"""Slips received from other posts: what is kept of one, and what the list of them shows."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from desktop.orientations.model import OrientationId, Urgence
from desktop.orientations.reponse import Reponse, ReponseKind
from desktop.orientations.transmission import Transmissible
from desktop.poste.cles import ClePublique
from desktop.poste.titulaires import TitulaireId

RecueId = NewType("RecueId", str)


class Confiance(StrEnum):
    """What this post knows of the key of a sender. Values are kept in stores."""

    VERIFIEE = "verifiee"  # its fingerprint was read aloud and compared
    NON_VERIFIEE = "non_verifiee"
    INCONNUE = "inconnue"
    REVOQUEE = "revoquee"
    CHANGEE = "changee"  # another key goes by the same name


class Vue(StrEnum):
    """A part of the slips received: what is left to do with them."""

    TOUTES = "toutes"
    A_OUVRIR = "a_ouvrir"
    A_REPONDRE = "a_repondre"  # read, and neither accepted, refused nor given an appointment
    RENDEZ_VOUS = "rendez_vous"  # not past
    A_EFFACER = "a_effacer"  # soon


@dataclass(frozen=True, slots=True)
class Arrivee:
    """An envelope opened and not kept yet. `erase_on` is when this post would erase it; `deja` is what it brought
    already, when that is still kept; `autre_at` is when another envelope brought the same slip, still kept too.
    """

    expediteur: ClePublique
    confiance: Confiance
    enveloppe_id: str
    orientation_id: OrientationId
    sent_at: datetime
    erase_on: date
    contenu: Transmissible
    manifeste: bytes = field(repr=False)
    pdf: bytes = field(repr=False)
    deja: RecueId | None = None
    autre_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReponseDonnee:
    """An answer, and who gave it on this post."""

    reponse: Reponse
    titulaire_id: TitulaireId


@dataclass(frozen=True, slots=True)
class Recue:
    """A slip received; times are aware, UTC. `reponses` are those given, the last one last: the later one wins.

    `enveloppe_id` and `orientation_id` are the sender's; `manifeste`, as it was signed, is what an answer goes by.
    """

    recue_id: RecueId
    enveloppe_id: str
    orientation_id: OrientationId
    received_at: datetime
    erase_on: date
    expediteur: ClePublique
    confiance: Confiance
    contenu: Transmissible
    manifeste: bytes = field(repr=False)
    read_at: datetime | None = None
    reponses: tuple[ReponseDonnee, ...] = ()

    @property
    def unite(self) -> str:
        """What the sender is called: by the name of its key, which is what can be verified."""
        return self.expediteur.nom

    @property
    def reponse(self) -> Reponse | None:
        """The answer that holds."""
        return self.reponses[-1].reponse if self.reponses else None

    @property
    def urgence(self) -> Urgence | None:
        """The most pressing of the needs; None when none is said."""
        told = {each.urgence for each in self.contenu.besoins}
        return next((urgence for urgence in Urgence if urgence in told), None)


@dataclass(frozen=True, slots=True)
class RecueLine:
    """What the list shows: never a name. `reponse` is the kind of the answer that holds."""

    recue_id: RecueId
    received_at: datetime
    erase_on: date
    unite: str
    urgence: Urgence | None
    is_read: bool
    reponse: ReponseKind | None
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
