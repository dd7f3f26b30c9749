"""Pages of a PDF as images, for the preview and the printer. Everything stays in memory."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped] # ships no types

from desktop.errors import UnreadablePictureError

POINTS_PER_INCH = 72

_SCANNED_PAGES = 4
_SCAN_SIDE_PX = 2400


@dataclass(frozen=True, slots=True)
class PageImage:
    """`data` holds `height` rows of `width` pixels, four bytes each: red, green, blue, opacity."""

    width: int
    height: int
    data: bytes


def render_pages(pdf: bytes, dpi: float) -> tuple[PageImage, ...]:
    """Draw every page of `pdf` at `dpi` dots an inch, on white."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_render_page(document[index], dpi) for index in range(len(document)))
    finally:
        document.close()


def scanned_pages(pdf: bytes) -> Iterator[PageImage]:
    """Draw the first pages of a PDF someone else made, whatever their size says, wide enough to read a code on them.

    Raises: UnreadablePictureError.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for index in range(min(len(document), _SCANNED_PAGES)):
                page = document[index]
                yield _render_page(page, POINTS_PER_INCH * _SCAN_SIDE_PX / max(*page.get_size(), 1))
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise UnreadablePictureError from error


def _render_page(page: pypdfium2.PdfPage, dpi: float) -> PageImage:
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True, force_bitmap_format=_RGBA)
    row = bitmap.width * 4
    padded = bytes(bitmap.buffer)
    rows = (padded[start : start + row] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    return PageImage(bitmap.width, bitmap.height, b"".join(rows))


_RGBA = pypdfium2.raw.FPDFBitmap_BGRA
