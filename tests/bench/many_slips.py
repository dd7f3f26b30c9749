"""A store of many slips: opened, searched at each key, read to its end; the memory it takes beside an empty one."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from desktop import paths
from desktop.orientations.reglages import Reglages
from desktop.services.orientations import FOUND_AT_MOST, LINES_A_PAGE
from desktop.storage.coffre import Coffre
from desktop.storage.folder import Folder
from desktop.storage.key_copies import load_keys
from desktop.storage.key_slots import Kind
from desktop.storage.opening import read_store_id
from desktop.storage.search import query
from tests.bench.measure import Row, median_row, percentile_row
from tests.bench.slips import NOW, PASSPHRASE

_MIB = 1024 * 1024
_PROGRAMS = Path(__file__).parent / "programs"
_TYPED = ("amicale", "hebergement", "nimes sante", "helene", "refusee", "cidff besancon", "sante", "olena acceptee")
_REMINDERS = 25  # read for home
_REGLAGES = Reglages(30)
_SOME = f"SELECT body FROM orientation LIMIT {_REMINDERS}"
_MATCH = "SELECT rowid FROM orientation_search WHERE orientation_search MATCH ? LIMIT 64"


def measure_many_slips(folder: Path, slips: int, openings: int) -> list[Row]:
    """Three stores are made in `folder`: empty, of a tenth of `slips`, and of `slips`."""
    sizes = (0, slips // 10, slips)
    profiles = [folder / str(size) for size in sizes]
    for profile, size in zip(profiles, sizes, strict=True):
        run_program("build_slips.py", profile, size)
    rows = [_openings(profile, size, openings) for profile, size in zip(profiles, sizes, strict=True)]
    rows += _searches(profiles[-1], slips)
    rows += _window(profiles[-1], slips)
    rows.append(_memory(profiles[0], profiles[-1], slips))
    return rows


def run_program(name: str, *arguments: object) -> str:
    environment = {**os.environ, "PYTHONPATH": str(paths.ROOT)}
    command = [sys.executable, str(_PROGRAMS / name), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def _openings(profile: Path, size: int, count: int) -> Row:
    """The derivation of these stores costs next to nothing: what is left is the opening."""
    ours, bare = [], []
    for _turn in range(count):
        bare.append(timed(lambda: bare_store(profile).close()))
        ours.append(timed(lambda: _opened(profile).close()))
    return median_row(f"ouvrir et fermer, {size} fiches, clé dérivée", ours, bare, "ms")


def _searches(profile: Path, size: int) -> list[Row]:
    keys = [text[: end + 1] for text in _TYPED for end in range(len(text))]
    connection = bare_store(profile)
    asked = [found for found in map(query, keys) if found]
    bare = [timed(partial(_matching, connection, found)) for found in asked]
    bare_due = [timed(lambda: connection.execute(_SOME).fetchall()) for _turn in range(50)]
    connection.close()
    coffre = _opened(profile)
    first = [timed(lambda: coffre.orientations.lines(limit=LINES_A_PAGE)) for _turn in range(50)]
    due = [timed(lambda: coffre.orientations.list_to_follow(_REGLAGES, NOW, _REMINDERS)) for _turn in range(50)]
    ours = [timed(partial(_answer, coffre, text)) for text in keys]
    pages, place = [], None
    while True:
        started = time.perf_counter()
        found = coffre.orientations.lines(after=place, limit=LINES_A_PAGE)
        pages.append((time.perf_counter() - started) * 1000)
        if not found:
            break
        place = found[-1].place
    coffre.close()
    return [
        percentile_row(f"première page de {size} fiches, p95", first, bare, "ms", 95),
        percentile_row(f"à suivre, parmi {size} fiches dont la moitié attend, p95", due, bare_due, "ms", 95),
        percentile_row(f"une touche de recherche, {size} fiches, p50", ours, bare, "ms", 50),
        percentile_row(f"une touche de recherche, {size} fiches, p95", ours, bare, "ms", 95),
        percentile_row(f"une page en défilant jusqu'à la fin ({len(pages)}), p95", pages, bare, "ms", 95),
    ]


def _matching(connection: Any, found: str) -> None:
    connection.execute(_MATCH, (found,)).fetchall()


def _answer(coffre: Coffre, text: str) -> None:
    """What one key asks of the store: the first page, and how many there are."""
    coffre.orientations.lines(text, limit=LINES_A_PAGE)
    coffre.orientations.count(text, limit=FOUND_AT_MOST + 1)


def _window(profile: Path, size: int) -> list[Row]:
    """In the real window, thread and paint included; the bare list holds all its lines and searches nothing."""
    found = json.loads(run_program("list_window.py", profile, size))
    return [
        percentile_row(f"de la touche à l'écran, {size} fiches, p50", found["typed"], found["bare_typed"], "ms", 50),
        percentile_row(f"de la touche à l'écran, {size} fiches, p95", found["typed"], found["bare_typed"], "ms", 95),
        percentile_row(f"sauter à la fin de {size} fiches, p95", found["to_end"], found["bare_to_end"], "ms", 95),
    ]


def _memory(empty: Path, full: Path, size: int) -> Row:
    ours, bare = (
        [int(run_program("hold_store.py", profile)) / _MIB for _turn in range(3)] for profile in (full, empty)
    )
    return Row(f"mémoire, coffre de {size} fiches ouvert et lu", median(ours), median(bare), "Mio", 3)


def _opened(profile: Path) -> Coffre:
    return Coffre.open(profile, PASSPHRASE, now=lambda: NOW)


def bare_store(profile: Path) -> Any:
    """The same file, by sqlcipher3 alone, once its key is known."""
    folder = Folder(profile)
    keys = load_keys(folder, store_id=read_store_id(folder))
    found = keys.unlock(Kind.PHRASE, PASSPHRASE)
    assert found is not None
    connection = sqlite.connect(str(folder.db), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{found[1][0].hex()}{keys.store_id.hex()}'\"")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    return connection


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
