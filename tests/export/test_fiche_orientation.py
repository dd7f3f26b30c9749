from dataclasses import replace

import pikepdf
import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop.errors import DocumentTooLongError, MissingFontError, MissingGlyphError
from desktop.export.faces import FaceChoice
from desktop.export.fiche_orientation import render_orientation
from desktop.fiches.model import Acte
from desktop.langues.langue import Langue
from desktop.orientations import labels
from desktop.orientations.model import (
    Accord,
    ActeFait,
    Besoin,
    BesoinExprime,
    Contact,
    Explication,
    Item,
    Orientation,
    OrientationId,
    Personne,
    PriseEnChargeId,
    Retour,
    Securite,
    TrancheAge,
    Urgence,
)
from desktop.orientations.transmission import transmissible
from tests.export.samples import HAS_POPPLER, NOON, PARTENAIRE, PROTECTION, SLIP, pdfium_text, plain, poppler_text

CODES = tuple((f"réponse {place}", f"ABCD-EFG{place}") for place in range(8))
"""As many as there are answers without a date, and as long."""

MINOR = replace(SLIP, accord=None, protection=PROTECTION, personne=Personne("Léa", TrancheAge.DE_15_A_17))

WRITTEN = (
    SLIP.emetteur.service,
    SLIP.emetteur.agent,
    SLIP.emetteur.rappel,
    PARTENAIRE.nom,
    PARTENAIRE.telephone,
    "Maria",
    "21 à 25 ans",
    "roumain",
    SLIP.contact.moyen,
    SLIP.contact.heures,
    SLIP.contact.mot_convenu,
    SLIP.contact.interdit,
    SLIP.situation,
    "Mise à l’abri, hébergement",
    "Danger : OUI",
    SLIP.securite.consigne,
    "115 appelé",
    "Plainte : la personne réfléchit",
    "Elle peut le retirer à tout moment.",
    SLIP.retour.qui,
    SLIP.retour.quand,
    SLIP.retour.si_absente,
    "CONFIDENTIEL",
    "À détruire après usage",
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_orientation(SLIP, is_draft=False)


def pages(data: bytes) -> int:
    return len(pypdfium2.PdfDocument(data))


def test_everything_written_is_read_back(pdf):
    text = pdfium_text(pdf)

    assert [words for words in WRITTEN if plain(words) not in text] == []


@pytest.mark.skipif(not HAS_POPPLER, reason="pdftotext is not installed")
def test_another_reader_finds_the_same_words(pdf, tmp_path):
    text = poppler_text(pdf, tmp_path)

    assert [words for words in WRITTEN if plain(words) not in text] == []


def test_the_slip_is_one_page(pdf):
    assert pages(pdf) == 1


def test_the_same_slip_gives_the_same_bytes(pdf):
    assert render_orientation(SLIP, is_draft=False) == pdf


def test_nothing_personal_is_in_the_properties_of_the_file(pdf, tmp_path):
    (tmp_path / "slip.pdf").write_bytes(pdf)
    with pikepdf.open(tmp_path / "slip.pdf") as document:
        said = {str(value) for value in document.docinfo.values()}
        root = document.Root

        assert str(root.Lang) == "fr"
        assert bool(root.ViewerPreferences.DisplayDocTitle)

    assert not any(word in value for value in said for word in ("Maria", "Brigade", "ReportLab"))


def test_every_font_drawn_is_embedded_in_part(pdf, tmp_path):
    (tmp_path / "slip.pdf").write_bytes(pdf)
    with pikepdf.open(tmp_path / "slip.pdf") as document:
        fonts = document.pages[0].Resources.Font.values()
        ours = [font.DescendantFonts[0] for font in fonts if font.Subtype == "/Type0"]

        assert len(ours) == 2
        assert all("/FontFile2" in font.FontDescriptor and "+" in str(font.BaseFont) for font in ours)
    assert len(pdf) < 60_000


def test_a_draft_says_so():
    assert "BROUILLON" in pdfium_text(render_orientation(SLIP, is_draft=True))


def test_a_slip_handed_over_is_no_draft(pdf):
    assert "BROUILLON" not in pdfium_text(pdf)


def test_what_the_person_refused_is_named_and_its_content_is_nowhere():
    accord = Accord(
        PARTENAIRE.partenaire_id,
        accepted=frozenset({Item.PRENOM, Item.BESOINS}),
        refused=frozenset(Item) - {Item.PRENOM, Item.BESOINS},
        given_at=NOON,
        langue=Langue.ROUMAIN,
        explication=Explication.CROIX,
    )
    orientation = Orientation(
        OrientationId("o"),
        PriseEnChargeId("p"),
        NOON,
        emetteur=SLIP.emetteur,
        personne=Personne("Maria", TrancheAge.PLUS_DE_40, Langue.ESPAGNOL),
        contact=Contact("moyenrefuse", "heurerefusee", "motrefuse", "interditrefuse"),
        situation="situationrefusee",
        besoins=SLIP.besoins,
        securite=Securite(is_in_danger=True, consigne="consignerefusee"),
        actes=(ActeFait(Acte.EXAMEN_MEDICAL),),
        partenaire=PARTENAIRE,
        accord=accord,
    )

    text = pdfium_text(render_orientation(transmissible(orientation), is_draft=False))

    assert "Maria" in text and "Elle refuse de transmettre" in text
    refused = ("refuse\x20", "moyenrefuse", "situationrefusee", "consignerefusee", "interditrefuse", "espagnol")
    assert [word for word in refused[1:] if word in text] == []
    assert labels.TRANCHE_AGE[TrancheAge.PLUS_DE_40] not in text
    assert labels.ACTE[Acte.EXAMEN_MEDICAL] not in text


def test_a_minor_has_dates_of_protection_and_no_agreement():
    text = pdfium_text(render_orientation(MINOR, is_draft=False))

    assert "Parquet avisé" in text and "motif : mis en cause" in text
    assert "Accord" not in text and "Signature" not in text


def test_a_person_who_wants_no_contact_is_not_to_be_called():
    text = pdfium_text(render_orientation(replace(SLIP, contact=Contact(declined=True)), is_draft=False))

    assert "Elle ne veut pas être recontactée" in text


def test_the_longest_honest_slip_still_fits_one_page():
    needs = tuple(BesoinExprime(besoin, Urgence.CE_JOUR) for besoin in Besoin)
    done = tuple(ActeFait(acte, NOON) for acte in Acte)
    full = replace(SLIP, besoins=needs, actes=done, situation="Trois lignes de faits, sans récit ni jugement. " * 6)

    drawn = render_orientation(full, is_draft=True, codes=CODES)

    assert pages(drawn) == 1
    assert all(code.replace("-", "\u2011") in pdfium_text(drawn) for _said, code in CODES)


def test_a_slip_that_leaves_no_room_for_its_codes_goes_without_them():
    needs = tuple(BesoinExprime(besoin, Urgence.CE_JOUR) for besoin in Besoin)
    done = tuple(ActeFait(acte, NOON) for acte in Acte)

    def drawn(sentences: int) -> bytes:
        situation = "Trois lignes de faits, sans récit ni jugement. " * sentences
        return render_orientation(
            replace(SLIP, besoins=needs, actes=done, situation=situation), is_draft=False, codes=CODES
        )

    with_room, without = drawn(6), drawn(16)

    assert pages(without) == pages(with_room) == 1
    assert "Pour répondre" in pdfium_text(with_room) and "Pour répondre" not in pdfium_text(without)


@pytest.mark.parametrize(
    ("slip", "section"),
    [
        (replace(SLIP, situation="Un récit beaucoup trop long. " * 150), "Situation"),
        (replace(SLIP, contact=replace(SLIP.contact, interdit="Ne pas appeler ce numéro. " * 150)), "Contact"),
        (replace(SLIP, retour=Retour(si_absente="Prévenir la brigade. " * 250)), "Retour attendu"),
    ],
)
def test_what_is_too_long_is_named_rather_than_run_on_a_second_page(slip, section):
    with pytest.raises(DocumentTooLongError) as caught:
        render_orientation(slip, is_draft=False)

    assert caught.value.section == section


def test_a_name_in_arabic_is_drawn_and_read_back():
    slip = replace(SLIP, personne=Personne("مريم", TrancheAge.DE_21_A_25))

    assert "مريم" in pdfium_text(render_orientation(slip, is_draft=False))


def test_a_character_that_cannot_be_printed_is_named():
    with pytest.raises(MissingGlyphError) as caught:
        render_orientation(replace(SLIP, situation="Va bien 🙂"), is_draft=False)

    assert caught.value.character == "🙂"


def test_without_fonts_nothing_is_drawn(tmp_path):
    with pytest.raises(MissingFontError):
        render_orientation(SLIP, is_draft=False, choice=FaceChoice((tmp_path,)))
