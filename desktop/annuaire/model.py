"""A structure and its services as data·inclusion v1 describes them, and beside them what this post knows of its own.

Field names and meanings are those of the schema (https://gip-inclusion.github.io/data-inclusion-schema/): values of its
closed lists are kept as its own words (`sante--sante-mentale`, `femmes`…). What is imported and what is noted here are
apart: the next import replaces the former and leaves the latter.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from desktop.annuaire.codes import of_insee, of_postal
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin
from desktop.partenaires.model import Visibilite

StructureId = NewType("StructureId", str)
ServiceId = NewType("ServiceId", str)


@dataclass(frozen=True, slots=True)
class Lieu:
    """Where it is. Longitude and latitude in degrees, WGS 84, both there or neither."""

    adresse: str = ""
    complement_adresse: str = ""
    code_postal: str = ""
    commune: str = ""
    code_insee: str = ""
    longitude: float | None = None
    latitude: float | None = None

    @property
    def departement(self) -> str:
        """Its code, as `33`, `2A` or `974`; "" when it is not known.

        A postal code serves only without an INSEE one: some are those of a town across the border.
        """
        return of_insee(self.code_insee) or of_postal(self.code_postal) or ""


@dataclass(frozen=True, slots=True)
class Structure:
    """`id` of the schema, which already bears the name of its source; `horaires_accueil` in OpenStreetMap syntax."""

    structure_id: StructureId
    source: str
    nom: str
    date_maj: date
    description: str = ""
    siret: str = ""
    lieu: Lieu = Lieu()
    telephone: str = ""
    courriel: str = ""
    site_web: str = ""
    horaires_accueil: str = ""
    reseaux_porteurs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """One service of a structure. A field left empty says no more than the structure's own."""

    service_id: ServiceId
    structure_id: StructureId
    source: str
    nom: str
    description: str
    date_maj: date
    type: str = ""
    thematiques: tuple[str, ...] = ()
    publics: tuple[str, ...] = ()
    publics_precisions: str = ""
    conditions_acces: str = ""
    frais: str = ""
    lieu: Lieu = Lieu()
    telephone: str = ""
    courriel: str = ""
    horaires_accueil: str = ""
    modes_accueil: tuple[str, ...] = ()
    zone_eligibilite: tuple[str, ...] = ()
    modes_mobilisation: tuple[str, ...] = ()
    mobilisable_par: tuple[str, ...] = ()
    mobilisation_precisions: str = ""


class Public(StrEnum):
    """Whom a structure receives, among those Repère is for (dossier § 2, 3, 4)."""

    FEMMES = "femmes"
    HOMMES = "hommes"
    PERSONNES_TRANS = "personnes_trans"
    MINEURS = "mineurs"
    AVEC_ENFANTS = "avec_enfants"
    ETRANGERS = "etrangers"
    PROCHES = "proches"


@dataclass(frozen=True, slots=True)
class Complement:
    """What this post knows of a structure beside the open data; kept through every import.

    None or empty: not known. Ages are in whole years, both included. `verifie_le` is when the structure was last
    asked, `verifie_par` who asked.
    """

    structure_id: StructureId
    besoins: frozenset[Besoin] = frozenset()
    publics: frozenset[Public] = frozenset()
    langues: frozenset[Langue] = frozenset()
    age_min: int | None = None
    age_max: int | None = None
    visibilite: Visibilite | None = None
    agrement_psp: bool | None = None
    agrement_jusqu_au: date | None = None
    accueil_urgent: bool | None = None  # receives a person the same day, day or night
    capacite: str = ""
    horaires: str = ""
    telephone: str = ""
    courriel: str = ""
    contact_nom: str = ""
    note: str = ""
    verifie_le: date | None = None
    verifie_par: str = ""


@dataclass(frozen=True, slots=True)
class Jeu:
    """A set of data that is imported again and again under one name, and what its last import was."""

    nom: str
    fichier: str
    imported_at: datetime
    structures: int
    services: int


@dataclass(frozen=True, slots=True)
class Inscription:
    """All that the directory holds of one structure.

    `jeu` is the set of data it came from, `absente_le` when that set no longer had it.
    """

    structure: Structure
    services: tuple[Service, ...]
    complement: Complement
    jeu: str
    absente_le: date | None = None
