"""A referral slip: what it may hold, and nothing else (dossier § 13)."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from desktop.fiches.model import Acte, EtapeId, FicheId
from desktop.langues.langue import Langue
from desktop.orientations.appel import Appel
from desktop.orientations.reponse import Canal, MotifRefus
from desktop.partenaires.model import Partenaire

PriseEnChargeId = NewType("PriseEnChargeId", str)
OrientationId = NewType("OrientationId", str)


@dataclass(frozen=True, slots=True)
class Coche:
    """A step ticked. Times are aware, UTC."""

    etape_id: EtapeId
    ticked_at: datetime


@dataclass(frozen=True, slots=True)
class PriseEnCharge:
    """What holds together the ticks, the interview and the slip of one person received."""

    prise_id: PriseEnChargeId
    fiche_id: FicheId
    opened_at: datetime
    coches: tuple[Coche, ...] = ()

    def ticked_at(self, etape_id: EtapeId) -> datetime | None:
        return next((c.ticked_at for c in self.coches if c.etape_id == etape_id), None)


class Status(StrEnum):
    BROUILLON = "brouillon"
    PRETE = "prete"
    REMISE = "remise"
    RECUE = "recue"
    ACCEPTEE = "acceptee"
    REFUSEE = "refusee"
    CLOSE = "close"
    EXPIREE = "expiree"
    ANNULEE = "annulee"


class Besoin(StrEnum):
    """Categories of need, dossier § 10."""

    HEBERGEMENT = "hebergement"
    SECURITE = "securite"
    SANTE = "sante"
    PSYCHOTRAUMATISME = "psychotraumatisme"
    SEJOUR = "sejour"
    JURIDIQUE = "juridique"
    PARCOURS_SORTIE = "parcours_sortie"
    SOCIAL = "social"
    PROTECTION_ENFANCE = "protection_enfance"
    NUMERIQUE = "numerique"
    LANGUE = "langue"


class Urgence(StrEnum):
    CE_JOUR = "ce_jour"
    SOUS_72H = "sous_72h"
    PLUS_TARD = "plus_tard"


class TrancheAge(StrEnum):
    MOINS_DE_15 = "moins_de_15"
    DE_15_A_17 = "de_15_a_17"
    DE_18_A_20 = "de_18_a_20"
    DE_21_A_25 = "de_21_a_25"
    DE_26_A_40 = "de_26_a_40"
    PLUS_DE_40 = "plus_de_40"

    @property
    def is_minor(self) -> bool:
        return self in (TrancheAge.MOINS_DE_15, TrancheAge.DE_15_A_17)


class Plainte(StrEnum):
    OUI = "oui"
    NON = "non"
    REFLECHIT = "reflechit"


class Explication(StrEnum):
    """How the agreement was given."""

    ORAL = "oral"
    SIGNATURE = "signature"
    CROIX = "croix"


class Item(StrEnum):
    """What an adult agrees to pass on, one by one."""

    PRENOM = "prenom"
    AGE = "age"
    LANGUE = "langue"
    CONTACT = "contact"
    SITUATION = "situation"
    BESOINS = "besoins"
    SECURITE = "securite"
    ACTES = "actes"


class Champ(StrEnum):
    """What a slip may lack before it can be handed over."""

    PARTENAIRE = "partenaire"
    PRENOM = "prenom"
    TRANCHE_AGE = "tranche_age"
    BESOINS = "besoins"
    ACCORD = "accord"
    CONTACT_SUR = "contact_sur"
    RETOUR = "retour"
    PARQUET = "parquet"
    EMETTEUR = "emetteur"


@dataclass(frozen=True, slots=True)
class Emetteur:
    """The unit that hands over. `agent` is a name or a service number, as the unit decides."""

    service: str = ""
    agent: str = ""
    rappel: str = ""  # telephone or address to call the unit back


@dataclass(frozen=True, slots=True)
class Personne:
    """Never a civil identity: a chosen first name or pseudonym, and an age bracket."""

    prenom: str = ""
    tranche_age: TrancheAge | None = None
    langue: Langue | None = None
    langue_autre: str = ""  # when the language is not one of `Langue`
    needs_interprete: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """How the person may, and may never, be reached."""

    moyen: str = ""  # a safe number or means
    heures: str = ""
    mot_convenu: str = ""
    interdit: str = ""
    declined: bool = False  # the person wants no contact: said, not forgotten


@dataclass(frozen=True, slots=True)
class BesoinExprime:
    besoin: Besoin
    urgence: Urgence


@dataclass(frozen=True, slots=True)
class ActeFait:
    acte: Acte
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Securite:
    is_in_danger: bool | None = None  # None: not assessed
    consigne: str = ""


@dataclass(frozen=True, slots=True)
class Accord:
    """An adult's agreement, for one named recipient only."""

    partenaire_id: str
    accepted: frozenset[Item]
    refused: frozenset[Item]
    given_at: datetime
    langue: Langue
    explication: Explication
    withdrawn_at: datetime | None = None

    @property
    def holds(self) -> bool:
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class ProtectionMineur:
    """The path of a minor: no agreement is asked, the duty to report is dated apart."""

    parquet_avise_at: datetime | None = None
    crip_informee_at: datetime | None = None
    parents_informes: bool | None = None
    parents_motif: str = ""


