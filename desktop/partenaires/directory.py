"""Who a slip may go to: national services whose facts are verified, and structures entered on this post."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from desktop.errors import InvalidPartenaireError
from desktop.fiches.model import Contact, ContactId, Coordonnees
from desktop.partenaires.model import Origine, Partenaire, PartenaireId, Visibilite
from desktop.partenaires.telephone import is_telephone

_COURRIEL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_TEXTS = ("nom", "objet", "public", "telephone", "horaires", "courriel", "site", "contact_nom", "adresse")
_MAX_LENGTH = 200


def national(contacts: Iterable[Contact]) -> tuple[Partenaire, ...]:
    """Return the shipped services that receive slips, in the order given. Numbers that are not verified are blank."""
    return tuple(
        Partenaire(
            partenaire_id=PartenaireId(contact.contact_id),
            nom=contact.nom,
            origine=Origine.NATIONAL,
            objet=contact.objet,
            public=contact.public,
            telephone=contact.numero,
            horaires=contact.horaires,
            site=contact.site,
        )
        for contact in contacts
        if contact.receives_orientations and not contact.is_local
    )


def of_post(contacts: Iterable[Contact], numeros: Mapping[ContactId, Coordonnees]) -> tuple[Partenaire, ...]:
    """Return the local services that receive slips and that this post has filled in, in the order given.

    They are changed where the numbers of the post are, nowhere else: their identifiers are those of no partner kept.
    """
    filled = ((contact, numeros[contact.contact_id]) for contact in contacts if contact.contact_id in numeros)
    return tuple(
        Partenaire(
            partenaire_id=PartenaireId(f"poste:{contact.contact_id}"),
            nom=coordonnees.nom or contact.nom,
            origine=Origine.LOCAL,
            objet=contact.objet,
            telephone=coordonnees.telephone,
            horaires=coordonnees.horaires,
            courriel=coordonnees.courriel,
        )
        for contact, coordonnees in filled
        if contact.receives_orientations
    )


def merged(local: Iterable[Partenaire], shipped: Iterable[Partenaire]) -> tuple[Partenaire, ...]:
    """Local ones first, by name: they are the ones met face to face. Then the shipped ones, as given."""
    return (*sorted(local, key=lambda p: (p.nom.casefold(), p.partenaire_id)), *shipped)


def tidied(partenaire: Partenaire) -> Partenaire:
    """Return the partner with spaces at the ends of its texts removed, and inner runs of spaces made one."""
    texts: dict[str, Any] = {name: " ".join(getattr(partenaire, name).split()) for name in _TEXTS}
    return replace(partenaire, **texts)


def check(partenaire: Partenaire) -> None:
    """Check what an officer entered; expects it `tidied`.

    Raises:
        InvalidPartenaireError: no name, or a telephone or e-mail that cannot be one.
    """
    if not partenaire.nom:
        raise InvalidPartenaireError("nom")
    if partenaire.telephone and not is_telephone(partenaire.telephone):
        raise InvalidPartenaireError("telephone")
    if partenaire.courriel and not is_courriel(partenaire.courriel):
        raise InvalidPartenaireError("courriel")
    for name in _TEXTS:
        if len(getattr(partenaire, name)) > _MAX_LENGTH:
            raise InvalidPartenaireError(name)


def told_to_professionals(partenaire: Partenaire) -> Partenaire:
    """The partner as a document for professionals may show it: an address told to nobody is not in it."""
    return replace(partenaire, adresse="") if partenaire.address_visibility is Visibilite.JAMAIS else partenaire


def address_for_person(partenaire: Partenaire | None) -> str:
    """The address that a paper left to the person may bear: a public one, "" for any other."""
    if partenaire is None or partenaire.address_visibility is not Visibilite.PUBLIQUE:
        return ""
    return partenaire.adresse


def is_courriel(text: str) -> bool:
    return _COURRIEL.fullmatch(text) is not None
