"""A QR code on paper gives the key back, and a picture someone made for that harms nothing."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from desktop.echange import qr_codes
from desktop.echange.identite import Identite
from desktop.echange.qr_codes import read_picture, read_pixels
from desktop.errors import UnreadablePictureError
from desktop.export.cle import render_cle
from desktop.export.raster import render_pages
from desktop.poste.cles import ClePublique, empreinte

CLE = Identite.generate("Brigade de Villefictive, unité d’appui n° 12, poste de nuit").publique


def photograph(degrees: float, kind: str = "JPEG", scale: float = 1.0) -> bytes:
    """The sheet as it prints, on a grey table, not straight."""
    (page,) = render_pages(render_cle(CLE.nom, CLE.line(), empreinte(CLE)), 110)
    sheet = Image.frombytes("RGBA", (page.width, page.height), page.data).convert("L")
    sheet = sheet.resize((round(page.width * scale), round(page.height * scale)))
    turned = sheet.rotate(degrees, expand=True, fillcolor=120)
    written = BytesIO()
    turned.save(written, kind, **({"quality": 60} if kind == "JPEG" else {}))
    return written.getvalue()


@pytest.mark.parametrize(("degrees", "kind"), [(0, "PNG"), (8, "JPEG"), (173, "JPEG")])
def test_a_photograph_of_the_sheet_gives_the_very_key(degrees, kind):
    assert [ClePublique.from_line(text) for text in read_picture(photograph(degrees, kind))] == [CLE]


def test_a_page_drawn_here_gives_the_very_key():
    (page,) = render_pages(render_cle(CLE.nom, CLE.line(), empreinte(CLE)), 150)

    assert read_pixels(page.width, page.height, page.data) == (CLE.line(),)


def test_a_picture_without_a_code_says_nothing():
    picture = Image.new("L", (400, 300), 200)
    ImageDraw.Draw(picture).ellipse((50, 50, 200, 200), fill=10)
    written = BytesIO()
    picture.save(written, "PNG")

    assert read_picture(written.getvalue()) == ()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bomb(width: int, height: int) -> bytes:
    """A PNG of that size, all of one colour: a few kilobytes on the disk."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff" + bytes(100),
        photograph(0, "JPEG")[:3000],
        bomb(100_000, 100_000),
        bomb(8_000, 8_000),
        b"GIF89a" + bytes(50),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)),
    ],
)
def test_a_broken_a_huge_or_another_picture_is_refused(data):
    with pytest.raises(UnreadablePictureError):
        read_picture(data)


def test_a_file_too_large_is_refused_before_it_is_looked_at(monkeypatch):
    monkeypatch.setattr(qr_codes, "MAX_FILE_BYTES", 10)

    with pytest.raises(UnreadablePictureError):
        read_picture(photograph(0))