@dataclass(frozen=True, slots=True)
class Retour:
    """What the sender expects: who calls back, when, what to say if the person does not come.

    `avant_le` is the last day it is expected on, `quand` what is said of it beside.
    """

    qui: str = ""
    quand: str = ""
    si_absente: str = ""
    avant_le: date | None = None


@dataclass(frozen=True, slots=True)
class Etat:
    """One step of the life cycle.

    What follows is there for what the partner answered: how it was known, when the partner says it answered, the
    reason of a refusal, the appointment given.
    """

    status: Status
    entered_at: datetime
    canal: Canal | None = None
    answered_at: datetime | None = None
    motif: MotifRefus | None = None
    rendez_vous_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Orientation:
    """A referral slip, complete or not. Times are aware, UTC; `expires_on` is the erasure date."""

    orientation_id: OrientationId
    prise_id: PriseEnChargeId
    created_at: datetime
    expires_on: date | None = None
    emetteur: Emetteur = Emetteur()
    personne: Personne = Personne()
    contact: Contact = Contact()
    situation: str = ""  # three factual lines at most
    besoins: tuple[BesoinExprime, ...] = ()
    securite: Securite = Securite()
    plainte: Plainte | None = None
    actes: tuple[ActeFait, ...] = ()
    partenaire: Partenaire | None = None
    accord: Accord | None = None
    protection: ProtectionMineur = ProtectionMineur()
    retour: Retour = Retour()
    etats: tuple[Etat, ...] = field(default=())
    appels: tuple[Appel, ...] = ()  # in the order they were made

    @property
    def status(self) -> Status:
        return self.etats[-1].status if self.etats else Status.BROUILLON

    @property
    def concerns_minor(self) -> bool:
        return self.personne.tranche_age is not None and self.personne.tranche_age.is_minor

    @property
    def was_handed_over(self) -> bool:
        return self.entered(Status.REMISE) is not None

    @property
    def rendez_vous_at(self) -> datetime | None:
        """When the partner expects the person, as long as it does."""
        return self.etats[-1].rendez_vous_at if self.status is Status.ACCEPTEE else None

    def entered(self, status: Status) -> datetime | None:
        return next((e.entered_at for e in reversed(self.etats) if e.status == status), None)

    def with_partenaire(self, partenaire: Partenaire | None) -> "Orientation":
        """Choose the recipient; an agreement given for another one falls."""
        same = partenaire and self.accord and self.accord.partenaire_id == partenaire.partenaire_id
        return replace(self, partenaire=partenaire, accord=self.accord if same else None)
