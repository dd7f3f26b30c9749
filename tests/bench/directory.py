"""A directory of many structures: read once, ranked, searched at each key, beside plain SQL over the same store."""

import json
import random
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.correspondance import PUBLICS, THEMATIQUES
from desktop.annuaire.demande import Demande
from desktop.annuaire.departements import Departements, load_departements
from desktop.annuaire.model import Lieu, Service, ServiceId, Structure, StructureId
from desktop.annuaire.recherche import STALE_MONTHS
from desktop.fiches.contenu import Contenu
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin, TrancheAge
from desktop.poste.politique import NO_POLITIQUE
from desktop.services.permissions import Permissions
from desktop.services.recherche import Recherches
from desktop.services.recovery_code import new_recovery_code
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from tests.annuaire.brought import bring
from tests.bench.many_slips import bare_store, run_program, timed
from tests.bench.measure import Row, median_row, percentile_row
from tests.bench.slips import NOW, PASSPHRASE

FAST = Argon2(passes=1, memory_kib=32, lanes=4)
_TYPED = ("amicale", "maison femmes", "lille", "hebergement", "girafe", "accueil jour", "centre social", "zzz")
_LIKE = "SELECT structure_id, nom FROM annuaire_structure WHERE terms LIKE ? ORDER BY nom LIMIT 60"
_COLUMNS = "SELECT structure_id, nom, commune, departement, terms, horaires_accueil, date_maj FROM annuaire_structure"
_SERVICES = "SELECT structure_id, thematiques, publics, horaires_accueil FROM annuaire_service"
_SORTES = (
    "Maison des femmes",
    "Centre social",
    "Accueil de jour",
    "Amicale",
    "Foyer",
    "Mission locale",
    "Permanence d’accès aux soins",
    "Point conseil",
)
ASKED = Demande(
    besoins=frozenset({Besoin.HEBERGEMENT, Besoin.SANTE}),
    tranche_age=TrancheAge.DE_18_A_20,
    langue=Langue.ROUMAIN,
    ce_soir=True,
)


def measure_directory(folder: Path, structures: int, times: int) -> list[Row]:
    """One store is made in `folder`, with `structures` of fiction spread over France."""
    departements = load_departements(paths.RESOURCES)
    profile = folder / "profile"
    folder.mkdir()
    _make(profile, structures, departements)
    bare = bare_store(profile)
    reads = [timed(lambda: (bare.execute(_COLUMNS).fetchall(), bare.execute(_SERVICES).fetchall()))]
    keys = [text[: end + 1] for text in _TYPED for end in range(len(text))]
    likes = [timed(partial(_like, bare, text)) for text in keys]
    bare.close()
    coffre = Coffre.open(profile, PASSPHRASE, now=lambda: NOW)
    recherches = _recherches(coffre, departements)
    first = [timed(recherches.begin)]
    asked = [_asked(departements, number) for number in range(times)]
    ranked = [timed(partial(recherches.find, demande, "")) for demande in asked]
    recherches.find(ASKED, "")
    touched = [timed(partial(recherches.find, ASKED, text)) for text in keys]
    counted = [timed(partial(recherches.counts, demande, "")) for demande in asked]
    coffre.close()
    painted = json.loads(run_program("find_window.py", profile))
    named = f"{structures} structures"
    return [
        median_row(f"lire l'annuaire, {named}", first, reads, "ms"),
        median_row(f"classer pour une autre demande, {named}", ranked, likes, "ms"),
        percentile_row(f"une touche, {named}, p50", touched, likes, "ms", 50),
        percentile_row(f"une touche, {named}, p95", touched, likes, "ms", 95),
        percentile_row(f"de la touche à l'écran, {named}, p95", painted, likes, "ms", 95),
        median_row(f"compter pour la carte, {named}", counted, likes, "ms"),
    ]


def _like(connection: Any, typed: str) -> None:
    connection.execute(_LIKE, (f"%{typed}%",)).fetchall()


def _asked(departements: Departements, number: int) -> Demande:
    """Another question each time: the ranking before serves no more."""
    code = CodeDepartement(list(departements)[number % len(departements)])
    return Demande(departements=frozenset({code}), voisins=departements[code].voisins, besoins=ASKED.besoins)


def _recherches(coffre: Coffre, departements: Departements) -> Recherches:
    contacts = Contenu.load(paths.RESOURCES).contacts
    permissions = Permissions(coffre, NO_POLITIQUE)

    def no_map() -> None:
        raise NotImplementedError

    return Recherches(coffre, contacts, departements, no_map, lambda: NOW, permissions, STALE_MONTHS)  # type: ignore[arg-type]


def _make(profile: Path, count: int, departements: Departements) -> None:
    coffre = Coffre.create(profile, PASSPHRASE, new_recovery_code(), now=lambda: NOW, cost=FAST)
    structures, services = zip(*_made(count, departements), strict=True)
    bring(coffre, NOW, structures, services)
    coffre.close()


def _made(count: int, departements: Departements) -> Iterator[tuple[Structure, Service]]:
    """Structures spread evenly, as varied as their words and hours; the same ones each time."""
    chance = random.Random(2026)
    words = (paths.RESOURCES / "mots" / "dictee.txt").read_text(encoding="utf-8").split()
    codes, themes, publics = list(departements), sorted(THEMATIQUES), [*sorted(PUBLICS), "tous-publics"]
    for number in range(count):
        structure_id = StructureId(f"fiction--{number}")
        town, code = chance.choice(words), chance.choice(codes)
        nom = f"{chance.choice(_SORTES)} {chance.choice(words)} {chance.choice(words)}"
        hours = (
            f"Mo-Fr {chance.randrange(7, 10):02}:{chance.randrange(60):02}-12:00,14:00-{chance.randrange(16, 20)}:00"
        )
        lieu = Lieu(commune=town, code_insee=(code + f"{number % 90 + 1:03}")[:5])
        yield (
            Structure(structure_id, "fiction", nom, date(2026, 1, 1), lieu=lieu, horaires_accueil=hours),
            Service(
                ServiceId(f"{structure_id}-1"),
                structure_id,
                "fiction",
                f"Accueil {chance.choice(words)}",
                "Pour qui se présente.",
                date(2026, 1, 1),
                thematiques=tuple(chance.sample(themes, 2)),
                publics=(chance.choice(publics),),
            ),
        )
