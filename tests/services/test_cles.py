"""Keys as a post and its partners exchange them on paper, and what the journal says of each gesture."""

from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest
from PIL import Image

from desktop.echange.identite import Identite
from desktop.errors import (
    CleChangedError,
    MistypedCleError,
    NoCleInPictureError,
    NotCleError,
    RevokedCleError,
    UnreadablePictureError,
)
from desktop.export.raster import render_pages
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.poste.cles import empreinte
from desktop.poste.journal import Action

OTHER = Identite.generate("Le Refuge fictif").publique
THIRD = Identite.generate("Le Refuge fictif").publique


@pytest.fixture
def told(coffre):
    """The details of what the journal says of partners' keys, the oldest first."""
    return lambda: [line.detail for line in reversed(coffre.journal.list()) if line.action is Action.CLE_PARTENAIRE]


def scan(pdf: bytes, target: Path) -> Path:
    """The first page of a document, as a scanner gives it: a picture in a PDF."""
    page = render_pages(pdf, 150)[0]
    picture = Image.frombytes("RGBA", (page.width, page.height), page.data).convert("L")
    picture.save(target, "PDF")
    return target


def test_the_sheet_of_this_post_says_its_key_in_a_code_a_line_and_six_words(services, tmp_path):
    cle, pdf = services.cles.own(), services.cles.draw()
    (tmp_path / "photo.png").write_bytes(_png(pdf))
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()

    assert services.cles.read_file(tmp_path / "photo.png") == cle
    assert services.cles.read_file(scan(pdf, tmp_path / "scan.pdf")) == cle
    assert all(word in text for word in empreinte(cle))
    line = "".join(text.split())
    assert cle.line() in line


def _png(pdf: bytes) -> bytes:
    page = render_pages(pdf, 120)[0]
    written = BytesIO()
    Image.frombytes("RGBA", (page.width, page.height), page.data).save(written, "PNG")
    return written.getvalue()


def test_the_line_saved_in_a_file_is_read_back(services, tmp_path):
    services.cles.save_line(tmp_path / "cle.txt")

    assert services.cles.read_file(tmp_path / "cle.txt") == services.cles.own()


def test_what_is_no_key_is_told_apart(services, tmp_path):
    blank = BytesIO()
    Image.new("L", (50, 50), 255).save(blank, "PNG")
    files = {
        "texte.txt": (b"bonjour", NotCleError),
        "faute.txt": (OTHER.line().replace("AGE1", "AGE2").encode(), MistypedCleError),
        "vide.png": (blank.getvalue(), NoCleInPictureError),
        "faux.pdf": (b"%PDF-1.7 rien", UnreadablePictureError),
        "gros.txt": (b"R" * 100_000, UnreadablePictureError),
        "video.mp4": (bytes(200), NotCleError),
    }
    for name, (data, error) in files.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(error):
            services.cles.read_file(tmp_path / name)


def test_a_key_is_to_be_verified_then_is_by_whoever_compared_the_words(services, partenaire, told):
    connue = services.cles.add(partenaire, OTHER)
    assert not connue.kept.is_verified

    services.cles.verify(connue)

    (kept,) = services.cles.list()
    assert kept.kept.is_verified and kept.kept.verified_by == services.titulaires.me().nom
    assert told() == ["ajoutee", "verifiee"]


def test_words_that_differ_throw_the_key_away(services, partenaire, told):
    services.cles.throw_away(services.cles.add(partenaire, OTHER))

    assert services.cles.list() == ()
    assert told() == ["ajoutee", "differente"]


def test_another_key_asks_first_and_is_to_be_verified_again(services, partenaire, told):
    services.cles.verify(services.cles.add(partenaire, OTHER))
    with pytest.raises(CleChangedError) as caught:
        services.cles.add(partenaire, THIRD)
    assert caught.value.was_verified and services.cles.find(partenaire.partenaire_id).cle == OTHER

    connue = services.cles.add(partenaire, THIRD, frozenset({CleChangedError}))

    assert connue.kept.cle == THIRD and not connue.kept.is_verified
    assert told() == ["ajoutee", "verifiee", "remplacee"]


def test_a_revoked_key_never_comes_back_and_another_may_take_its_place(services, partenaire, told):
    services.cles.revoke(services.cles.verify(services.cles.add(partenaire, OTHER)))
    assert not services.cles.find(partenaire.partenaire_id).is_verified
    with pytest.raises(RevokedCleError):
        services.cles.add(partenaire, OTHER)

    assert not services.cles.add(partenaire, THIRD).kept.is_revoked
    assert told() == ["ajoutee", "verifiee", "revoquee", "remplacee"]


def test_a_revoked_key_enters_no_structure(services, partenaire):
    services.cles.revoke(services.cles.add(partenaire, OTHER))
    before = services.partenaires.list()

    with pytest.raises(RevokedCleError):
        services.cles.add(Partenaire(PartenaireId(""), "Le Refuge fictif", Origine.LOCAL), OTHER)

    assert services.partenaires.list() == before


def test_a_structure_this_post_does_not_know_is_entered_with_its_key(services):
    connue = services.cles.add(Partenaire(PartenaireId(""), "Le Refuge fictif", Origine.LOCAL), OTHER)

    assert connue.partenaire in services.partenaires.list()
    assert services.cles.list() == (connue,)


def test_a_renewed_key_is_another_and_the_sheet_says_it(services):
    before = services.cles.own()

    after = services.cles.renew()

    assert after == services.cles.own() != before
    assert not set(empreinte(after)) <= set(empreinte(before))
