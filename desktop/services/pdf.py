"""A document that is drawn: looked at, given to a printer, written to a file. Whoever holds something of a person in it
goes through `Papiers`, which asks the service and writes the journal first.
"""

from pathlib import Path

from desktop.export.files import export_file
from desktop.export.raster import PageImage, render_pages

__all__ = ["PageImage", "pages", "preview", "save"]

_SCREEN_DPI = 144


def preview(pdf: bytes) -> tuple[PageImage, ...]:
    """Return the pages, to look at on the screen."""
    return render_pages(pdf, _SCREEN_DPI)


def pages(pdf: bytes, dpi: float) -> tuple[PageImage, ...]:
    """Return the pages for a printer, at its resolution in dots an inch."""
    return render_pages(pdf, dpi)


def save(pdf: bytes, target: Path) -> None:
    """Write the document where the officer chose, whole or not at all. Raises: ExportError."""
    export_file(pdf, target)
