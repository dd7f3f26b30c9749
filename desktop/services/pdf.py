"""A document as it is looked at on the screen, drawn in memory."""

from desktop.export.raster import PageImage, render_pages

__all__ = ["PageImage", "preview"]

_DPI = 144


def preview(pdf: bytes) -> tuple[PageImage, ...]:
    """Return the pages of a PDF, to look at."""
    return render_pages(pdf, _DPI)
