"""Damaged questionnaires read, and conducted if they are read all the same: nothing fails but by our own errors."""

import faulthandler
import json
import random
import re
import resource
import signal
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from desktop.entretiens.compiled import decode, dump, load_formulaire
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.importation import examine
from desktop.entretiens.model import Etat, Kind, Question, Reponse
from desktop.entretiens.xlsform import read_xlsform
from desktop.errors import ContentError, InvalidAnswerError
from desktop.langues.langue import Langue
from tests.entretiens.tables import sheets, write_xlsx
from tests.fuzz.mutations import KINDS

LIMIT_S = 5.0
MEMORY_MB = 500
_SAMPLE = Path(__file__).parents[1] / "entretiens" / "echantillon.md"
_NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_WORDS = ("", "a", "12", "2024-02-30", "oui", "bretagne", "domicile rue", "é" * 60)
_COLUMNS = ("type", "name", "label", "label::English (en)", "relevant", "constraint", "required", "calculation")
_ROWS = (
    ("begin group", "g", "Groupe", "Group"),
    ("select_one oui_non", "seul", "Seul ?", "Alone?", "", "", "yes"),
    ("integer", "age", "Âge ?", "Age?", "", ". > 0 and . < 120"),
    ("end group",),
    ("text", "q", "Et ${age} ?", "And ${age}?", "${seul} = 'oui'"),
    ("calculate", "c", "", "", "", "", "", "if(${age} < 18, 'mineur', concat(${q}, today()))"),
    ("note", "n", "Dit ${c}", "Said ${c}", "regex(${q}, '[a-z]+')"),
)
_SURVEY = [dict(zip(_COLUMNS, row, strict=False)) for row in _ROWS]


class _HungError(BaseException):
    """Not an Exception: nothing on the way may catch it."""


@dataclass
class Outcome:
    """`failures` say which case, and what came out of it that is not ours."""

    tried: int = 0
    read: int = 0
    refused: int = 0
    slowest_s: float = 0.0
    failures: list[str] = field(default_factory=list)

    @property
    def peak_mb(self) -> float:
        """Of this program since it began: `ru_maxrss` would count what started it, on Linux."""
        status = Path("/proc/self/status")
        if status.exists():
            return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))[1]) / 1024  # type: ignore[index]
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024)


def attempt(count: int, seed: int) -> Outcome:
    """Try that many cases, each kind in turn."""
    outcome = Outcome()
    signal.signal(signal.SIGALRM, _hang)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sound = _seeds(folder)
        for number in range(count):
            suffix = list(KINDS)[number % len(KINDS)]
            source = random.Random(f"{seed} {number}")
            path = folder / f"cas{suffix}"
            path.write_bytes(KINDS[suffix](source, sound[suffix]))
            _try(path, source, f"{suffix} {seed} {number}", outcome)
    return outcome


def _seeds(folder: Path) -> dict[str, bytes]:
    workbook = write_xlsx(folder / "sain.xlsx", sheets(_SURVEY))
    compiled = dump(read_xlsform(_SAMPLE))
    return {".md": _SAMPLE.read_bytes(), ".xlsx": workbook.read_bytes(), ".json": compiled.encode()}


def _hang(_signal: int, _frame: FrameType | None) -> None:
    raise _HungError


def _try(path: Path, source: random.Random, name: str, outcome: Outcome) -> None:
    outcome.tried += 1
    began = time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, LIMIT_S)
    # A loop in C hears no signal: the whole run then stops, and says where.
    faulthandler.dump_traceback_later(LIMIT_S * 4, exit=True)
    try:
        formulaire = _read(path)
        if formulaire is None:
            outcome.refused += 1
        else:
            outcome.read += 1
            _conduct(formulaire, source)
    except ContentError:
        outcome.refused += 1
    except _HungError:
        outcome.failures.append(f"{name} : plus de {LIMIT_S} s")
    except BaseException as error:  # noqa: BLE001 - whatever comes is the finding
        last = traceback.extract_tb(error.__traceback__)[-1]
        outcome.failures.append(f"{name} : {type(error).__name__} {error} ({Path(last.filename).name}:{last.lineno})")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        outcome.slowest_s = max(outcome.slowest_s, time.monotonic() - began)


def _read(path: Path) -> Formulaire | None:
    if path.suffix == ".json":
        return load_formulaire(path)
    examined = examine(path)
    return decode(json.loads(examined.compiled)) if examined.is_fit else None


def _conduct(formulaire: Formulaire, source: random.Random) -> None:
    """Look at every page in two languages, answering as one goes."""
    entretien = Entretien(formulaire, now=_NOW)
    for _ in range(12):
        pages = entretien.pages()
        if not pages:
            break
        page = source.choice(pages)
        for question in page.questions:
            for langue in (Langue.FRANCAIS, Langue.ANGLAIS):
                entretien.label(question.ref, langue)
                entretien.hint(question.ref, langue)
                entretien.constraint_message(question.ref, langue)
                [entretien.choice_label(question.ref, name, langue) for name in question.choices]
            _answer(entretien, question, source)
        entretien.missing(page)
        entretien.alertes()
        entretien.sections()
    Entretien(formulaire, entretien.reponses(), now=_NOW)


def _answer(entretien: Entretien, question: Question, source: random.Random) -> None:
    value = source.choice(question.choices or _WORDS)
    if question.kind in (Kind.INTEGER, Kind.DECIMAL):
        value = str(source.randint(-5, 130))
    try:
        entretien.answer(Reponse(question.ref, Etat.ANSWERED, value, _NOW, Langue.FRANCAIS))
    except InvalidAnswerError:
        entretien.guidance(question.ref)
