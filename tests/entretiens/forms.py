"""A questionnaire written in a test, read as an author's."""

from pathlib import Path

from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.xlsform import read_xlsform


def read_form(folder: Path, text: str) -> Formulaire:
    """`text` is an XLSForm in Markdown; it is written as `f.md`."""
    path = folder / "f.md"
    path.write_text(text, encoding="utf-8")
    return read_xlsform(path)
