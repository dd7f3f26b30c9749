"""A structure that receives people, as the slip and the directory see it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

PartenaireId = NewType("PartenaireId", str)


class Origine(StrEnum):
    NATIONAL = "national"  # shipped with Repère
    LOCAL = "local"  # entered on this post
    ANNUAIRE = "annuaire"  # a structure of the directory


class Visibilite(StrEnum):
    """Who may be told the address of a structure. A shelter's address is told to nobody."""

    PUBLIQUE = "publique"
    PROFESSIONNELS = "professionnels"
    JAMAIS = "jamais"


@dataclass(frozen=True, slots=True)
class Partenaire:
    """Free texts are short; every one but `nom` may be empty. Unverified facts stay empty."""

    partenaire_id: PartenaireId
    nom: str
    origine: Origine
    objet: str = ""
    public: str = ""
    telephone: str = ""
    horaires: str = ""
    courriel: str = ""
    site: str = ""
    contact_nom: str = ""
    adresse: str = ""
    address_visibility: Visibilite = Visibilite.PROFESSIONNELS
