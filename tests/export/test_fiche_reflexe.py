"""Reflex sheets on paper: two sides at most, readable, dated, whole."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop.errors import DocumentTooLongError
from desktop.export.fiche_reflexe import fits_its_paper, render_fiche
from desktop.export.fiche_reflexe_layout import SMALLEST_PT
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ContactId, Coordonnees, FicheId, Papier
from desktop.fiches.prose import Kind, blocs
from desktop.paths import RESOURCES

CONTENU = Contenu.load(RESOURCES)
TODAY = date(2026, 11, 25)


@cache
def printed(fiche_id: FicheId) -> bytes:
    """The sheet shipped, as it prints today."""
    return render_fiche(CONTENU.feuille(CONTENU.fiches[fiche_id]), TODAY)


def words(pdf: bytes) -> list[str]:
    """The text of each page, its spaces made one."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    return [re.sub(r"\s+", " ", page) for page in pages]


def sizes(pdf: bytes) -> set[float]:
    """Every size of type of a document, in points."""
    document = pypdfium2.PdfDocument(pdf)
    found = set()
    for page in document:
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            size = pypdfium2.raw.c_float()
            pypdfium2.raw.FPDFTextObj_GetFontSize(item, size)
            found.add(round(size.value, 1))
    return found


@pytest.mark.parametrize("fiche_id", CONTENU.fiches)
def test_a_sheet_is_one_sheet_of_paper_in_type_that_can_be_read(fiche_id):
    pdf = printed(fiche_id)

    assert 1 <= len(words(pdf)) <= 2
    assert min(sizes(pdf)) >= SMALLEST_PT


@pytest.mark.parametrize("fiche_id", CONTENU.fiches)
def test_every_step_and_every_interdiction_is_on_the_paper_whole(fiche_id):
    fiche = CONTENU.fiches[fiche_id]

    said = " ".join(words(printed(fiche.fiche_id)))

    wanted = [e.texte for e in fiche.etapes()] + [e.detail for e in fiche.etapes() if e.papier is Papier.ENTIER]
    wanted += [p.markdown for section in fiche.sections for p in section.interdits]
    plain = ["".join(w.text for cell in bloc.cells for w in cell) for text in wanted for bloc in blocs(text)]
    assert [text for text in plain if re.sub(r"\s+", " ", text).strip() not in said] == []


@pytest.mark.parametrize("fiche_id", CONTENU.fiches)
def test_no_word_of_a_table_is_cut(fiche_id):
    fiche = CONTENU.fiches[fiche_id]

    said = set(" ".join(words(render_fiche(CONTENU.feuille(fiche), TODAY))).split())

    printed = [s for s in fiche.sections if s.papier is not Papier.NON]
    read = [p.markdown for s in printed for p in s.lecture if p.papier is not Papier.NON]
    rows = [bloc for text in read for bloc in blocs(text) if bloc.kind in (Kind.HEAD, Kind.ROW)]
    cells = ["".join(w.text for w in cell) for bloc in rows for cell in bloc.cells]
    assert {word for cell in cells for word in cell.split()} - said == set()


def test_a_local_number_is_printed_once_known_and_is_a_line_to_write_on_before():
    fiche = CONTENU.fiches[FicheId("signes")]
    crip = Coordonnees(ContactId("crip"), "01 23 45 67 89", TODAY, horaires="9 h à 17 h")
    filled = CONTENU.with_numeros({crip.contact_id: crip}, TODAY)

    before = " ".join(words(render_fiche(CONTENU.feuille(fiche), TODAY)))
    after = " ".join(words(render_fiche(filled.feuille(fiche), TODAY)))

    assert "CRIP, cellule départementale" in before
    assert "Appel : CRIP 01 23 45 67 89." in after
    assert "01 23 45 67 89 CRIP (9 h à 17 h)" in after


def test_what_stays_on_the_screen_is_named():
    fiche = CONTENU.fiches[FicheId("fugue")]

    said = " ".join(words(printed(fiche.fiche_id)))

    kept = [re.sub(r"\s+", " ", s.titre) for s in fiche.sections if s.papier is Papier.NON]
    assert kept
    assert [titre for titre in kept if titre not in said.partition("À l’écran seulement")[2]] == []


def test_each_side_says_which_version_it_is_and_how_old():
    fiche = CONTENU.fiches[FicheId("accueil")]

    pages = words(printed(fiche.fiche_id))

    for number, page in enumerate(pages, 1):
        assert f"version {fiche.version}, à jour au 23 novembre 2026" in page
        assert f"État : projet. Imprimé le 25 novembre 2026. {number}/{len(pages)}" in page


def test_a_sheet_past_its_review_says_so_on_each_side():
    fiche = CONTENU.fiches[FicheId("accueil")]

    pages = words(render_fiche(CONTENU.feuille(fiche), fiche.a_relire_le + timedelta(days=1)))

    assert all("DATE DE RELECTURE DÉPASSÉE" in page for page in pages)


def test_large_type_says_the_same_on_more_pages():
    feuille = CONTENU.feuille(CONTENU.fiches[FicheId("accueil")])

    large = render_fiche(feuille, TODAY, large=True)

    assert len(words(large)) > 2
    assert sorted(sizes(large))[1] >= 13
    assert all(etape.etape_id in " ".join(words(large)) for etape in feuille.fiche.etapes())


def test_a_sheet_too_long_is_refused_and_never_cut():
    fiche = CONTENU.fiches[FicheId("accueil")]
    long = replace(fiche, sections=fiche.sections * 3)

    assert not fits_its_paper(CONTENU.feuille(long))
    with pytest.raises(DocumentTooLongError):
        render_fiche(CONTENU.feuille(long), TODAY)


def test_the_same_sheet_the_same_day_is_the_same_file():
    feuille = CONTENU.feuille(CONTENU.fiches[FicheId("signes")])

    assert render_fiche(feuille, TODAY) == render_fiche(feuille, TODAY)
