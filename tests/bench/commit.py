"""One answer committed: through the store, against the same bytes through bare sqlcipher3."""

import secrets
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from desktop.entretiens.model import EntretienId, Etat, Ref, Reponse
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from desktop.storage.recovery import generate_recovery_code
from tests.bench.measure import Row, percentile_row

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_ENTRETIEN = EntretienId("mesure")


def measure_commit(folder: Path, count: int) -> list[Row]:
    """Both files are in `folder`, both WAL and `synchronous=FULL`; answers are written in turn."""
    coffre = _open_ours(folder / "profile")
    bare = open_bare(folder / "bare.db")
    ours_ms, bare_ms = [], []
    for number in range(count):
        reponse = Reponse(
            Ref(f"/mesure/question_{number}"), Etat.ANSWERED, "oui, depuis hier soir", _NOW, Langue.FRANCAIS
        )
        started = time.perf_counter()
        commit_bare(bare, reponse)
        between = time.perf_counter()
        coffre.entretiens.save_reponse(_ENTRETIEN, reponse)
        ended = time.perf_counter()
        bare_ms.append((between - started) * 1000)
        ours_ms.append((ended - between) * 1000)
    bare.close()
    coffre.close()
    return [
        percentile_row(f"enregistrement d'une réponse, p{percent}", ours_ms, bare_ms, "ms", percent)
        for percent in (50, 99)
    ]


def _open_ours(profile: Path) -> Coffre:
    cost = Argon2(memory_kib=8192)
    coffre = Coffre.create(profile, "mesure granit tramway", generate_recovery_code(), cost=cost)
    prise = PriseEnCharge(PriseEnChargeId("mesure"), FicheId("accueil"), _NOW)
    coffre.prises_en_charge.add(prise)
    coffre.entretiens.start(_ENTRETIEN, prise.prise_id, "accueil", "1", Langue.FRANCAIS, _NOW)
    return coffre


def open_bare(path: Path) -> Any:
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE reponse (entretien_id TEXT, ref TEXT, etat TEXT, value TEXT, answered_at TEXT, langue TEXT)"
    )
    return connection


def commit_bare(connection: Any, reponse: Reponse) -> None:
    connection.execute(
        "INSERT INTO reponse VALUES (?, ?, ?, ?, ?, ?)",
        (
            _ENTRETIEN,
            reponse.ref,
            reponse.etat.value,
            reponse.value,
            reponse.answered_at.isoformat(),
            reponse.langue.value,
        ),
    )
