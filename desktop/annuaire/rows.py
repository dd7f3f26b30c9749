"""The directory as rows, read from a file or kept in the store: one place for the order of their columns."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from desktop.annuaire.model import Complement, Lieu, Public, Service, Structure
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin
from desktop.partenaires.model import Visibilite

Member = TypeVar("Member", bound=Enum)
Row = tuple[Any, ...]

_LIEU = ("adresse", "complement_adresse", "code_postal", "commune", "code_insee", "longitude", "latitude")
STRUCTURE = (
    *("structure_id", "source", "nom", "date_maj", "description", "siret", *_LIEU, "telephone", "courriel"),
    *("site_web", "horaires_accueil", "reseaux_porteurs"),
)
SERVICE = (
    *("service_id", "structure_id", "source", "nom", "description", "date_maj", "type", "thematiques", "publics"),
    *("publics_precisions", "conditions_acces", "frais", *_LIEU, "telephone", "courriel", "horaires_accueil"),
    *("modes_accueil", "zone_eligibilite", "modes_mobilisation", "mobilisable_par", "mobilisation_precisions"),
)
COMPLEMENT = (
    *("structure_id", "besoins", "publics", "langues", "age_min", "age_max", "visibilite", "agrement_psp"),
    *("agrement_jusqu_au", "accueil_urgent", "capacite", "horaires", "telephone", "courriel", "contact_nom", "note"),
    *("verifie_le", "verifie_par"),
)


def to_structure(row: Row) -> Structure:
    """Raises: ValueError when a value is none that was kept."""
    structure_id, source, nom, date_maj, description, siret, *rest = row
    lieu, (telephone, courriel, site_web, horaires, reseaux) = Lieu(*rest[:7]), rest[7:]
    return Structure(
        structure_id,
        source,
        nom,
        date.fromisoformat(date_maj),
        description,
        siret,
        lieu,
        telephone,
        courriel,
        site_web,
        horaires,
        tuple(reseaux.split()),
    )


def to_service(row: Row) -> Service:
    """Raises: ValueError when a value is none that was kept."""
    service_id, structure_id, source, nom, description, date_maj, kind, thematiques, publics, *rest = row
    precisions, conditions, frais, *rest = rest
    lieu, (telephone, courriel, horaires, *words, mobilisation) = Lieu(*rest[:7]), rest[7:]
    modes_accueil, zone, modes_mobilisation, mobilisable_par = (tuple(each.split()) for each in words)
    return Service(
        service_id,
        structure_id,
        source,
        nom,
        description,
        date.fromisoformat(date_maj),
        kind,
        tuple(thematiques.split()),
        tuple(publics.split()),
        precisions,
        conditions,
        frais,
        lieu,
        telephone,
        courriel,
        horaires,
        modes_accueil,
        zone,
        modes_mobilisation,
        mobilisable_par,
        mobilisation,
    )


def complement_row(complement: Complement) -> Row:
    c = complement
    lists = (_said(sorted(each.value for each in chosen)) for chosen in (c.besoins, c.publics, c.langues))
    return (
        *(c.structure_id, *lists, c.age_min, c.age_max, c.visibilite.value if c.visibilite else None),
        *(c.agrement_psp, _day(c.agrement_jusqu_au), c.accueil_urgent, c.capacite, c.horaires, c.telephone),
        *(c.courriel, c.contact_nom, c.note, _day(c.verifie_le), c.verifie_par),
    )


def to_complement(row: Row) -> Complement:
    """Raises: ValueError when a value is none that was kept."""
    structure_id, besoins, publics, langues, age_min, age_max, visibilite, psp, until, urgent, *rest = row
    capacite, horaires, telephone, courriel, contact_nom, note, verifie_le, verifie_par = rest
    return Complement(
        structure_id,
        _members(Besoin, besoins),
        _members(Public, publics),
        _members(Langue, langues),
        age_min,
        age_max,
        Visibilite(visibilite) if visibilite else None,
        None if psp is None else bool(psp),
        date.fromisoformat(until) if until else None,
        None if urgent is None else bool(urgent),
        capacite,
        horaires,
        telephone,
        courriel,
        contact_nom,
        note,
        date.fromisoformat(verifie_le) if verifie_le else None,
        verifie_par,
    )


def _said(values: Iterable[str]) -> str:
    return " ".join(values)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _members(kind: type[Member], said: str) -> frozenset[Member]:
    return frozenset(kind(value) for value in said.split())
