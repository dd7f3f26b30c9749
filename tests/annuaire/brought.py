"""Structures and services put in the directory of a store as an import puts them there."""

from collections.abc import Iterable
from dataclasses import astuple
from datetime import datetime

from desktop.annuaire.model import Service, Structure
from desktop.annuaire.rows import Row
from desktop.storage.coffre import Coffre
from desktop.storage.watch import Watch


def bring(coffre: Coffre, at: datetime, structures: Iterable[Structure] = (), services: Iterable[Service] = ()) -> None:
    """Add them to the set of data « fictif », each in the place of its former state; nothing is taken away."""
    arrivage = coffre.annuaire.arrivage()
    arrivage.add("structures", [(n, *_structure_row(s), s.lieu.departement) for n, s in enumerate(structures, 2)])
    arrivage.add("services", [(n, *_service_row(s)) for n, s in enumerate(services, 2)])
    arrivage.take_orphans(0)
    arrivage.apply("fictif", "fictif.csv", at, Watch())


def _structure_row(structure: Structure) -> Row:
    s = structure
    ids = (s.structure_id, s.source, s.nom, s.date_maj.isoformat(), s.description, s.siret)
    reached = (s.telephone, s.courriel, s.site_web, s.horaires_accueil, _said(s.reseaux_porteurs))
    return (*ids, *astuple(s.lieu), *reached)


def _service_row(service: Service) -> Row:
    s = service
    return (
        *(s.service_id, s.structure_id, s.source, s.nom, s.description, s.date_maj.isoformat(), s.type),
        *(_said(s.thematiques), _said(s.publics), s.publics_precisions, s.conditions_acces, s.frais),
        *astuple(s.lieu),
        *(s.telephone, s.courriel, s.horaires_accueil, _said(s.modes_accueil), _said(s.zone_eligibilite)),
        *(_said(s.modes_mobilisation), _said(s.mobilisable_par), s.mobilisation_precisions),
    )


def _said(values: Iterable[str]) -> str:
    return " ".join(values)
