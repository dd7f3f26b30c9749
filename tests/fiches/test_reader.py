"""What an author writes becomes the values of the model."""

from pathlib import Path

import pytest

from desktop.fiches.contenu import Contenu
from desktop.fiches.model import Acte, Certitude, EtapeId, Fiche, FicheId, Nature, Rang, Relecture


@pytest.fixture
def fiche(resources: Path) -> Fiche:
    return Contenu.load(resources).fiches[FicheId("accueil")]


def test_a_step_has_its_text_detail_and_all_that_it_cites(fiche):
    isoler, aviser = fiche.etapes()

    assert isoler.etape_id == EtapeId("A1")
    assert isoler.texte == "**Isoler.** Fermer la porte."
    assert isoler.detail == "Rester calme\N{NO-BREAK SPACE}: c’est l’essentiel."
    assert (isoler.certitude, isoler.contacts) == (Certitude.PROPOSITION, ("samu",))
    assert (aviser.certitude, aviser.articles, aviser.acte) == (Certitude.VERIFIE, ("cpp-40",), Acte.PARQUET_AVISE)
    assert (aviser.leads_to, aviser.opens_entretien) == ("accueil", "accueil")


def test_sections_come_in_order_with_their_nature(fiche):
    natures = [(section.section_id, section.titre, section.nature) for section in fiche.sections]

    assert natures == [
        ("minutes", "Premières minutes", Nature.ETAPES),
        ("interdits", "Ne jamais faire", Nature.INTERDITS),
        ("lire", "À lire", Nature.LECTURE),
    ]


def test_reading_may_follow_the_steps_with_its_table_untouched(fiche):
    (risque,) = fiche.sections[0].lecture

    assert risque.markdown == "### Le risque\n\n| Élevé | Faible |\n|---|---|\n| menace | aucune |"


def test_the_certainty_of_a_section_holds_for_what_does_not_say_its_own(fiche):
    interdits, lecture = fiche.sections[1].interdits, fiche.sections[2].lecture

    assert [p.certitude for p in interdits] == [Certitude.PROPOSITION, Certitude.VERIFIE]
    assert [p.certitude for p in lecture] == [Certitude.MEMOIRE, Certitude.VERIFIE]
    assert lecture[0].markdown == "Un texte sans titre."
    assert lecture[1].sources == ("LEGI",)


def test_the_law_panel_begins_with_the_header_then_what_the_steps_cite(fiche):
    assert fiche.articles == ("cp-611-1", "cpp-40")
    assert fiche.relecture is Relecture.PROJET


def test_a_sheet_is_a_main_one_unless_it_says_otherwise(resources: Path, damage, fiche):
    damage("fiches/accueil/fiche.md", "relecture: projet", "rang: complementaire\nrelecture: projet")

    assert fiche.rang is Rang.PRINCIPALE
    assert Contenu.load(resources).fiches[FicheId("accueil")].rang is Rang.COMPLEMENTAIRE


def test_a_file_from_a_windows_editor_reads_the_same(resources: Path, fiche):
    path = resources / "fiches/accueil/fiche.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert Contenu.load(resources).fiches[FicheId("accueil")] == fiche


def test_an_article_tells_its_source_in_words(resources: Path):
    article = next(iter(Contenu.load(resources).articles.values()))

    assert (article.source, article.source_keys) == ("Légifrance", ("LEGI",))
