"""Reads a questionnaire to be played, whatever its format: an XLSForm (.xlsx, .csv, .md) or an XForm (.xml)."""

from pathlib import Path

from desktop.entretiens.checks import out_of_scope
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.lists import with_lists
from desktop.entretiens.program import program_of
from desktop.entretiens.xform import XFormError, read_xform
from desktop.entretiens.xlsform import MAX_BYTES, read_xlsform
from desktop.entretiens.xpath.syntax import XPathError
from desktop.errors import ContentError


def read_source(path: Path) -> Formulaire:
    """Whatever the engine can run; the house rules of an interview are not asked. Raises: ContentError."""
    try:
        formulaire = _read_xform(path) if path.suffix == ".xml" else read_xlsform(path, out_of_scope)
        program_of(formulaire)
    except XPathError as error:
        raise ContentError(path, 0, str(error)) from error
    return formulaire


def _read_xform(path: Path) -> Formulaire:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ContentError(path, 0, "le fichier est trop gros")
        formulaire = with_lists(read_xform(path.read_text(encoding="utf-8-sig")), path.parent)
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 0, "le fichier est illisible") from error
    except XFormError as error:
        raise ContentError(path, 0, error.reason) from error
    for fault in out_of_scope(formulaire):
        raise ContentError(path, 0, f"{fault.name} : {fault.reason}" if fault.name else fault.reason)
    return formulaire
