"""The QR codes of a picture someone else made: read within bounds, PNG and JPEG only."""

from collections.abc import Iterable
from io import BytesIO

import zxingcpp
from PIL import Image

from desktop.errors import UnreadablePictureError

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 60_000_000
"""What the camera of a telephone makes, and no more: said in the first bytes, so refused before anything is drawn."""

_FORMATS = ("PNG", "JPEG")
_CODES = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
_LONGEST_SIDE_PX = 3000
"""Beyond, a code that fills a tenth of the picture is still read, and more pixels only take time."""


def is_picture(data: bytes) -> bool:
    return data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff"))


def read_picture(data: bytes) -> tuple[str, ...]:
    """Return what each code of the picture says. Raises: UnreadablePictureError."""
    if len(data) > MAX_FILE_BYTES:
        raise UnreadablePictureError
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise UnreadablePictureError
            picture.draft("L", (_LONGEST_SIDE_PX, _LONGEST_SIDE_PX))
            grey = picture.convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        # Pillow tells a broken PNG by a SyntaxError.
        raise UnreadablePictureError from error
    grey.thumbnail((_LONGEST_SIDE_PX, _LONGEST_SIDE_PX))
    return _texts(zxingcpp.read_barcodes(grey, formats=_CODES))


def read_pixels(width: int, height: int, rgba: bytes) -> tuple[str, ...]:
    """The same, of a page that was drawn here."""
    view = zxingcpp.ImageView(rgba, width, height, zxingcpp.ImageFormat.RGBA)
    return _texts(zxingcpp.read_barcodes(view, formats=_CODES))


def _texts(found: Iterable[zxingcpp.Barcode]) -> tuple[str, ...]:
    return tuple(each.text for each in found if each.valid)
