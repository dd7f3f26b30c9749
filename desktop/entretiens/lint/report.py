"""Everything that is wrong with a form, in the order of the file: what refuses it, what its author should look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop import paths
from desktop.entretiens.conversion import RefusedFormError, formulaire_of, read_file
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.lint.answers import unknown_answers
from desktop.entretiens.lint.citations import alerts_leading_nowhere, unknown_citations
from desktop.entretiens.lint.fault import Fault, Finding, Severity
from desktop.entretiens.lint.languages import translations
from desktop.entretiens.lint.places import located
from desktop.entretiens.lint.reach import unreachable
from desktop.entretiens.lint.scope import out_of_scope, out_of_scope_rows, unfit
from desktop.entretiens.lint.structure import cycles, misplaced, unknown_references, unreadable
from desktop.entretiens.lint.subject import Subject
from desktop.entretiens.lint.traps import traps
from desktop.entretiens.lint.vocabulary import forbidden_words
from desktop.entretiens.workbook import SHEETS, Place, Workbook
from desktop.fiches.contenu import Contenu


@dataclass(frozen=True, slots=True)
class Report:
    """`formulaire` is None when nothing could be made of the file."""

    findings: tuple[Finding, ...]
    formulaire: Formulaire | None

    @property
    def refusals(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.REFUSAL)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARNING)


def verify(path: Path, contenu: Contenu | None = None) -> Report:
    """What it leads to is looked for in `contenu`, the one shipped by default.

    Raises: ContentError when the file itself cannot be read.
    """
    source = read_file(path)
    workbook = source.workbook
    seen = list(out_of_scope_rows(workbook)) if workbook else []
    try:
        formulaire = formulaire_of(source)
    except RefusedFormError as error:
        place, reason = error.refusal
        is_known = any((f.place.sheet, f.place.row) == (place.sheet, place.row) for f in seen if place.row)
        refusal = [] if is_known else [Finding(place, reason, Severity.REFUSAL)]
        return Report(_ordered([*seen, *refusal]), None)
    found = [located(fault, workbook) for fault in _faults(formulaire, contenu or _contenu())]
    return Report(_ordered(seen + _unseen(found, seen, workbook)), formulaire)


def _faults(formulaire: Formulaire, contenu: Contenu) -> Iterator[Fault]:
    broken = list(unreadable(formulaire))
    yield from broken
    yield from out_of_scope(formulaire)
    yield from unfit(formulaire)
    yield from misplaced(formulaire)
    yield from unknown_citations(formulaire, contenu)
    yield from alerts_leading_nowhere(formulaire, contenu)
    yield from forbidden_words(formulaire, contenu.vocabulaire)
    yield from translations(formulaire)
    if broken:
        return
    subject = Subject(formulaire)
    circles = list(cycles(subject))
    yield from circles
    yield from unknown_references(subject)
    answers = list(unknown_answers(subject))
    yield from answers
    yield from traps(subject)
    if not circles:
        told = {(fault.name, fault.column) for fault in answers}
        yield from (fault for fault in unreachable(subject) if (fault.name, fault.column) not in told)


@cache
def _contenu() -> Contenu:
    return Contenu.load(paths.RESOURCES)


def _unseen(found: list[Finding], seen: list[Finding], workbook: Workbook | None) -> list[Finding]:
    """Each thing once: what the rows already told is not told again of the form made of them."""
    if workbook is None:
        return found
    told = {finding.place for finding in seen} | ({Place()} if seen else set())
    return [finding for finding in found if finding.place not in told]


def _ordered(findings: list[Finding]) -> tuple[Finding, ...]:
    def place(finding: Finding) -> tuple[int, int]:
        sheet = finding.place.sheet
        return (SHEETS.index(sheet) if sheet in SHEETS else len(SHEETS), finding.place.row)

    return tuple(sorted(dict.fromkeys(findings), key=place))
