"""Damaged directories: read by a process of their own as in Repère, compared with a store, imported now and then.

The process is a fork: to start ten thousand programs would take hours. A library that brings it down counts as a
refusal, for that is what the process is for; an error of Python that nobody foresaw is a failure, which it would hide.
"""

import json
import os
import random
import resource
import signal
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from desktop import hardening
from desktop.annuaire.apart import MEMORY_BYTES, TIME_S, understood
from desktop.annuaire.choix import Choix, Told
from desktop.annuaire.lecture import tell_all
from desktop.errors import DirectoryFileError
from desktop.poste.politique import NO_POLITIQUE
from desktop.services.annuaire import AnnuaireService
from desktop.services.permissions import Permissions
from tests.annuaire.fichiers import EXEMPLE_PSP, as_csv, service, structure, write_parquet, write_xlsx
from tests.fuzz.attempts import Make, Run, Sorte
from tests.fuzz.mutations import change_value, flipped, mutated_xlsx
from tests.storage.furnished import Clock, create

_TODAY = date(2025, 6, 1)
_IMPORTED_ONCE_IN = 20
_CELLS = (
    "",
    "=cmd|'/c calc'!A1",
    "@SUM(1+1)",
    '"',
    '"' * 3,
    ";",
    "\t",
    "\0",
    "\r",
    "\n",
    "é" * 5000,
    "x" * 70_000,
    "\u202eabc",
    "\ud7ff\ufeff",
    "[" * 2000,
    '["a", 1, null]',
    "{a,b}",
    "1e400",
    "NaN",
    "-1",
    "9" * 400,
    "0x10",
    "2024-02-30",
    "9999-12-31",
    "00/00/0000",
    "jamais",
    "tous-publics,femmes",
    "a@" + "b." * 90 + "fr",
    "http://[::1",
    "https://" + "x" * 3000,
    "None",
    "fictive--1",
)


def _prepare(folder: Path) -> Make:
    kinds = _kinds(folder)
    coffre = create(folder / "poste", Clock())
    annuaire = AnnuaireService(coffre, Clock(), Permissions(coffre, NO_POLITIQUE), _read_forked)

    def make(source: random.Random, number: int) -> tuple[str, Run]:
        name, damaged, sound = kinds[number % len(kinds)]
        path = folder / f"cas.{name}"
        path.write_bytes(damaged(source, sound))
        return name, partial(_try, annuaire, path, is_imported=source.randrange(_IMPORTED_ONCE_IN) == 0)

    return make


def _kinds(folder: Path) -> list[tuple[str, Callable[[random.Random, bytes], bytes], bytes]]:
    structures = [structure(n, longitude=1.5, latitude=45.0, reseaux_porteurs=["mission-locale"]) for n in range(9)]
    services = [service(n, n % 4, zone_eligibilite=["33"], frais="gratuit") for n in range(9)]
    both = {"structures": structures, "services": services}
    lines = "\n".join(json.dumps(row) for row in structures)
    workbook = write_xlsx(folder / "sain.xlsx", structures=structures, services=services)
    parquet = write_parquet(folder / "sain.parquet", structures)
    return [
        ("csv", _mutated_csv, as_csv(structures).encode()),
        ("psp.csv", _mutated_csv, EXEMPLE_PSP.read_bytes()),
        ("json", _mutated_json, json.dumps(both).encode()),
        ("jsonl", _mutated_csv, lines.encode()),
        ("xlsx", mutated_xlsx, workbook.read_bytes()),
        ("parquet", _mutated_parquet, parquet.read_bytes()),
    ]


def _mutated_csv(source: random.Random, content: bytes) -> bytes:
    if source.random() < 0.3:
        return flipped(source, content)
    text = content.decode("utf-8", "replace")
    sign = source.choice(",;\n")
    cells = text.split(sign)
    for _ in range(source.randint(1, 6)):
        at = source.randrange(len(cells))
        match source.randrange(4):
            case 0:
                del cells[at]
                cells = cells or [""]
            case 1:
                cells.insert(at, cells[source.randrange(len(cells))])
            case _:
                cells[at] = source.choice(_CELLS)
    encoding = source.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16", "latin-1"])
    return sign.join(cells).encode(encoding, "replace")


def _mutated_json(source: random.Random, content: bytes) -> bytes:
    if source.random() < 0.3:
        return flipped(source, content)
    data = json.loads(content)
    for _ in range(source.randint(1, 5)):
        change_value(source, data)
    if source.random() < 0.02:
        return b"[" * source.choice([100, 100_000]) + content
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _mutated_parquet(source: random.Random, content: bytes) -> bytes:
    """A byte anywhere, in its description at the end above all; a piece moved; the end of the file."""
    changed = bytearray(content)
    match source.randrange(4):
        case 0:
            return flipped(source, content)
        case 1:
            for _ in range(source.randint(1, 4)):
                changed[-source.randrange(1, min(1500, len(changed)))] = source.randrange(256)
        case 2:
            start, end, to = (source.randrange(len(changed)) for _ in range(3))
            piece = changed[min(start, end) : max(start, end)][:400]
            changed[to : to + len(piece)] = piece
        case _:
            del changed[source.randrange(len(changed)) : -8]
    return bytes(changed)


def _try(annuaire: AnnuaireService, path: Path, *, is_imported: bool) -> bool:
    apercu = annuaire.examine(path)
    for anomalie in apercu.anomalies:
        str(anomalie)
    if is_imported and apercu.is_understood:
        annuaire.import_read(apercu, only_sound=True)
    annuaire.abandon()
    return apercu.has_rows


def _read_forked(path: Path, choix: Choix, _stopped: Callable[[], bool]) -> Iterator[Told]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _tell(path, choix, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as lines:
            yield from understood(path, _without_bug(lines))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _tell(path: Path, choix: Choix, writing: int) -> None:
    """Runs in the fork, and ends it."""
    hardening.bound(MEMORY_BYTES + _reserved_bytes(), TIME_S)
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe, open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device
        os.dup2(nowhere.fileno(), 2)
        try:
            tell_all(path, choix, _TODAY, pipe.write)
        except BaseException as error:  # noqa: BLE001 - whatever comes is the finding
            last = traceback.extract_tb(error.__traceback__)[-1]
            pipe.write(json.dumps(["bug", f"{type(error).__name__} {error} ({last.filename}:{last.lineno})"]) + "\n")
        pipe.flush()
        os._exit(0)


def _reserved_bytes() -> int:
    """By the program that was forked: a program of its own would begin with little."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize() if statm.exists() else 0


def _without_bug(lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in lines:
        if line.startswith(b'["bug"'):
            raise AssertionError(json.loads(line)[1])
        yield line


ANNUAIRES = Sorte("annuaires", 10_000, (DirectoryFileError,), _prepare)
