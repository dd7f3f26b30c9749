"""What each thing the officer does leaves in the journal: identifiers, never content."""

import pytest

from desktop.orientations.model import Status
from desktop.orientations.paper import Document, Paper
from desktop.orientations.reponse import Canal, Reponse, ReponseKind
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.poste.journal import Action

from .conftest import ACCUEIL


@pytest.fixture
def written(coffre):
    """The lines since the store was opened, oldest first, without their instant."""

    def read():
        return [(e.action, e.objet_id, e.detail) for e in reversed(coffre.journal.list(limit=1000))][1:]

    return read


def test_a_slip_from_its_draft_to_its_hand_over(services, complete, written):
    prise = services.prises_en_charge.open(ACCUEIL)
    services.entretiens.start_or_resume(prise.prise_id, "accueil")
    drafted = services.orientations.draft(prise.prise_id)
    for _ in range(3):  # saved as it is typed
        services.orientations.save(complete(drafted))
    services.orientations.hand_over(drafted.orientation_id)
    for _ in range(2):  # said twice, noted once
        services.orientations.answer(drafted.orientation_id, Reponse(ReponseKind.ACCEPTEE), Canal.CODE)
    services.orientations.advance(drafted.orientation_id, Status.CLOSE)

    slip = drafted.orientation_id
    assert written() == [
        (Action.PRISE_EN_CHARGE, prise.prise_id, ""),
        (Action.ENTRETIEN, prise.prise_id, ""),
        (Action.BROUILLON, slip, ""),
        (Action.MODIFICATION, slip, ""),
        (Action.ETAT, slip, "remise"),
        (Action.REPONSE, slip, "acceptee code"),
        (Action.ETAT, slip, "close"),
    ]


def test_reading_a_slip_is_written_once_for_a_look(services, handed_over, written):
    before = len(written())
    for _ in range(3):
        services.orientations.get(handed_over.orientation_id)

    assert written()[before:] == [(Action.LECTURE, handed_over.orientation_id, "")]


def test_what_goes_out_is_written_before_it_goes(services, handed_over, written, tmp_path):
    paper = Paper(Document.FICHE, handed_over.orientation_id)
    pdf = services.papiers.slip(handed_over.orientation_id)
    before = len(written())
    services.envoi.save(pdf, tmp_path / "document.pdf", paper)
    services.envoi.print_pages(pdf, 30, Paper(Document.CARTE, handed_over.orientation_id))

    assert written()[before:] == [
        (Action.EXPORT, handed_over.orientation_id, "fiche"),
        (Action.IMPRESSION, handed_over.orientation_id, "carte"),
    ]


def test_an_agreement_taken_back_is_written(services, handed_over, written):
    services.orientations.withdraw_accord(handed_over.orientation_id)

    assert written()[-1] == (Action.ACCORD_RETIRE, handed_over.orientation_id, "")


def test_settings_and_partners_are_written(services, reglages, written):
    services.reglages.save(reglages)
    added = services.partenaires.add(Partenaire(PartenaireId(""), "Le Refuge fictif", Origine.LOCAL))
    services.partenaires.erase(added.partenaire_id)

    assert written() == [
        (Action.REGLAGES, "", ""),
        (Action.PARTENAIRE, added.partenaire_id, ""),
        (Action.PARTENAIRE, added.partenaire_id, ""),
    ]


def test_no_personal_word_is_in_the_journal(services, handed_over, coffre):
    services.orientations.get(handed_over.orientation_id)

    lines = repr(coffre.journal.list(limit=1000)).casefold()
    assert not any(word in lines for word in ("naïma", "refuge", "72 h", "arab"))
