"""Reads a questionnaire to be played, whatever its format: an XLSForm (.xlsx, .csv, .md) or an XForm (.xml)."""

from pathlib import Path

from desktop.entretiens.conversion import RefusedFormError, formulaire_of, read_file
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.lint.places import located
from desktop.entretiens.lint.scope import out_of_scope
from desktop.entretiens.program import program_of
from desktop.entretiens.xpath.syntax import XPathError
from desktop.errors import ContentError


def read_source(path: Path) -> Formulaire:
    """Whatever the engine can run; the house rules of an interview are not asked. Raises: ContentError."""
    source = read_file(path)
    try:
        formulaire = formulaire_of(source)
        program_of(formulaire)
    except RefusedFormError as error:
        raise ContentError(path, error.refusal.place.line or error.refusal.place.row, error.refusal.reason) from error
    except XPathError as error:
        raise ContentError(path, 0, str(error)) from error
    for fault in out_of_scope(formulaire):
        finding = located(fault, source.workbook)
        raise ContentError(path, finding.place.line or finding.place.row, str(finding))
    return formulaire
