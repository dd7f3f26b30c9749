"""Reads `resources/contacts/locaux.toml`: the local services, whose numbers each post fills in by itself.

The list is closed: to add one, write its table there, and cite it in a sheet (`contacts="…"`).
"""

from pathlib import Path

from desktop.fiches.files import RAISED, Faults, Table, load_tables
from desktop.fiches.model import Contact, ContactId
from desktop.fiches.typography import french

_FIELDS = ("nom", "court", "objet", "ou_trouver", "recoit_orientations")


def load_locaux(path: Path, faults: Faults = RAISED) -> dict[ContactId, Contact]:
    """Without any number. Raises: ContentError."""
    contacts = faults.each(_contact, load_tables(path))
    return {contact.contact_id: contact for contact in contacts}


def _contact(table: Table) -> Contact:
    table.allow(*_FIELDS)
    return Contact(
        contact_id=ContactId(table.key),
        nom=french(table.required("nom")),
        numero="",
        public="",
        objet=french(table.required("objet")),
        horaires="",
        gratuit=False,
        site="",
        is_emergency=False,
        receives_orientations=table.flag("recoit_orientations"),
        court=french(table.required("court")),
        ou_trouver=french(table.required("ou_trouver")),
        is_local=True,
    )
