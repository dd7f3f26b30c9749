"""A document that leaves in a file: asked about when it should be, told by the journal, whole or not at all."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop.echange.enveloppe import open_envelope
from desktop.echange.identite import Identite
from desktop.errors import (
    AlreadyExportedError,
    ClearOnRemovableError,
    DriveGoneError,
    ExportError,
    IncompleteOrientationError,
    MissingAccordError,
    NoCleError,
    NotEnoughSpaceError,
    UnverifiedCleError,
)
from desktop.orientations.declaration import Declaration
from desktop.orientations.model import PriseEnChargeId
from desktop.orientations.paper import Document, Paper
from desktop.orientations.transmission import transmissible
from desktop.poste import sentences
from desktop.poste.journal import Action
from tests.export.stick import make_stick

AGAIN = frozenset({AlreadyExportedError})
IN_CLEAR = frozenset({ClearOnRemovableError})


@pytest.fixture
def paper(handed_over) -> Paper:
    return Paper(Document.FICHE, handed_over.orientation_id)


@pytest.fixture
def pdf(services, handed_over) -> bytes:
    return services.papiers.slip(handed_over.orientation_id)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch) -> Path:
    return make_stick(tmp_path, monkeypatch)


@pytest.fixture
def exported(coffre):
    """The details of what the journal says was exported, the oldest first."""
    return lambda: [line.detail for line in reversed(coffre.journal.list()) if line.action is Action.EXPORT]


def test_the_name_proposed_for_a_file_reveals_nothing(services):
    assert re.fullmatch(r"document-\d{8}-\d{4}\.pdf", services.envoi.file_name())


def test_a_document_is_written_where_the_officer_chose(services, handed_over, tmp_path):
    pdf = services.papiers.slip(handed_over.orientation_id)

    paper = Paper(Document.FICHE, handed_over.orientation_id)
    services.envoi.save(pdf, tmp_path / "document.pdf", paper)

    assert (tmp_path / "document.pdf").read_bytes() == pdf
    with pytest.raises(ExportError):
        services.envoi.save(pdf, tmp_path / "absent" / "document.pdf", paper, AGAIN)


def test_an_encrypted_slip_opens_with_its_phrase_and_with_nothing_else(services, handed_over, tmp_path):
    pdf = services.papiers.slip(handed_over.orientation_id)

    phrase = services.envoi.save_encrypted_slip(pdf, tmp_path / "document.pdf", handed_over.orientation_id)

    written = (tmp_path / "document.pdf").read_bytes()
    opened = pypdfium2.PdfDocument(written, password=phrase)
    assert (
        opened[0].get_textpage().get_text_bounded() == pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    )
    for wrong in (None, "", phrase.upper(), phrase.rsplit(" ", 1)[0]):
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(written, password=wrong)
    assert phrase.encode() not in written


def test_each_encrypted_slip_has_its_own_phrase_and_the_journal_says_how_it_left(
    services, pdf, paper, exported, tmp_path
):
    save = services.envoi.save_encrypted_slip

    phrases = {save(pdf, tmp_path / "a", paper.objet_id, AGAIN) for _ in "12"}

    assert len(phrases) == 2
    assert exported() == ["fiche_chiffree", "fiche_chiffree"]


def test_a_declaration_leaves_one_line_in_the_journal_and_nothing_else(services, coffre, tmp_path):
    pdf = services.papiers.declaration(Declaration(lieu="Villeneuve"))

    services.envoi.save(pdf, tmp_path / "document.pdf", Paper(Document.DECLARATION, ""))

    line = coffre.journal.list(None, 1)[0]
    assert (line.action, line.objet_id, line.detail) == (Action.EXPORT, "", "declaration")
    assert services.orientations.lines() == ()


def test_a_second_file_of_the_same_slip_is_asked_about_whatever_the_way(services, pdf, paper, clock, tmp_path):
    services.envoi.save(pdf, tmp_path / "1.pdf", paper)
    first_at = clock.instant
    clock.pass_(hours=1)

    for act in (
        lambda: services.envoi.save(pdf, tmp_path / "2.pdf", paper),
        lambda: services.envoi.save_encrypted_slip(pdf, tmp_path / "2.pdf", paper.objet_id),
    ):
        with pytest.raises(AlreadyExportedError) as caught:
            act()
        assert (caught.value.at, caught.value.detail) == (first_at, "fiche")
        assert caught.value.nom in services.titulaires.me().nom

    assert not (tmp_path / "2.pdf").exists()
    services.envoi.save_encrypted_slip(pdf, tmp_path / "2.pdf", paper.objet_id, AGAIN)
    with pytest.raises(AlreadyExportedError) as caught:
        services.envoi.save(pdf, tmp_path / "3.pdf", paper)
    assert caught.value.detail == "fiche_chiffree"


def test_another_document_of_the_same_slip_is_no_second_file(services, pdf, paper, tmp_path):
    card = Paper(Document.CARTE, paper.objet_id)
    services.envoi.save(pdf, tmp_path / "carte.pdf", card)

    services.envoi.save(pdf, tmp_path / "document.pdf", paper)
    services.envoi.save(pdf, tmp_path / "carte.pdf", card)

    assert (tmp_path / "document.pdf").exists()


def test_what_could_not_be_written_is_told_by_the_journal_and_is_no_first_file(
    services, pdf, paper, exported, tmp_path, monkeypatch
):
    def fail(*_arguments: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        with pytest.raises(DriveGoneError):
            services.envoi.save(pdf, tmp_path / "document.pdf", paper)

    services.envoi.save(pdf, tmp_path / "document.pdf", paper)
    assert exported() == ["fiche", "echec", "fiche"]
    with pytest.raises(AlreadyExportedError):
        services.envoi.save(pdf, tmp_path / "document.pdf", paper)


def test_where_there_is_no_room_nothing_is_written_nor_said_to_be(
    services, pdf, paper, exported, tmp_path, monkeypatch
):
    free = tmp_path.stat().st_size
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": free})())

    with pytest.raises(NotEnoughSpaceError) as caught:
        services.envoi.save(pdf, tmp_path / "document.pdf", paper)

    assert caught.value.free_bytes == free < len(pdf) < caught.value.needed_bytes
    assert exported() == []
    assert not (tmp_path / "document.pdf").exists()


def test_nothing_goes_in_clear_on_a_stick_unless_its_officer_says_so(services, pdf, paper, exported, stick, coffre):
    note = Paper(Document.NOTE, PriseEnChargeId("prise"))
    for each in (paper, note):
        with pytest.raises(ClearOnRemovableError):
            services.envoi.save(pdf, stick / "document.pdf", each)
    assert (list(stick.iterdir()), exported()) == ([], [])

    services.envoi.save(pdf, stick / "document.pdf", paper, IN_CLEAR)
    services.envoi.save(pdf, stick / "note.pdf", note, IN_CLEAR)

    assert exported() == ["fiche_amovible", "note_amovible"]
    for line in coffre.journal.list(limit=2):
        assert "support qui peut se perdre" in sentences.sentence(line, {})
    with pytest.raises(AlreadyExportedError):
        services.envoi.save_encrypted_slip(pdf, stick / "document.pdf", paper.objet_id)


def test_an_encrypted_slip_goes_on_a_stick_without_a_question(services, pdf, paper, stick, exported):
    services.envoi.save_encrypted_slip(pdf, stick / "document.pdf", paper.objet_id)

    assert exported() == ["fiche_chiffree"]


REFUGE = Identite.generate("Le Refuge fictif")
UNVERIFIED = frozenset({UnverifiedCleError})


@pytest.fixture
def known(services, partenaire):
    """The key of the recipient, verified."""
    return services.cles.verify(services.cles.add(partenaire, REFUGE.publique))


@pytest.mark.usefixtures("known")
def test_an_envelope_opens_with_the_key_of_its_recipient_and_holds_what_may_leave(
    services, pdf, paper, handed_over, stick, exported
):
    services.envoi.seal(pdf, stick / "document.age", paper.objet_id)

    opened = open_envelope((stick / "document.age").read_bytes(), REFUGE)
    assert opened.contenu == transmissible(handed_over) and opened.pdf == pdf
    assert opened.expediteur == services.cles.own()
    assert opened.manifeste.expires_on == handed_over.expires_on
    assert exported() == ["fiche_scellee"]
    with pytest.raises(AlreadyExportedError) as caught:
        services.envoi.save(pdf, stick / "document.pdf", paper, IN_CLEAR)
    assert caught.value.detail == "fiche_scellee"


def test_a_slip_not_handed_over_yet_is_sealed_until_the_day_it_would_be_erased(
    services, handed_over, complete, known, clock, tmp_path
):
    drafted = complete(services.orientations.draft(handed_over.prise_id))
    saved = services.orientations.save(drafted)
    pdf = services.papiers.slip(saved.orientation_id)

    services.envoi.seal(pdf, tmp_path / "document.age", saved.orientation_id)

    opened = open_envelope((tmp_path / "document.age").read_bytes(), REFUGE)
    clock.pass_(minutes=5)
    assert opened.manifeste.expires_on == services.orientations.hand_over(saved.orientation_id).expires_on
    text = pypdfium2.PdfDocument(opened.pdf)[0].get_textpage().get_text_bounded()
    assert "Préparée le" in text and "BROUILLON" not in text


def test_without_a_key_or_with_a_revoked_one_nothing_is_sealed(services, pdf, paper, partenaire, tmp_path, exported):
    with pytest.raises(NoCleError):
        services.envoi.seal(pdf, tmp_path / "document.age", paper.objet_id)
    services.cles.revoke(services.cles.add(partenaire, REFUGE.publique))
    with pytest.raises(NoCleError):
        services.envoi.seal(pdf, tmp_path / "document.age", paper.objet_id)

    assert exported() == []


def test_a_key_that_nobody_verified_asks_first(services, pdf, paper, partenaire, tmp_path):
    services.cles.add(partenaire, REFUGE.publique)
    with pytest.raises(UnverifiedCleError):
        services.envoi.seal(pdf, tmp_path / "document.age", paper.objet_id)

    services.envoi.seal(pdf, tmp_path / "document.age", paper.objet_id, UNVERIFIED)

    assert open_envelope((tmp_path / "document.age").read_bytes(), REFUGE).pdf == pdf


@pytest.mark.usefixtures("known")
def test_what_lacks_something_or_an_agreement_is_neither_sealed_nor_encrypted(
    services, handed_over, pdf, complete, exported, tmp_path
):
    slip = services.orientations.save(replace(complete(services.orientations.draft(handed_over.prise_id)), besoins=()))
    for act in (services.envoi.seal, services.envoi.save_encrypted_slip):
        with pytest.raises(IncompleteOrientationError):
            act(pdf, tmp_path / "document", slip.orientation_id)
    services.orientations.withdraw_accord(handed_over.orientation_id)
    for act in (services.envoi.seal, services.envoi.save_encrypted_slip):
        with pytest.raises((MissingAccordError, IncompleteOrientationError)):
            act(pdf, tmp_path / "document", handed_over.orientation_id)

    assert exported() == []
