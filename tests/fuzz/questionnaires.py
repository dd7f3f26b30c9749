"""Damaged questionnaires: read, and conducted if they are read all the same."""

import json
import random
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from desktop.entretiens.compiled import decode, dump, load_formulaire
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.importation import examine
from desktop.entretiens.model import Etat, Kind, Question, Reponse
from desktop.entretiens.xlsform import read_xlsform
from desktop.errors import ContentError, InvalidAnswerError
from desktop.langues.langue import Langue
from tests.entretiens.tables import sheets, write_xlsx
from tests.fuzz.attempts import Make, Run, Sorte
from tests.fuzz.mutations import KINDS

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


def _prepare(folder: Path) -> Make:
    sound = _seeds(folder)

    def make(source: random.Random, number: int) -> tuple[str, Run]:
        suffix = list(KINDS)[number % len(KINDS)]
        path = folder / f"cas{suffix}"
        path.write_bytes(KINDS[suffix](source, sound[suffix]))
        return suffix, partial(_try, path, source)

    return make


def _seeds(folder: Path) -> dict[str, bytes]:
    workbook = write_xlsx(folder / "sain.xlsx", sheets(_SURVEY))
    compiled = dump(read_xlsform(_SAMPLE))
    return {".md": _SAMPLE.read_bytes(), ".xlsx": workbook.read_bytes(), ".json": compiled.encode()}


def _try(path: Path, source: random.Random) -> bool:
    formulaire = _read(path)
    if formulaire is None:
        return False
    _conduct(formulaire, source)
    return True


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


QUESTIONNAIRES = Sorte("questionnaires", 20_000, (ContentError,), _prepare)
