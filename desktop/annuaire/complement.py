"""What this post notes of a structure: what may be kept, and the structure as the recipient of a slip."""

import unicodedata
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.annuaire.horaires import en_clair
from desktop.annuaire.model import Complement, Inscription, Lieu, StructureId
from desktop.errors import InvalidComplementError
from desktop.langues import paper
from desktop.partenaires.directory import is_courriel
from desktop.partenaires.model import Origine, Partenaire, PartenaireId, Visibilite
from desktop.partenaires.telephone import as_read, is_telephone

LENGTHS = {
    "capacite": 60,
    "horaires": 200,
    "telephone": 30,
    "courriel": 120,
    "contact_nom": 60,
    "note": 500,
    "verifie_par": 60,
}
OLDEST = 130

OF_DIRECTORY = "annuaire:"
"""Begins the id of a recipient made of a structure, before that of the structure."""

_RECIPIENT_TEXT = 200
"""Of each text of a recipient at most: they stand on a slip."""


def checked(complement: Complement) -> Complement:
    """Return it with its spaces tidied and its number in groups. Raises: InvalidComplementError."""
    texts: dict[str, Any] = {name: " ".join(getattr(complement, name).split()) for name in LENGTHS}
    for name, text in texts.items():
        # Controls, and marks that turn the direction of a text: what is shown is what is written.
        if len(text) > LENGTHS[name] or any(unicodedata.category(character)[0] == "C" for character in text):
            raise InvalidComplementError(name)
    if texts["telephone"] and not is_telephone(texts["telephone"]):
        raise InvalidComplementError("telephone")
    if texts["courriel"] and not is_courriel(texts["courriel"]):
        raise InvalidComplementError("courriel")
    ages = [age for age in (complement.age_min, complement.age_max) if age is not None]
    if ages != sorted(ages) or any(not 0 <= age <= OLDEST for age in ages):
        raise InvalidComplementError("age")
    return replace(complement, **{**texts, "telephone": as_read(texts["telephone"]) if texts["telephone"] else ""})


def visibility(complement: Complement) -> Visibilite:
    """Until somebody said that an address is public, it is for professionals."""
    return complement.visibilite or Visibilite.PROFESSIONNELS


def address(lieu: Lieu) -> str:
    """In one line."""
    town = " ".join(part for part in (lieu.code_postal, lieu.commune) if part)
    return ", ".join(part for part in (lieu.adresse, lieu.complement_adresse, town) if part)


def partenaire_of(found: Inscription, today: date) -> Partenaire:
    """A structure of the directory as the recipient of a slip. An address that is never to be told is not copied."""
    structure, known = found.structure, found.complement
    told = visibility(known)
    services = found.services
    texts = {
        "nom": structure.nom,
        "objet": ", ".join(dict.fromkeys(service.nom for service in services)),
        "telephone": known.telephone or structure.telephone or next((s.telephone for s in services if s.telephone), ""),
        "horaires": en_clair(known.horaires or structure.horaires_accueil, today, paper._),
        "courriel": known.courriel or structure.courriel,
        "site": structure.site_web,
        "contact_nom": known.contact_nom,
        "adresse": "" if told is Visibilite.JAMAIS else address(structure.lieu),
    }
    cut = {name: " ".join(text.split())[:_RECIPIENT_TEXT] for name, text in texts.items()}
    return Partenaire(
        partenaire_id=PartenaireId(f"{OF_DIRECTORY}{structure.structure_id}"),
        origine=Origine.ANNUAIRE,
        address_visibility=told,
        **cut,
    )


def structure_of(partenaire_id: PartenaireId) -> StructureId | None:
    """The structure that `partenaire_of` made this recipient of; None for another recipient."""
    if not partenaire_id.startswith(OF_DIRECTORY):
        return None
    return StructureId(partenaire_id.removeprefix(OF_DIRECTORY))
