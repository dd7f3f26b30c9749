"""Reads `resources/contacts/services.toml`: the national services, in the order they are shown.

A number goes in the file only when it is verified; `tests/fiches` compares it with the shipped list of sources.
"""

import re
from pathlib import Path

from desktop.fiches.files import RAISED, Faults, Table, load_tables
from desktop.fiches.model import Contact, ContactId
from desktop.fiches.typography import french

_FIELDS = (
    "nom",
    "numero",
    "public",
    "objet",
    "horaires",
    "gratuit",
    "site",
    "urgence",
    "recoit_orientations",
    "source",
)
_NUMERO = re.compile(r"\d{2,4}|116 \d{3}|0 8\d\d \d{2} \d{2} \d{2}|0 8\d\d \d{3} \d{3}|0[1-79](?: \d{2}){4}")


def load_contacts(path: Path, faults: Faults = RAISED) -> dict[ContactId, Contact]:
    """Raises: ContentError."""
    contacts = faults.each(_contact, load_tables(path))
    return {contact.contact_id: contact for contact in contacts}


def _contact(table: Table) -> Contact:
    table.allow(*_FIELDS)
    numero, site = table.text("numero"), table.text("site")
    if numero and not _NUMERO.fullmatch(numero):
        raise table.place.error(f"« {table.key} » : le numéro « {numero} » n’est pas écrit comme « 116 000 ».")
    if site and not site.startswith("https://"):
        raise table.place.error(f"« {table.key} » : l’adresse du site doit commencer par https://.")
    if table.flag("urgence") and not numero:
        raise table.place.error(f"« {table.key} » : un service d’urgence doit avoir un numéro.")
    return Contact(
        contact_id=ContactId(table.key),
        nom=french(table.required("nom")),
        numero=french(numero),
        public=french(table.required("public")),
        objet=french(table.required("objet")),
        horaires=french(table.text("horaires")),
        gratuit=table.flag("gratuit"),
        site=site,
        is_emergency=table.flag("urgence"),
        receives_orientations=table.flag("recoit_orientations"),
        source=table.required("source"),
    )
