"""Reads an XLSForm (.md, .xlsx, .csv) or an XForm (.xml) as an interview: what is unfit is refused."""

from pathlib import Path

from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.lint.report import verify
from desktop.errors import ContentError


def read_xlsform(path: Path) -> Formulaire:
    """Raises: ContentError, at the first thing that makes it unfit."""
    report = verify(path)
    for finding in report.refusals:
        raise ContentError(path, finding.place.line or finding.place.row, str(finding))
    assert report.formulaire is not None
    return report.formulaire
