"""What a screen reader is told of each document: its parts, their order, their language, their words."""

from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO

import pikepdf
import pytest

from desktop.entretiens.blank import blank_sections
from desktop.entretiens.compiled import load_formulaire
from desktop.export.carte import render_carte
from desktop.export.carte_langues import render_carte_langues
from desktop.export.declaration import render_declaration
from desktop.export.droits import render_droits
from desktop.export.encryption import encrypt_pdf
from desktop.export.entretien_vierge import EntretienVierge, draw_entretien_vierge
from desktop.export.faces import FaceChoice
from desktop.export.fiche_orientation import render_orientation
from desktop.export.fiche_reflexe import render_fiche
from desktop.export.fiche_vierge import draw_fiche_vierge
from desktop.export.note_entretien import render_note
from desktop.export.vierges import render_vierges
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import FicheId
from desktop.langues.langue import Direction, Langue
from desktop.orientations.model import Personne, TrancheAge
from desktop.paths import RESOURCES
from tests.export.samples import CARTES, HAS_POPPLER, PROTECTION, SLIP, plain
from tests.export.tags import Tag, marked, opened, struct_text, tree
from tests.export.test_carte_langues import LIGNES
from tests.export.test_declaration import DECLARATION
from tests.export.test_droits import partie
from tests.export.test_fiche_orientation import WRITTEN
from tests.export.test_note_entretien import NOTE

CONTENU = Contenu.load(RESOURCES)
ACCUEIL = CONTENU.feuille(CONTENU.fiches[FicheId("accueil")])
MINOR = replace(SLIP, accord=None, protection=PROTECTION, personne=Personne("مريم", TrancheAge.DE_15_A_17))
ARABIC = f"carte {Langue.ARABE}"

VIERGE = EntretienVierge("Accueil", blank_sections(load_formulaire(RESOURCES / "entretiens" / "accueil.json")))


@pytest.fixture(scope="module")
def pdfs() -> dict[str, bytes]:
    """Every document there is, drawn once."""
    return {
        "fiche d’orientation": render_orientation(SLIP, is_draft=False),
        "fiche d’un mineur": render_orientation(MINOR, is_draft=True),
        "fiche réflexe": render_fiche(ACCUEIL, date(2026, 11, 25)),
        "montrez votre langue": render_carte_langues(LIGNES[:2]),
        f"droits {Langue.ARABE}": render_droits([partie(Langue.ARABE, "يمكنك أن تستعيني بمحام.")] * 2, Langue.ARABE),
        "droits en français": render_droits([partie(Langue.FRANCAIS, "Un avocat.")], Langue.FRANCAIS),
        "déclaration": render_declaration(DECLARATION),
        "note interne": render_note(replace(NOTE, parties=NOTE.parties * 20)),
        "formulaires vierges": render_vierges(
            [
                partial(draw_fiche_vierge, choice=FaceChoice()),
                partial(draw_entretien_vierge, entretien=VIERGE, choice=FaceChoice()),
            ]
        ),
        **{f"carte {langue}": render_carte(carte) for langue, carte in CARTES.items()},
    }


def langue_of(name: str) -> Langue:
    """Of a document, which its name ends with when it is not French."""
    code = name.rpartition(" ")[2]
    return Langue(code) if code in tuple(Langue) else Langue.FRANCAIS


def words_of(tag: Tag) -> str:
    return "".join(each.actual for each in tag.walk())


def test_all_that_is_painted_is_tagged_or_said_to_be_decoration(pdfs):
    for name, pdf in pdfs.items():
        with opened(pdf) as document:
            known = {mark: tag for tag in tree(document).walk() for mark in tag.marks}
            found = [(n, *mark) for n, page in enumerate(document.pages) for mark in marked(page)]

            strays = [mark for mark in found if mark[1] != "Artifact" and (mark[0], mark[2]) not in known]
            assert strays == [], name
            assert {(n, number) for n, _role, number in found if number is not None} == set(known), name


def test_each_mark_of_a_page_leads_back_to_its_tag(pdfs):
    for name, pdf in pdfs.items():
        with opened(pdf) as document:
            numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
            for page in document.pages:
                parents = numbers[2 * int(page.StructParents) + 1]
                for number, parent in enumerate(parents):
                    kids = list(parent.K) if isinstance(parent.K, pikepdf.Array) else [parent.K]
                    assert number in kids and parent.Pg.objgen == page.obj.objgen, name


def test_the_file_says_that_it_is_tagged_its_language_and_its_title(pdfs):
    for name, pdf in pdfs.items():
        with opened(pdf) as document:
            root = document.Root
            langue = langue_of(name)
            assert bool(root.MarkInfo.Marked) and bool(root.ViewerPreferences.DisplayDocTitle)
            assert str(root.Lang) == langue
            assert {str(page.Tabs) for page in document.pages} == {"/S"}
            with document.open_metadata() as metadata:
                assert metadata["dc:title"] == str(document.docinfo.Title) != ""
                assert metadata["dc:language"] == {langue}
            assert all("/DescendantFonts" in font for page in document.pages for font in page.Resources.Font.values())
            assert document.check_pdf_syntax() == [], name


