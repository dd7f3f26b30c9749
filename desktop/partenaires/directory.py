"""Who a slip may go to: national services whose facts are verified, and structures entered on this post."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from desktop.errors import InvalidPartenaireError
from desktop.fiches.model import Contact
from desktop.partenaires.model import Origine, Partenaire, PartenaireId

_SEPARATORS = re.compile(r"[\s.\-/()]+")
# A national number, a short one, or an international one.
_TELEPHONE = re.compile(r"0[1-9]\d{8}|[1-9]\d{1,5}|(\+|00)[1-9]\d{6,14}")
_COURRIEL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_TEXTS = ("nom", "objet", "public", "telephone", "horaires", "courriel", "site", "contact_nom")
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
    if partenaire.courriel and not _COURRIEL.fullmatch(partenaire.courriel):
        raise InvalidPartenaireError("courriel")
    for name in _TEXTS:
        if len(getattr(partenaire, name)) > _MAX_LENGTH:
            raise InvalidPartenaireError(name)


def is_telephone(text: str) -> bool:
    """Tell whether a text may be one telephone number as dialled from France; says nothing of who answers."""
    return _TELEPHONE.fullmatch(_SEPARATORS.sub("", text)) is not None
