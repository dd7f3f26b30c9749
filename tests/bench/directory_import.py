"""Importing a directory, beside what the libraries alone take to read the same file."""

import csv
import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from data_inclusion.schema.v1 import Structure
from pyarrow import parquet
from pydantic import TypeAdapter

from desktop.poste.politique import NO_POLITIQUE
from desktop.services.annuaire import AnnuaireService
from desktop.services.permissions import Permissions
from desktop.storage.instants import utc_now
from tests.annuaire.fichiers import structure, write_csv, write_parquet
from tests.bench.measure import Row, median_row
from tests.storage.furnished import Clock, create

_SAID = (
    "Association Maison Refuge Espace Accueil Centre Solidarité Femmes Écoute Jeunes Secours Santé Mission Foyer"
    " Habitat Insertion Droits Amis Étoile Relais Entraide Horizon Passerelle Phare Rives"
)
_WORDS = _SAID.split()
_BATCH = 1000


def measure_directory_import(folder: Path, structures: int, times: int) -> list[Row]:
    """Wall time, from the file to a directory that can be searched; the reading process is then started each time."""
    folder.mkdir()
    rows = list(_fictive(structures))
    files = {"CSV": write_csv(folder / "s.csv", rows), "Parquet": write_parquet(folder / "s.parquet", rows)}
    bare: dict[str, Callable[[Path], list[dict[str, Any]]]] = {"CSV": _read_csv, "Parquet": _read_parquet}
    measured = []
    for name, path in files.items():
        ours, judged, read = [], [], []
        for turn in range(times):
            ours.append(_timed(partial(_import, folder / f"{name}-{turn}", path)))
            read.append(_timed(partial(bare[name], path)))
            judged.append(_timed(partial(_judge, bare[name], path)))
        said = f"annuaire, import {name}"
        measured += [
            median_row(f"{said} ÷ lu et validé par les bibliothèques", ours, judged, "s"),
            median_row(f"{said} ÷ lu seulement", ours, read, "s"),
        ]
    return measured


def _fictive(count: int) -> Any:
    chance = random.Random(2026)
    for number in range(count):
        departement = f"{chance.choice([n for n in range(1, 96) if n != 20]):02d}"
        yield structure(
            number,
            nom=" ".join(chance.sample(_WORDS, 4)),
            description="Une structure fictive, décrite en quelques phrases pour la mesure. " * 4,
            lien_source=f"https://association.example/structures/{number}",
            siret=f"{chance.randrange(10**14):014d}",
            code_postal=f"{departement}000",
            code_insee=f"{departement}123",
            adresse=f"{number % 100} rue Imaginaire",
            longitude=2 + chance.random(),
            latitude=45 + chance.random(),
            courriel=f"accueil{number}@association-fictive.fr",
            site_web=f"https://association.example/{number}",
            horaires_accueil="Mo-Fr 08:30-12:30; PH off",
        )


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _import(profile: Path, path: Path) -> None:
    coffre = create(profile, Clock())
    annuaire = AnnuaireService(coffre, utc_now, Permissions(coffre, NO_POLITIQUE))
    done = annuaire.import_read(annuaire.examine(path))
    assert done.structures.nouvelles > 0
    coffre.close()


def _read_csv(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [{name: value for name, value in row.items() if value} for row in csv.DictReader(lines)]


def _read_parquet(path: Path) -> list[dict[str, Any]]:
    with parquet.ParquetFile(path) as file:
        return [row for batch in file.iter_batches(_BATCH) for row in batch.to_pylist()]


def _judge(read: Callable[[Path], list[dict[str, Any]]], path: Path) -> None:
    rows = read(path)
    official = TypeAdapter(list[Structure])
    for start in range(0, len(rows), _BATCH):
        official.validate_python(rows[start : start + _BATCH])