@pytest.mark.skipif(not HAS_POPPLER, reason="pdfinfo is not installed")
def test_a_slip_is_read_whole_and_in_its_order(pdfs, tmp_path):
    said = plain(" ".join(struct_text(pdfs["fiche d’orientation"], tmp_path)))

    assert [words for words in WRITTEN if plain(words) not in said] == []
    assert said.startswith("Fiche d’orientation") and said.endswith("mise en cause.")
    assert said.index("Émetteur") < said.index("Destinataire") < said.index("Situation") < said.index("Retour attendu")


@pytest.mark.skipif(not HAS_POPPLER, reason="pdfinfo is not installed")
def test_a_sheet_is_read_step_after_step_across_its_columns_and_sides(pdfs, tmp_path):
    said = plain(" ".join(struct_text(pdfs["fiche réflexe"], tmp_path)))

    places = [said.find(f" {etape.etape_id} ") for etape in ACCUEIL.fiche.etapes()]
    assert len(places) > 10 and -1 not in places
    assert places == sorted(places)
    assert said.count("Imprimé le") == 1


def test_titles_lists_and_tables_are_told_from_paragraphs(pdfs):
    with opened(pdfs["fiche d’orientation"]) as document:
        slip = tree(document)
    with opened(pdfs["fiche réflexe"]) as document:
        sheet = tree(document)

    for each in (slip, sheet):
        assert len(each.of("H1")) == 1 and len(each.of("H2")) > 3
        assert all({kid.role for kid in tag.kids} == {"LI"} for tag in each.of("L"))
        assert all({kid.role for kid in tag.kids} <= {"Lbl", "LBody"} for tag in each.of("LI"))
        assert all({kid.role for kid in tag.kids} == {"TR"} for tag in each.of("Table"))
    needs = next(tag for tag in slip.of("Table") if any(head.scope == "Column" for head in tag.of("TH")))
    assert [[cell.role for cell in line.kids] for line in needs.kids] == [["TH"] * 4] + [["TH", "TD", "TD", "TD"]] * 2
    assert all(head.scope for each in (slip, sheet) for head in each.of("TH"))
    assert len(sheet.of("LI")) >= len(list(ACCUEIL.fiche.etapes()))


def test_a_drawing_that_means_something_says_it(pdfs):
    alts = set()
    for pdf in pdfs.values():
        with opened(pdf) as document:
            figures = tree(document).of("Figure")
        assert all(figure.alt and figure.has_box for figure in figures)
        alts |= {figure.alt for figure in figures}

    assert alts == {"coché", "fait", "case à cocher", "à ne pas faire"}


def test_arabic_is_given_as_it_was_written_because_its_glyphs_are_not_in_that_order(pdfs):
    with opened(pdfs[ARABIC]) as document:
        said = [plain(words_of(tag)) for tag in tree(document).of("P")]

    carte = CARTES[Langue.ARABE]
    assert carte.face is not None
    written = [carte.face, *carte.phrases, *(numero.objet for numero in carte.numeros)]
    assert [texte.content for texte in written if plain(texte.content) not in said] == []


def test_a_number_is_read_before_what_it_is_for_in_every_direction(pdfs):
    for langue in CARTES:
        with opened(pdfs[f"carte {langue}"]) as document:
            items = tree(document).of("LI")

        assert [[kid.role for kid in item.kids] for item in items] == [["Lbl", "LBody"]] * 3


def test_words_in_another_language_say_which(pdfs):
    with opened(pdfs[ARABIC]) as document:
        tags = tree(document)
    with opened(pdfs["fiche d’un mineur"]) as document:
        minor = tree(document)

    quoted = [tag for tag in tags.of("Span") if "Je parle arabe" in tag.actual]
    assert [tag.langue for tag in quoted] == ["fr"]
    assert "fr" in {tag.langue for tag in tags.of("P")}
    assert [(tag.actual, tag.langue) for tag in minor.of("Span")] == [("مريم", "ar")]


def test_only_words_that_run_right_to_left_need_to_be_given_again(pdfs):
    for name, pdf in pdfs.items():
        langue = langue_of(name)
        if langue.direction is Direction.LTR and name != "fiche d’un mineur":
            with opened(pdf) as document:
                assert words_of(tree(document)) == "", name


def test_an_encrypted_slip_keeps_its_tags_and_lets_a_screen_reader_read(pdfs):
    plain_slip = pdfs["fiche d’orientation"]

    encrypted = encrypt_pdf(plain_slip, "six mots dictés au téléphone")

    with (
        opened(plain_slip) as before,
        pikepdf.open(BytesIO(encrypted), password="six mots dictés au téléphone") as after,
    ):
        assert after.allow.accessibility and after.allow.extract
        assert tree(after) == tree(before)
